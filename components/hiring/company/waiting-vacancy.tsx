"use client";
// One vacancy that waits for an administrator: what it says, what its company says of itself, and the decision.
import { useTranslations } from "next-intl";
import { approveCriterion, passVacancy, refuseCriterion, sendVacancyBack } from "#lib/hiring/actions";
import type { WaitingVacancy as Waiting } from "#lib/hiring/vacancy/view";
import { Link } from "#lib/i18n/navigation";
import { ActionForm, typed, useActionForm } from "../../ui/action/action-form.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Chip } from "../../ui/chip.tsx";
import { Field, Textarea } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";

/** `since` in words, as the server wrote it; `onDone` says what happened, since the card goes with the next look. */
export type WaitingVacancyProps = { vacancy: Waiting; since: string; onDone: (sentence: string) => void };

export function WaitingVacancy({ vacancy, since, onDone }: WaitingVacancyProps) {
  const t = useTranslations("companies.waiting");
  const found = useTranslations("vacancies.found");
  const form = useActionForm({ fields: ["reason"] });
  const { vacancyId, title, organisation, organisationId, company } = vacancy;
  return (
    <Card className="grid gap-4 p-5 sm:p-6">
      <div>
        <p className="flex flex-wrap items-center gap-2">
          <Link href={`/organisations/${organisationId}`} className="tap-44 font-semibold underline-offset-4 hover:underline">
            <bdi translate="no">{organisation}</bdi>
          </Link>
          {vacancy.isFirst ? <Chip tone="first">{t("first")}</Chip> : null}
          {vacancy.isChange ? <Chip>{t("change")}</Chip> : null}
        </p>
        <h2 className="mt-1 text-xl">
          <bdi>{title}</bdi>
        </h2>
        <p className="text-ink-2 text-sm">{since}</p>
      </div>
      <p dir="auto" className="max-w-text whitespace-pre-line wrap-anywhere">
        {vacancy.description}
      </p>
      {vacancy.mustHave.length > 0 ? (
        <ul className="list-disc ps-5">
          {vacancy.mustHave.map((must) => (
            <li key={must} dir="auto">
              {must}
            </li>
          ))}
        </ul>
      ) : null}
      {vacancy.found.map(({ kind, words }) => (
        <Notice key={`${kind} ${words}`} tone="warn" title={found(kind, { words })} />
      ))}
      <div className="rounded-2 bg-sunk p-4 text-sm">
        <h3 className="font-semibold">{t("company")}</h3>
        <p>{company.domain ? t("domain", { domain: company.domain }) : t("noDomain")}</p>
        <p dir="auto" className="mt-1 wrap-anywhere">
          {[company.about, company.town, company.website].filter(Boolean).join(" · ")}
        </p>
        <p dir="auto">{[company.answerableName, company.answerableOffice].filter(Boolean).join(", ")}</p>
        <p>{t("pledge", { name: vacancy.pledgedBy })}</p>
      </div>
      {vacancy.criteria.map((criterion) => (
        <CriterionLine key={criterion.criterionId} criterion={criterion} onDone={onDone} />
      ))}
      {vacancy.isOwn ? (
        <Notice title={t("own")} />
      ) : (
        <ActionForm
          form={form}
          onSend={(filled) => {
            const reason = typed(filled, "reason");
            void form.run(() => sendVacancyBack({ vacancyId, reason }), {
              after: () => onDone(t("sentBack", { title })),
              refresh: true,
            });
          }}
        >
          <Button
            variant="main"
            className="self-start"
            aria-label={t("passOf", { title })}
            aria-busy={form.pending}
            onClick={() => void form.run(() => passVacancy({ vacancyId }), { after: () => onDone(t("passed", { title })), refresh: true })}
          >
            {t("pass")}
          </Button>
          <Field label={t("reason")} hint={t("reasonHint")} error={form.fault("reason")}>
            <Textarea name="reason" rows={2} maxLength={300} />
          </Field>
          <Button type="submit" className="self-start" aria-busy={form.pending}>
            {t("sendBack")}
          </Button>
        </ActionForm>
      )}
    </Card>
  );
}

type CriterionLineProps = { criterion: Waiting["criteria"][number]; onDone: (sentence: string) => void };

function CriterionLine({ criterion: { criterionId, kind, value, justification }, onDone }: CriterionLineProps) {
  const t = useTranslations("companies.waiting");
  const kinds = useTranslations("vacancies.criterion");
  const form = useActionForm({ fields: ["reason"] });
  return (
    <ActionForm
      form={form}
      className="rounded-2 border border-line p-4"
      onSend={(filled) => {
        const reason = typed(filled, "reason");
        void form.run(() => refuseCriterion({ criterionId, reason }), { after: () => onDone(t("refused")), refresh: true });
      }}
    >
      <p className="font-semibold">{t("criterion", { kind: kinds(kind), value })}</p>
      <p dir="auto" className="text-sm wrap-anywhere">
        {justification}
      </p>
      <Button
        className="self-start"
        aria-busy={form.pending}
        onClick={() => void form.run(() => approveCriterion({ criterionId }), { after: () => onDone(t("approved")), refresh: true })}
      >
        {t("approve")}
      </Button>
      <Field label={t("reason")} hint={t("reasonHint")} error={form.fault("reason")}>
        <Textarea name="reason" rows={2} maxLength={300} />
      </Field>
      <Button type="submit" variant="quiet" className="self-start" aria-busy={form.pending}>
        {t("refuse")}
      </Button>
    </ActionForm>
  );
}
