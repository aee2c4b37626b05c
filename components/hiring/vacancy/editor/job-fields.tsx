"use client";
// What the job is: its name and occupation, the kind of contract, the hours.
import { useTranslations } from "next-intl";
import { contractKinds } from "#lib/hiring/schema";
import { occupations } from "#lib/hiring/terms/occupation";
import { hasMonths } from "#lib/hiring/vacancy/draft-terms";
import { Field, Input, Select } from "../../../ui/field.tsx";
import { PlaceFields } from "./place-fields.tsx";
import type { PartProps } from "./vacancy-form.tsx";

export function JobFields({ state, text, errorOf, change }: PartProps) {
  const t = useTranslations("hiring");
  const words = useTranslations("vacancies");
  return (
    <>
      <Field label={t("form.title")} hint={t("form.titleHint")} error={errorOf("title")}>
        <Input {...text("title")} maxLength={80} />
      </Field>
      <div className="grid items-start gap-5 sm:grid-cols-2">
        <Field label={words("editor.occupation")} error={errorOf("occupation")}>
          <Select name="occupation" value={state.occupation} onChange={(event) => change({ occupation: event.target.value })}>
            <option value="">{words("editor.choose")}</option>
            {occupations.map((one) => (
              <option key={one} value={one}>
                {t(`occupation.${one}`)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={words("editor.occupationWords")} hint={words("editor.occupationHint")} error={errorOf("occupationWords")}>
          <Input {...text("occupationWords")} maxLength={80} />
        </Field>
      </div>
      <PlaceFields draft={state} error={errorOf("place")} change={change} />
      <div className="grid items-start gap-5 sm:grid-cols-2">
        <Field label={t("form.contract")}>
          <Select
            name="contract"
            value={state.contract}
            onChange={(event) => change({ contract: contractKinds.find((kind) => kind === event.target.value) ?? "fixed_term" })}
          >
            {contractKinds.map((kind) => (
              <option key={kind} value={kind}>
                {t(`contract.${kind}`)}
              </option>
            ))}
          </Select>
        </Field>
        {hasMonths(state.contract) ? (
          <Field label={words("editor.contractMonths")} error={errorOf("contractMonths")}>
            <Input {...text("contractMonths")} inputMode="numeric" maxLength={3} />
          </Field>
        ) : null}
      </div>
      <Field label={words("editor.hours")} hint={words("editor.hoursHint")} error={errorOf("hours")}>
        <Input {...text("hours")} maxLength={160} />
      </Field>
    </>
  );
}
