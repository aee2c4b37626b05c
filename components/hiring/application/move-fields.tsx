"use client";
// Where an application goes, and why it is rejected: asked for one applicant and for many.
import { useTranslations } from "next-intl";
import { type CompanyMove, type RejectionReason, rejectionReasons } from "#lib/hiring/application/state";
import { Field, Select } from "../../ui/field.tsx";

type StageFieldProps = {
  label: string;
  choices: readonly CompanyMove[];
  value: CompanyMove | "";
  onChange: (to: CompanyMove | "") => void;
};

export function StageField({ label, choices, value, onChange }: StageFieldProps) {
  const t = useTranslations("hiring");
  return (
    <Field label={label}>
      <Select name="to" required value={value} onChange={(event) => onChange(event.target.value as CompanyMove | "")}>
        <option value="">{t("move.choose")}</option>
        {choices.map((stage) => (
          <option key={stage} value={stage}>
            {t(`stage.${stage}`)}
          </option>
        ))}
      </Select>
    </Field>
  );
}

type ReasonFieldProps = { value: RejectionReason | ""; onChange: (reason: RejectionReason | "") => void; error: string | undefined };

export function ReasonField({ value, onChange, error }: ReasonFieldProps) {
  const t = useTranslations("hiring");
  return (
    <Field label={t("move.reason")} error={error}>
      <Select name="reason" required value={value} onChange={(event) => onChange(event.target.value as RejectionReason | "")}>
        <option value="">{t("move.chooseReason")}</option>
        {rejectionReasons.map((one) => (
          <option key={one} value={one}>
            {t(`reason.${one}`)}
          </option>
        ))}
      </Select>
    </Field>
  );
}
