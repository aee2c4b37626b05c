"use client";
// What one may do with a case: claim it, ask both sides, decide, or give it back. What was written stays until it is sent.
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActionButton } from "#components/ui/action/action-button";
import { ActionForm, typed, useActionForm } from "#components/ui/action/action-form";
import { useAction } from "#components/ui/action/use-action";
import { Button } from "#components/ui/button";
import { Field, Input, Textarea } from "#components/ui/field";
import { Notice } from "#components/ui/notice";
import { Segmented } from "#components/ui/segmented";
import { useDraft } from "#components/ui/use-draft";
import { askSide, claimCase, decideCase, releaseCase, reportedAddress } from "#lib/reports/actions";
import type { Rung } from "#lib/reports/ladder";
import type { CaseView } from "#lib/reports/view";
import { Section } from "./section.tsx";

export function CaseActions({ found }: { found: CaseView }) {
  const t = useTranslations("reports");
  const claiming = useAction();
  const { caseId } = found;
  if (found.state !== "open" && found.state !== "appealed") return null;
  if (found.claim === "other" && !found.mayTakeOver) return <Notice title={t("case.with")} className="mt-8" />;
  if (found.myClaim === null)
    return (
      <div className="mt-8">
        <ActionButton action={claiming} variant="main" onClick={() => claiming.run(() => claimCase({ caseId }), { refresh: true })}>
          {t("case.claim")}
        </ActionButton>
        <p className="mt-2 text-sm text-ink-2">{t("case.claimText")}</p>
      </div>
    );
  const held = { caseId, claim: found.myClaim };
  return (
    <>
      <Ask held={held} mayAskReported={found.reported.canAnswer} />
      {found.rungs.length > 0 ? <Decide held={held} rungs={found.rungs} /> : null}
      {found.reported.mayRead ? <Address held={held} /> : null}
      <div className="mt-8">
        <ActionButton action={claiming} onClick={() => claiming.run(() => releaseCase(held), { refresh: true })}>
          {t("case.release")}
        </ActionButton>
      </div>
    </>
  );
}

type ClaimedCase = { caseId: string; claim: number };

function Ask({ held, mayAskReported }: { held: ClaimedCase; mayAskReported: boolean }) {
  const t = useTranslations("reports");
  const form = useActionForm({ fields: ["question"] });
  const side = mayAskReported ? "reported" : "reporter";
  const { draft, change, forget } = useDraft(`ask ${held.caseId}`, { question: "", side: side as "reporter" | "reported" });
  return (
    <Section title={t("case.ask")}>
      <ActionForm
        form={form}
        onSend={() =>
          form.run(() => askSide({ ...held, side: draft.side, question: draft.question }), {
            after: () => {
              change({ question: "" });
              forget();
            },
            done: t("case.asked"),
            refresh: true,
          })
        }
      >
        {mayAskReported ? (
          <Segmented
            label={t("case.askWhom")}
            value={draft.side}
            onChange={(whom) => change({ side: whom })}
            options={[
              { value: "reported", label: t("case.fromReported") },
              { value: "reporter", label: t("case.fromReporter") },
            ]}
            className="self-start"
          />
        ) : null}
        <Field label={t("case.question")} hint={t("case.questionHint")} error={form.fault("question")}>
          <Textarea
            name="question"
            maxLength={1000}
            value={draft.question}
            onChange={(event) => change({ question: event.target.value })}
          />
        </Field>
        <div className="flex flex-wrap items-center gap-3">
          <Button type="submit" aria-busy={form.pending}>
            {t("case.ask")}
          </Button>
          <span role="status" className="text-sm text-ink-2">
            {form.done}
          </span>
        </div>
      </ActionForm>
    </Section>
  );
}

/** Their address, such as to reach somebody in danger. They read in their ledger that it was looked at, and why. */
function Address({ held }: { held: ClaimedCase }) {
  const t = useTranslations("reports");
  const form = useActionForm({ fields: ["reason"] });
  const [email, setEmail] = useState<string | null>(null);
  return (
    <Section title={t("case.address")} lead={t("case.addressLead")}>
      {email === null ? (
        <ActionForm
          form={form}
          onSend={(filled) =>
            form.run(() => reportedAddress({ ...held, reason: typed(filled, "reason") }), { after: (shown) => setEmail(shown.email) })
          }
        >
          <Field label={t("case.addressReason")} error={form.fault("reason")}>
            <Input name="reason" maxLength={200} autoComplete="off" />
          </Field>
          <Button type="submit" aria-busy={form.pending} className="self-start">
            {t("case.addressGo")}
          </Button>
        </ActionForm>
      ) : (
        <bdi translate="no" className="font-semibold wrap-anywhere">
          {email}
        </bdi>
      )}
    </Section>
  );
}

function Decide({ held, rungs }: { held: ClaimedCase; rungs: readonly Rung[] }) {
  const t = useTranslations("reports");
  const form = useActionForm({ fields: ["reason", "rung"] });
  const { draft, change, forget } = useDraft(`decide ${held.caseId}`, { reason: "", rung: "" });
  const rung = rungs.find((one) => one === draft.rung) ?? rungs[0] ?? "no_breach";
  return (
    <Section title={t("case.decide")}>
      <ActionForm
        form={form}
        onSend={() => form.run(() => decideCase({ ...held, rung, reason: draft.reason }), { after: forget, refresh: true })}
      >
        <fieldset>
          <legend className="mb-1 text-sm font-semibold">{t("case.rung")}</legend>
          {rungs.map((one) => (
            <label key={one} className="flex min-h-11 items-start gap-3 py-2">
              <input
                type="radio"
                name="rung"
                value={one}
                checked={one === rung}
                onChange={() => change({ rung: one })}
                className="mt-0.5 size-5 shrink-0 accent-leaf"
              />
              <span className="min-w-0">
                <span className="block font-semibold">{t(`rung.${one}`)}</span>
                <span className="block text-sm text-ink-2">{t(`rungText.${one}`)}</span>
              </span>
            </label>
          ))}
        </fieldset>
        <Field label={t("case.reasonLabel")} hint={t("case.reasonHint")} error={form.fault("reason")}>
          <Textarea name="reason" maxLength={1000} value={draft.reason} onChange={(event) => change({ reason: event.target.value })} />
        </Field>
        <Button type="submit" variant="main" aria-busy={form.pending} className="self-start">
          {t("case.decideGo")}
        </Button>
      </ActionForm>
    </Section>
  );
}
