"use client";
// Criteria that the law protects. Closed: whoever opens them says which, and why the work needs it; an administrator reads that first.
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { criterionKinds, type DraftFields, justificationMin } from "#lib/hiring/vacancy/vacancy-schema";
import { Button } from "../../../ui/button.tsx";
import { Check, Field, Input, Select, Textarea } from "../../../ui/field.tsx";

type Criteria = DraftFields["criteria"];
export type CriteriaFieldsProps = { criteria: Criteria; error: string | undefined; onChange: (criteria: Criteria) => void };

const blank = { kind: "age", value: "", justification: "" } as const;

export function CriteriaFields({ criteria, error, onChange }: CriteriaFieldsProps) {
  const t = useTranslations("vacancies");
  const set = (index: number, part: Partial<Criteria[number]>) =>
    onChange(criteria.map((one, at) => (at === index ? { ...one, ...part } : one)));
  return (
    <fieldset className="grid gap-4">
      <legend className="sr-only">{t("editor.criteria")}</legend>
      <Check
        label={t("editor.criteriaOpen")}
        name="criteriaOpen"
        role="switch"
        checked={criteria.length > 0}
        onChange={(event) => onChange(event.target.checked ? [blank] : [])}
      />
      {criteria.length > 0 ? <p className="text-ink-2 text-sm">{t("editor.criteriaText")}</p> : null}
      {criteria.map((one, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a criterion has no identity but its place.
        <div key={index} className="grid gap-4 rounded-2 border border-line p-4 sm:grid-cols-2">
          <Field label={t("editor.criterionKind")}>
            <Select
              value={one.kind}
              onChange={(event) => set(index, { kind: criterionKinds.find((kind) => kind === event.target.value) ?? "other" })}
            >
              {criterionKinds.map((kind) => (
                <option key={kind} value={kind}>
                  {t(`criterion.${kind}`)}
                </option>
              ))}
            </Select>
          </Field>
          <Field label={t("editor.criterionValue")}>
            <Input value={one.value} maxLength={120} onChange={(event) => set(index, { value: event.target.value })} />
          </Field>
          <Field
            label={t("editor.justification")}
            hint={t("editor.justificationHint", { min: justificationMin, count: one.justification.trim().length })}
            error={error}
            className="col-span-full"
          >
            <Textarea
              value={one.justification}
              rows={3}
              maxLength={1_000}
              onChange={(event) => set(index, { justification: event.target.value })}
            />
          </Field>
          <Button
            size="sm"
            variant="quiet"
            className="justify-self-start"
            onClick={() => onChange(criteria.filter((_, at) => at !== index))}
          >
            {t("editor.criterionDrop")}
          </Button>
        </div>
      ))}
      {criteria.length > 0 && criteria.length < 3 ? (
        <Button size="sm" className="justify-self-start" onClick={() => onChange([...criteria, blank])}>
          <Plus aria-hidden strokeWidth={1.9} />
          {t("editor.criterionAdd")}
        </Button>
      ) : null}
    </fieldset>
  );
}
