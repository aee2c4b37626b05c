"use client";
// What a company says of itself: the fields of its registration and of its page.
import { useTranslations } from "next-intl";
import { companyCountries } from "#lib/accounts/company/rules";
import type { FormAction } from "../../ui/action/action-form.tsx";
import { Field, Input, Select, Textarea } from "../../ui/field.tsx";

export type CompanyDraft = {
  country: string;
  town: string;
  website: string;
  about: string;
  answerableName: string;
  answerableOffice: string;
};
export const companyFieldNames = ["country", "town", "website", "about", "answerableName", "answerableOffice"] as const;

export type CompanyFieldsProps = { draft: CompanyDraft; change: (part: Partial<CompanyDraft>) => void; form: FormAction };

/** The country as the form sends it. */
export const countryOf = (typed: string) => companyCountries.find((one) => one === typed) ?? "ID";

export function CompanyFields({ draft, change, form }: CompanyFieldsProps) {
  const t = useTranslations("companies.form");
  const countries = useTranslations("hiring.country");
  const field = (name: (typeof companyFieldNames)[number]) => ({
    name,
    value: draft[name],
    onChange: (event: { target: { value: string } }) => change({ [name]: event.target.value }),
  });
  return (
    <>
      <Field label={t("about")} hint={t("aboutHint")} error={form.fault("about")}>
        <Textarea {...field("about")} rows={4} maxLength={600} />
      </Field>
      <div className="grid gap-5 sm:grid-cols-2">
        <Field label={t("country")} error={form.fault("country")}>
          <Select {...field("country")}>
            {companyCountries.map((country) => (
              <option key={country} value={country}>
                {countries(country)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t("town")} error={form.fault("town")}>
          <Input {...field("town")} maxLength={80} autoComplete="address-level2" />
        </Field>
      </div>
      <Field label={t("website")} hint={t("websiteHint")} error={form.fault("website")}>
        <Input {...field("website")} dir="ltr" inputMode="url" autoCapitalize="none" spellCheck={false} maxLength={200} />
      </Field>
      <div className="grid gap-5 sm:grid-cols-2">
        <Field label={t("answerableName")} hint={t("answerableNameHint")} error={form.fault("answerableName")}>
          <Input {...field("answerableName")} maxLength={80} autoComplete="off" />
        </Field>
        <Field label={t("answerableOffice")} hint={t("answerableOfficeHint")} error={form.fault("answerableOffice")}>
          <Input {...field("answerableOffice")} maxLength={80} autoComplete="off" />
        </Field>
      </div>
    </>
  );
}
