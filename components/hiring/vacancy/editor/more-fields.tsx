"use client";
// What a vacancy may say besides, each with a good default: wishes, questions to applicants, dates, software that chooses.
import { useTranslations } from "next-intl";
import { mustsMost, questionsMost } from "#lib/hiring/vacancy/vacancy-schema";
import { Check, Field, Input, Textarea } from "../../../ui/field.tsx";
import { LineFields } from "./line-fields.tsx";
import type { PartProps } from "./vacancy-form.tsx";

export function MoreFields({ state, text, errorOf, change, today }: PartProps & { today: string }) {
  const t = useTranslations("vacancies.editor");
  return (
    <>
      <LineFields
        title={t("niceTitle")}
        hint={t("niceHint")}
        nameOf={(number) => t("nice", { number })}
        lines={state.niceToHave}
        most={mustsMost}
        maxLength={120}
        error={errorOf("niceToHave")}
        onChange={(niceToHave) => change({ niceToHave })}
      />
      <LineFields
        title={t("questionsTitle")}
        hint={t("questionsHint")}
        nameOf={(number) => t("question", { number })}
        lines={state.questions}
        most={questionsMost}
        maxLength={200}
        error={errorOf("questions")}
        onChange={(questions) => change({ questions })}
      />
      <div className="grid items-start gap-5 sm:grid-cols-2">
        <Field label={t("replyByDays")} hint={t("replyByHint")} error={errorOf("replyByDays")}>
          <Input {...text("replyByDays")} inputMode="numeric" maxLength={2} />
        </Field>
        <Field label={t("startDate")} error={errorOf("startDate")}>
          <Input {...text("startDate")} type="date" min={today} />
        </Field>
        <Field label={t("karirhubRef")} error={errorOf("karirhubRef")}>
          <Input {...text("karirhubRef")} maxLength={40} />
        </Field>
      </div>
      <Check
        label={t("talentPool")}
        name="talentPool"
        checked={!state.vacancyExists}
        onChange={(event) => change({ vacancyExists: !event.target.checked })}
      />
      <Check label={t("aiUsed")} name="aiUsed" checked={state.aiUsed} onChange={(event) => change({ aiUsed: event.target.checked })} />
      {state.aiUsed ? (
        <Field label={t("aiScreening")} error={errorOf("aiScreening")}>
          <Textarea {...text("aiScreening")} rows={2} maxLength={300} />
        </Field>
      ) : null}
    </>
  );
}
