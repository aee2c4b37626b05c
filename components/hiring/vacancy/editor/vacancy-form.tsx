"use client";
// The one form of a vacancy, for handing in and for changing it; what is wrong stands beside its field, what was written stays.
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { editVacancy, postVacancy } from "#lib/hiring/actions";
import { addDays, deadlineMaxDays } from "#lib/hiring/rules";
import { amountInput } from "#lib/hiring/terms/amount";
import { minorDigits } from "#lib/hiring/terms/currency";
import { localDate } from "#lib/hiring/terms/place";
import { criteriaOf, termsOf } from "#lib/hiring/vacancy/draft-terms";
import { type Faults, faultsOf, pledgeFaults } from "#lib/hiring/vacancy/vacancy-faults";
import { scanVacancy } from "#lib/hiring/vacancy/word-scan";
import { useRouter } from "#lib/i18n/navigation";
import type { Locale } from "#lib/i18n/routing";
import { leaving } from "../../../ui/action/action.ts";
import { ActionForm, useActionForm } from "../../../ui/action/action-form.tsx";
import { Button } from "../../../ui/button.tsx";
import { Field, Input, Select } from "../../../ui/field.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { PageSection, PageSectionEnd } from "../../../ui/page-section.tsx";
import { useDraft } from "../../../ui/use-draft.tsx";
import { useDeadline } from "../use-deadline.tsx";
import { CriteriaFields } from "./criteria-fields.tsx";
import { DraftStatus } from "./draft-status.tsx";
import { blankOf, type FormState, fieldsOf, type VacancyFormProps } from "./form-state.ts";
import { JobFields } from "./job-fields.tsx";
import { MoreFields } from "./more-fields.tsx";
import { PayFields } from "./pay-fields.tsx";
import { PledgeFields } from "./pledge-fields.tsx";
import { TwoVersions } from "./two-versions.tsx";
import { useServerDraft } from "./use-server-draft.ts";
import { WorkFields } from "./work-fields.tsx";

type TextName = { [K in keyof FormState]: FormState[K] extends string ? K : never }[keyof FormState];

/** What each part of the form is given. */
export type PartProps = {
  state: FormState;
  text: (name: TextName) => { name: string; value: string; onChange: (event: { target: { value: string } }) => void };
  errorOf: (name: keyof Faults) => string | undefined;
  change: (part: Partial<FormState>) => void;
};

export function VacancyForm(props: VacancyFormProps) {
  const { organisations, vacancy, at } = props;
  const t = useTranslations("hiring.form");
  const words = useTranslations("vacancies");
  const router = useRouter();
  const locale = useLocale() as Locale;
  const { parts } = useDeadline();
  const blank = blankOf(props, locale);
  const [key, setKey] = useState(`vacancy:${vacancy?.vacancyId ?? props.draft?.draftId ?? "new"}`);
  const kept = useDraft(key, blank);
  const { draft: state, change, forget, restored, reset } = kept;
  const [tried, setTried] = useState(false);
  const form = useActionForm();
  const hasOwnPage = vacancy !== null || props.draft !== null;
  const saver = useServerDraft({ state, vacancyId: vacancy?.vacancyId ?? null, hasOwnPage, change });

  useEffect(() => {
    if (!hasOwnPage && state.draftId) setKey(`vacancy:${state.draftId}`);
  }, [hasOwnPage, state.draftId]);
  // What the server has is not kept in this tab too: another device may go on with it.
  useEffect(() => {
    if (saver.saving === "saved" && saver.isCurrent) forget();
  }, [saver.saving, saver.isCurrent, forget]);

  const fields = fieldsOf(state);
  const today = localDate(new Date(at), state.zone);
  const faults = { ...faultsOf(fields, { at, filled: vacancy?.filled ?? 0 }), ...pledgeFaults(state) };
  const found = scanVacancy(termsOf(fields), today);
  const count = Object.keys(faults).length;
  // 5,600,000 rupiah, or a good three thousand with a fraction: 3,200.50.
  const example = amountInput(
    state.currency === "IDR" ? 5_600_000 : 32_005 * 10 ** (minorDigits[state.currency] - 1),
    state.currency,
    locale,
  );
  const part: PartProps = {
    state,
    change,
    text: (name) => ({ name, value: state[name], onChange: (event) => change({ [name]: event.target.value }) }),
    errorOf: (name) => {
      const fault = tried ? faults[name] : undefined;
      return fault && words(`fault.${fault}`, { example });
    },
  };
  // Somebody else's change was handed in after this one began.
  const handedIn = vacancy && state.vacancyVersion < vacancy.version ? vacancy : null;

  async function send() {
    setTried(true);
    form.clear();
    if (count > 0) return form.focusFault();
    const draft = await saver.settle();
    const terms = {
      ...termsOf(fields),
      criteria: criteriaOf(fields),
      draft,
      pledgedBy: state.pledgedBy.trim(),
      pledgedRole: state.pledgedRole.trim(),
    };
    const after = ({ vacancyId, isPublic }: { vacancyId: string; isPublic: boolean }) => {
      forget();
      router.push(isPublic && !vacancy ? `/vacancies/${vacancyId}` : "/employer");
      router.refresh();
      return leaving;
    };
    const went = vacancy
      ? await form.run(() => editVacancy({ vacancyId: vacancy.vacancyId, version: state.vacancyVersion, ...terms }), { after })
      : await form.run(() => postVacancy({ organisationId: state.organisationId, ...terms }), { after });
    if (went) return;
    router.refresh();
    saver.resume();
  }

  return (
    <ActionForm form={form} onSend={send} notice="none" className="block">
      {vacancy?.sentBackReason ? (
        <Notice tone="warn" title={words("editor.sentBack")} className="mb-6">
          <p dir="auto">{vacancy.sentBackReason}</p>
        </Notice>
      ) : null}
      {saver.theirs ? <TwoVersions mine={fields} theirs={saver.theirs.fields} onChoose={saver.choose} /> : null}
      {handedIn && !saver.theirs ? (
        <TwoVersions
          mine={fields}
          theirs={handedIn.fields}
          onChoose={(which) => change({ ...(which === "theirs" ? handedIn.fields : {}), vacancyVersion: handedIn.version })}
        />
      ) : null}
      {restored && !state.draftId ? (
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
        {vacancy === null && !state.draftId && organisations.length > 1 ? (
          <Field label={t("organisation")}>
            <Select name="organisationId" value={state.organisationId} onChange={(event) => change({ organisationId: event.target.value })}>
              {organisations.map(({ organisationId, name }) => (
                <option key={organisationId} value={organisationId}>
                  {name}
                </option>
              ))}
            </Select>
          </Field>
        ) : null}
        <JobFields {...part} />
      </PageSection>
      <PageSection title={t("partPay")} lead={words("editor.partPayLead")}>
        <PayFields {...part} />
        <div className="grid gap-5 sm:grid-cols-2">
          <Field
            label={t("openings")}
            hint={vacancy && vacancy.filled > 0 ? t("openingsTaken", { count: vacancy.filled }) : undefined}
            error={part.errorOf("openings")}
          >
            <Input {...part.text("openings")} inputMode="numeric" maxLength={5} />
          </Field>
          <Field
            label={t("deadline")}
            hint={state.deadline ? t("deadlineHint", parts(state)) : t("deadlineLimit")}
            error={part.errorOf("deadline")}
          >
            <Input {...part.text("deadline")} type="date" min={today} max={addDays(today, deadlineMaxDays)} />
          </Field>
        </div>
      </PageSection>
      <PageSection title={t("partWork")} lead={t("partWorkLead")}>
        <WorkFields {...part} found={found} />
      </PageSection>
      <PageSection title={words("editor.partMore")} lead={words("editor.partMoreLead")}>
        <details
          className="group"
          open={
            ["niceToHave", "questions", "replyByDays", "startDate", "karirhubRef", "aiScreening"].some((name) => tried && name in faults) ||
            undefined
          }
        >
          <summary className="tap-44 inline-flex min-h-11 cursor-pointer items-center font-semibold text-leaf">
            {words("editor.more")}
          </summary>
          <div className="mt-3 flex flex-col gap-5">
            <MoreFields {...part} today={today} />
          </div>
        </details>
        <CriteriaFields criteria={state.criteria} error={part.errorOf("criteria")} onChange={(criteria) => change({ criteria })} />
      </PageSection>
      <PageSection title={t("pledgeTitle")} lead={t("pledgeLead")}>
        <PledgeFields {...part} />
      </PageSection>
      <PageSectionEnd>
        {tried && count > 0 ? <Notice tone="fault" title={t("faults", { count })} className="basis-full" /> : null}
        {form.sentence ? <Notice tone="fault" title={form.sentence} className="basis-full" /> : null}
        {state.criteria.length > 0 || found.some(({ kind }) => kind === "money") ? (
          <p className="basis-full text-ink-2 text-sm">{words("editor.willWait")}</p>
        ) : null}
        <Button type="submit" variant="main" size="big" disabled={form.pending} aria-busy={form.pending} className="max-sm:w-full">
          {form.pending ? t("saving") : vacancy ? t("save") : t("post")}
        </Button>
        <DraftStatus saving={saver.saving} draftId={state.draftId} isCurrent={saver.isCurrent} onStartAnew={saver.startAnew} />
      </PageSectionEnd>
    </ActionForm>
  );
}
