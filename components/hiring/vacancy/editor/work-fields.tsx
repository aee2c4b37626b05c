"use client";
// What the work is and what it needs, with what the words in it say that they should not.
import { useTranslations } from "next-intl";
import { educationLevels } from "#lib/hiring/schema";
import { mustsMost } from "#lib/hiring/vacancy/vacancy-schema";
import type { FoundWords } from "#lib/hiring/vacancy/word-scan";
import { Check, Field, Input, Select, Textarea } from "../../../ui/field.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { LineFields } from "./line-fields.tsx";
import type { PartProps } from "./vacancy-form.tsx";

export function WorkFields({ state, text, errorOf, change, found }: PartProps & { found: readonly FoundWords[] }) {
  const t = useTranslations("hiring.form");
  const words = useTranslations("vacancies");
  const levels = useTranslations("hiring.education");
  return (
    <>
      <Field label={t("description")} hint={t("descriptionHint")} error={errorOf("description")}>
        <Textarea {...text("description")} rows={6} maxLength={4_000} />
      </Field>
      <LineFields
        title={t("mustTitle")}
        hint={t("mustHint")}
        nameOf={(number) => t("must", { number })}
        lines={state.mustHave}
        most={mustsMost}
        maxLength={120}
        error={errorOf("mustHave")}
        onChange={(mustHave) => change({ mustHave })}
      />
      <div aria-live="polite" className="grid gap-2 empty:hidden">
        {found.map(({ kind, words: said }) => (
          <Notice key={kind} tone="warn" title={words(`found.${kind}`, { words: said })}>
            {words(kind === "money" ? "found.moneyText" : "found.text")}
          </Notice>
        ))}
      </div>
      <div className="grid items-start gap-5 sm:grid-cols-2">
        <Field label={words("editor.education")}>
          <Select
            name="educationMin"
            value={state.educationMin}
            onChange={(event) => change({ educationMin: educationLevels.find((level) => level === event.target.value) ?? "none" })}
          >
            {educationLevels.map((level) => (
              <option key={level} value={level}>
                {levels(level)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={words("editor.experience")} hint={words("editor.experienceHint")} error={errorOf("experienceMonthsMin")}>
          <Input {...text("experienceMonthsMin")} inputMode="numeric" maxLength={3} />
        </Field>
      </div>
      {state.educationMin === "none" ? null : (
        <Check
          label={words("editor.eitherOr")}
          name="eitherOr"
          checked={state.eitherOr}
          onChange={(event) => change({ eitherOr: event.target.checked })}
        />
      )}
    </>
  );
}
