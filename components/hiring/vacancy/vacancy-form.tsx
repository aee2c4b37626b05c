"use client";
// The one form of a vacancy, for posting and for changing it; what is wrong stands beside its field, what was written stays.
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { editVacancy, postVacancy } from "#lib/hiring/actions";
import { addDays, deadlineMaxDays } from "#lib/hiring/rules";
import { contractKinds } from "#lib/hiring/schema";
import { amountInput } from "#lib/hiring/vacancy/amount";
import { minorDigits } from "#lib/hiring/vacancy/currency";
import { localDate } from "#lib/hiring/vacancy/place";
import { useRouter } from "#lib/i18n/navigation";
import { leaving } from "../../ui/action/action.ts";
import { ActionForm, useActionForm } from "../../ui/action/action-form.tsx";
import { Button } from "../../ui/button.tsx";
import { Check, Field, Input, Select, Textarea } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PageSection, PageSectionEnd } from "../../ui/page-section.tsx";
import { useDraft } from "../../ui/use-draft.tsx";
import { MustHaveFields } from "./must-have-fields.tsx";
import { PayFields } from "./pay-fields.tsx";
import { PlaceFields } from "./place-fields.tsx";
import { useDeadline } from "./use-deadline.tsx";
import { blankOf, type VacancyFormProps } from "./vacancy-draft.tsx";
import { type Faults, faultsOf, termsOf } from "./vacancy-faults.tsx";

export function VacancyForm(props: VacancyFormProps) {
  const { organisations, vacancy, at } = props;
  const t = useTranslations("hiring.form");
  const words = useTranslations("hiring");
  const router = useRouter();
  const locale = useLocale();
  const { parts } = useDeadline();
  const blank = blankOf(props, locale);
  const { draft, change, forget, restored, reset } = useDraft(`vacancy:${vacancy?.vacancyId ?? "new"}`, blank);
  const [tried, setTried] = useState(false);
  const form = useActionForm();

  const today = localDate(new Date(at), draft.zone);
  const faults = faultsOf(draft, { at, filled: vacancy?.filled ?? 0, locale });
  const count = Object.keys(faults).length;
  // 5,600,000 rupiah, or a good three thousand with a fraction: 3,200.50.
  const example = amountInput(
    draft.currency === "IDR" ? 5_600_000 : 32_005 * 10 ** (minorDigits[draft.currency] - 1),
    draft.currency,
    locale,
  );
  const errorOf = (name: keyof Faults) => (tried && faults[name] ? t(`fault.${faults[name]}`, { example }) : undefined);
  const text = (name: "title" | "openings" | "deadline" | "description" | "pledgedBy") => ({
    name,
    value: draft[name],
    onChange: (event: { target: { value: string } }) => change({ [name]: event.target.value }),
  });

  function send() {
    setTried(true);
    form.clear();
    if (count > 0) return form.focusFault();
    const terms = termsOf(draft, locale);
    const leave = (path: string) => {
      forget();
      router.push(path);
      router.refresh();
      return leaving;
    };
    if (vacancy) void form.run(() => editVacancy({ vacancyId: vacancy.vacancyId, ...terms }), { after: () => leave("/employer") });
    else
      void form.run(() => postVacancy({ organisationId: draft.organisationId, ...terms }), {
        after: ({ vacancyId }) => leave(`/vacancies/${vacancyId}`),
      });
  }

  return (
    <ActionForm form={form} onSend={send} notice="none" className="block">
      {restored ? (
        <div className="mb-6 flex flex-wrap items-center justify-between gap-2 rounded-2 bg-sunk px-4 py-1 text-ink-2 text-sm">
          {t("draft")}
          <Button
            size="sm"
            variant="quiet"
            onClick={() => {
              forget();
              reset(blank);
              setTried(false);
            }}
          >
            {t("discard")}
          </Button>
        </div>
      ) : null}
      <PageSection title={t("partJob")}>
        {vacancy === null && organisations.length > 1 ? (
          <Field label={t("organisation")}>
            <Select name="organisationId" value={draft.organisationId} onChange={(event) => change({ organisationId: event.target.value })}>
              {organisations.map(({ organisationId, name }) => (
                <option key={organisationId} value={organisationId}>
                  {name}
                </option>
              ))}
            </Select>
          </Field>
        ) : null}
        <Field label={t("title")} hint={t("titleHint")} error={errorOf("title")}>
          <Input {...text("title")} maxLength={80} />
        </Field>
        <PlaceFields draft={draft} error={errorOf("place")} change={change} />
        <Field label={t("contract")} className="sm:max-w-[calc(50%-0.625rem)]">
          <Select
            name="contract"
            value={draft.contract}
            onChange={(event) => change({ contract: contractKinds.find((kind) => kind === event.target.value) ?? "fixed_term" })}
          >
            {contractKinds.map((kind) => (
              <option key={kind} value={kind}>
                {words(`contract.${kind}`)}
              </option>
            ))}
          </Select>
        </Field>
      </PageSection>
      <PageSection title={t("partPay")} lead={t("partPayLead")}>
        <PayFields draft={draft} errorOf={errorOf} change={change} />
        <div className="grid gap-5 sm:grid-cols-2">
          <Field
            label={t("openings")}
            hint={vacancy && vacancy.filled > 0 ? t("openingsTaken", { count: vacancy.filled }) : undefined}
            error={errorOf("openings")}
          >
            <Input {...text("openings")} inputMode="numeric" maxLength={5} />
          </Field>
          <Field
            label={t("deadline")}
            hint={draft.deadline ? t("deadlineHint", parts(draft)) : t("deadlineLimit")}
            error={errorOf("deadline")}
          >
            <Input {...text("deadline")} type="date" min={today} max={addDays(today, deadlineMaxDays)} />
          </Field>
        </div>
      </PageSection>
      <PageSection title={t("partWork")} lead={t("partWorkLead")}>
        <Field label={t("description")} hint={t("descriptionHint")} error={errorOf("description")}>
          <Textarea {...text("description")} rows={6} maxLength={4_000} />
        </Field>
        <MustHaveFields musts={draft.mustHave} error={errorOf("mustHave")} onChange={(mustHave) => change({ mustHave })} />
      </PageSection>
      <PageSection title={t("pledgeTitle")} lead={t("pledgeLead")}>
        <fieldset className="grid gap-3 rounded-2 bg-kunyit-soft p-4 text-kunyit-ink">
          <legend className="sr-only">{t("pledgeTitle")}</legend>
          <div className="text-ink">
            <Check
              label={t("pledge")}
              name="pledged"
              checked={draft.pledged}
              aria-invalid={errorOf("pledged") ? true : undefined}
              onChange={(event) => change({ pledged: event.target.checked })}
            />
            {errorOf("pledged") ? (
              <p role="alert" className="text-bata-ink text-sm">
                {errorOf("pledged")}
              </p>
            ) : null}
          </div>
          <Field label={t("pledgedBy")} hint={t("pledgedByHint")} error={errorOf("pledgedBy")} className="text-ink">
            <Input {...text("pledgedBy")} maxLength={120} autoComplete="name" />
          </Field>
        </fieldset>
      </PageSection>
      <PageSectionEnd>
        {tried && count > 0 ? <Notice tone="fault" title={t("faults", { count })} className="basis-full" /> : null}
        {form.sentence ? <Notice tone="fault" title={form.sentence} className="basis-full" /> : null}
        <Button type="submit" variant="main" size="big" disabled={form.pending} aria-busy={form.pending} className="max-sm:w-full">
          {form.pending ? t("saving") : vacancy ? t("save") : t("post")}
        </Button>
      </PageSectionEnd>
    </ActionForm>
  );
}
