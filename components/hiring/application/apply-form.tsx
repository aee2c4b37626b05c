"use client";
// The application itself: four lines, prefilled with what one wrote last, under a name one chooses.
import { useTranslations } from "next-intl";
import { useState } from "react";
import { apply } from "#lib/hiring/actions";
import type { ApplyStart } from "#lib/hiring/application/view";
import type { ShownSection } from "#lib/hiring/profile/sections";
import { Link } from "#lib/i18n/navigation";
import { cardFaults, cardLimits, trimmedCard } from "#lib/rooms/card";
import type { CardInput } from "#lib/rooms/schema";
import { ActionForm, useActionForm } from "../../ui/action/action-form.tsx";
import { Button } from "../../ui/button.tsx";
import { Check, Field, Input, Textarea } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { useVisitorZone } from "../../ui/time/visitor-zone.tsx";
import { useDraft } from "../../ui/use-draft.tsx";
import { PartChoice } from "../profile/part-choice.tsx";
import { useDay } from "../use-day.tsx";
import { PersonaChoice } from "./persona-choice.tsx";

export type ApplyFormProps = { vacancyId: string; organisation: string; state: ApplyStart | null | undefined; onSent: () => void };

const lines = ["roleWanted", "field", "city", "line"] as const;
const texts = { roleWanted: "role", field: "field", city: "city", line: "line" } as const;
const blank: CardInput & {
  asNew: boolean;
  contact: boolean;
  parts: ShownSection[];
  days: 7 | 30 | null;
  note: string;
  musts: string[];
  answers: string[];
} = {
  roleWanted: "",
  field: "",
  city: "",
  line: "",
  asNew: false,
  contact: false,
  parts: [],
  days: null,
  note: "",
  musts: [],
  answers: [],
};

export function ApplyForm({ vacancyId, organisation, state, onSent }: ApplyFormProps) {
  const t = useTranslations("hiring.apply");
  const faults = useTranslations("hiring.form.fault");
  const { day } = useDay(useVisitorZone());
  const { draft, change, forget } = useDraft(`apply:${vacancyId}`, blank);
  const [tried, setTried] = useState(false);
  const form = useActionForm();
  const [replyBy, setReplyBy] = useState<string | null>(null);

  if (replyBy)
    return (
      <Notice
        tone="info"
        title={t("doneTitle")}
        action={
          <Button asChild>
            <Link href="/me">{t("view")}</Link>
          </Button>
        }
      >
        {t("doneText", { date: day(replyBy) })}
      </Notice>
    );
  if (state === undefined)
    return (
      <div className="grid gap-4 py-2" role="status" aria-label={t("loading")}>
        <Skeleton className="h-11" />
        <Skeleton className="h-11" />
        <Skeleton className="h-24" />
      </div>
    );

  const untouched = lines.every((name) => draft[name] === "");
  const last = state?.card ?? null;
  const value = (name: (typeof lines)[number]) => (untouched && last ? last[name] : draft[name]);
  const card = Object.fromEntries(lines.map((name) => [name, value(name)])) as CardInput;
  const faulty = cardFaults(card);
  const persona = draft.asNew ? null : (state?.persona ?? null);

  const filled = state?.profileParts ?? [];
  const chosen = filled.filter((part) => draft.parts.includes(part));

  function send() {
    setTried(true);
    form.clear();
    if (faulty.length > 0) return form.focusFault();
    void form.run(
      () =>
        apply({
          vacancyId,
          roomId: persona?.roomId ?? null,
          card: trimmedCard(card),
          contact: draft.contact,
          shared: { parts: chosen, days: draft.days },
          note: draft.note,
          musts: draft.musts,
          answers: draft.answers,
        }),
      {
        after: (sent) => {
          forget();
          setReplyBy(sent.replyBy);
          onSent();
        },
      },
    );
  }

  return (
    <ActionForm form={form} onSend={send} notice="none" className="grid pb-1">
      <p className="text-ink-2 text-sm">{t(state?.persona ? "intro" : "introNew", { organisation })}</p>
      {state?.persona ? (
        <PersonaChoice persona={state.persona} asNew={draft.asNew} onChoose={(asNew) => change({ ...card, asNew })} />
      ) : null}
      {lines.map((name) => {
        const wrong = tried && faulty.includes(name);
        const shared = {
          name,
          value: card[name],
          maxLength: cardLimits[name],
          required: true,
          onChange: (event: { target: { value: string } }) => change({ ...card, [name]: event.target.value }),
        };
        return (
          <Field
            key={name}
            label={t(texts[name])}
            hint={name === "line" ? t("lineHint") : undefined}
            error={wrong ? faults("empty") : undefined}
          >
            {name === "line" ? (
              <Textarea rows={3} {...shared} />
            ) : (
              <Input {...shared} autoComplete={name === "city" ? "address-level2" : "off"} />
            )}
          </Field>
        );
      })}
      {state && state.mustHave.length > 0 ? (
        <fieldset className="grid gap-x-4">
          <legend className="font-semibold text-sm">{t("musts")}</legend>
          <p className="text-ink-2 text-xs">{t("mustsHint")}</p>
          {state.mustHave.map((must) => (
            <Check
              key={must}
              label={<bdi>{must}</bdi>}
              checked={draft.musts.includes(must)}
              onChange={(event) =>
                change({ ...card, musts: event.target.checked ? [...draft.musts, must] : draft.musts.filter((one) => one !== must) })
              }
            />
          ))}
        </fieldset>
      ) : null}
      {state?.questions.map((question, nth) => (
        <Field key={question} label={<bdi>{question}</bdi>}>
          <Textarea
            rows={2}
            maxLength={500}
            value={draft.answers[nth] ?? ""}
            onChange={(event) =>
              change({
                ...card,
                answers: state.questions.map((_, place) => (place === nth ? event.target.value : (draft.answers[place] ?? ""))),
              })
            }
          />
        </Field>
      ))}
      <Field label={t("note")} hint={t("noteHint")}>
        <Textarea rows={2} maxLength={600} value={draft.note} onChange={(event) => change({ ...card, note: event.target.value })} />
      </Field>
      {untouched && last ? <p className="text-ink-2 text-xs">{t("prefilled")}</p> : null}
      {filled.length > 0 ? (
        <PartChoice
          filled={filled}
          value={{ parts: chosen, days: draft.days }}
          onChange={({ parts, days }) => change({ ...card, parts: [...parts], days })}
        />
      ) : null}
      {state?.hasRelay ? (
        <div className="my-2">
          <Check
            label={t("contact")}
            checked={draft.contact}
            onChange={(event) => change({ ...card, contact: event.target.checked })}
            aria-describedby="apply-contact"
          />
          <p id="apply-contact" className="text-ink-2 text-xs">
            {t("contactText")}
          </p>
        </div>
      ) : null}
      {state?.shownUntil ? <p className="my-2 text-ink-2 text-sm">{t("shownUntil", { date: day(state.shownUntil) })}</p> : null}
      {form.sentence ? <Notice tone="fault" title={form.sentence} /> : null}
      {state && !state.signedIn ? (
        <Notice
          tone="warn"
          title={t("needSignIn")}
          action={
            <>
              <Button asChild variant="main">
                <Link href={{ pathname: "/sign-in", query: { next: `/vacancies/${vacancyId}` } }}>{t("signIn")}</Link>
              </Button>
              <Button asChild>
                <Link href={{ pathname: "/sign-up", query: { next: `/vacancies/${vacancyId}` } }}>{t("signUp")}</Link>
              </Button>
            </>
          }
        >
          {t("needSignInText")}
        </Notice>
      ) : (
        <Button type="submit" variant="main" size="big" disabled={form.pending} aria-busy={form.pending}>
          {form.pending ? t("sending") : t("send")}
        </Button>
      )}
    </ActionForm>
  );
}
