"use client";
// Which parts of my profile a company may read, and until when: nothing unless I choose it.
import { useTranslations } from "next-intl";
import type { ShownSection } from "#lib/hiring/profile/sections";
import { Check, Field, Select } from "../../ui/field.tsx";

export type PartChoiceValue = { parts: readonly ShownSection[]; days: 7 | 30 | null };
type PartChoiceProps = { filled: readonly ShownSection[]; value: PartChoiceValue; onChange: (value: PartChoiceValue) => void };

export function PartChoice({ filled, value: { parts, days }, onChange }: PartChoiceProps) {
  const t = useTranslations("hiring.share");
  return (
    <fieldset className="my-2 grid gap-1">
      <legend className="font-semibold text-sm">{t("title")}</legend>
      <p className="text-ink-2 text-xs">{t("text")}</p>
      {filled.map((section) => (
        <Check
          key={section}
          label={t(`part.${section}`)}
          checked={parts.includes(section)}
          onChange={({ target }) =>
            onChange({ parts: filled.filter((one) => (one === section ? target.checked : parts.includes(one))), days })
          }
        />
      ))}
      {parts.length > 0 ? (
        <Field label={t("until")} hint={t("copy")}>
          <Select
            name="days"
            value={days ?? ""}
            onChange={({ target }) => onChange({ parts, days: target.value === "7" ? 7 : target.value === "30" ? 30 : null })}
          >
            <option value="">{t("days.all")}</option>
            <option value="7">{t("days.week")}</option>
            <option value="30">{t("days.month")}</option>
          </Select>
        </Field>
      ) : null}
    </fieldset>
  );
}
