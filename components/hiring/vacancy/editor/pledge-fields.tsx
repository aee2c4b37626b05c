"use client";
// The pledge that applying costs nothing, signed by somebody with a name and an office.
import { useTranslations } from "next-intl";
import { Check, Field, Input } from "../../../ui/field.tsx";
import type { PartProps } from "./vacancy-form.tsx";

export function PledgeFields({ state, text, errorOf, change }: PartProps) {
  const t = useTranslations("hiring.form");
  const words = useTranslations("vacancies.editor");
  return (
    <fieldset className="grid gap-3 rounded-2 bg-kunyit-soft p-4 text-kunyit-ink">
      <legend className="sr-only">{t("pledgeTitle")}</legend>
      <div className="text-ink">
        <Check
          label={t("pledge")}
          name="pledged"
          checked={state.pledged}
          aria-invalid={errorOf("pledged") ? true : undefined}
          onChange={(event) => change({ pledged: event.target.checked })}
        />
        {errorOf("pledged") ? (
          <p role="alert" className="text-bata-ink text-sm">
            {errorOf("pledged")}
          </p>
        ) : null}
      </div>
      <div className="grid items-start gap-5 text-ink sm:grid-cols-2">
        <Field label={t("pledgedBy")} hint={words("pledgedByHint")} error={errorOf("pledgedBy")}>
          <Input {...text("pledgedBy")} maxLength={120} autoComplete="name" />
        </Field>
        <Field label={words("pledgedRole")} error={errorOf("pledgedRole")}>
          <Input {...text("pledgedRole")} maxLength={120} autoComplete="organization-title" />
        </Field>
      </div>
    </fieldset>
  );
}
