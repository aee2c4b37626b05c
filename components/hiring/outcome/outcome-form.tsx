"use client";
// What came of a turn or a talk, in two presses: the code, and where one is meant the vacancy; advice in words for the seeker alone.
import { useTranslations } from "next-intl";
import { useState } from "react";
import { correctOutcome, logOutcome } from "#lib/hiring/actions";
import { besideCodes, isAboutVacancy, isEmployersAct, type LoggedCode, needsVacancy, outcomeCodes } from "#lib/hiring/rules";
import { ActionForm, useActionForm } from "../../ui/action/action-form.tsx";
import { Button } from "../../ui/button.tsx";
import { Field, Textarea } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { useDraft } from "../../ui/use-draft.tsx";
import { type PickedVacancy, VacancyPicker } from "../vacancy/vacancy-picker.tsx";

export type OutcomeFormProps = {
  /** The name they carried in the room. */
  name: string;
  /** The forum it came of. */
  roomId: string;
  /** Vacancies offered first, such as the pinned one; others are found by a search. */
  vacancies: readonly PickedVacancy[];
  onDone: () => void;
} & (
  | { turnId: string; interviewId?: null; corrects?: null }
  | { interviewId: string; turnId?: null; corrects?: null }
  /** The outcome that this one corrects. */
  | { corrects: { outcomeId: string; code: LoggedCode; vacancyId: string | null; note: string }; turnId?: null; interviewId?: null }
);

type OutcomeDraft = { code: LoggedCode | null; vacancyId: string | null; note: string };

/** Wrap in the texts of `hiring`. A draft survives a closed sheet and a reload. */
export function OutcomeForm({ turnId = null, interviewId = null, corrects = null, name, roomId, vacancies, onDone }: OutcomeFormProps) {
  const t = useTranslations("hiring");
  const [blank] = useState<OutcomeDraft>({
    code: corrects?.code ?? null,
    vacancyId: corrects?.vacancyId ?? null,
    note: corrects?.note ?? "",
  });
  const { draft, change, forget } = useDraft(`outcome:${turnId ?? interviewId ?? corrects?.outcomeId}`, blank);
  const { code, vacancyId, note } = draft;
  const [tried, setTried] = useState(false);
  const form = useActionForm();
  const needed = code !== null && needsVacancy(code);
  const aboutVacancy = code !== null && isAboutVacancy(code);

  function save() {
    setTried(true);
    form.clear();
    if (!code || (needed && !vacancyId)) return;
    const outcome = { code, vacancyId: aboutVacancy ? vacancyId : null, note };
    const after = () => {
      forget();
      onDone();
    };
    if (corrects) void form.run(() => correctOutcome({ outcomeId: corrects.outcomeId, ...outcome }), { after });
    else void form.run(() => logOutcome({ turnId, interviewId, ...outcome }), { after });
  }

  return (
    <ActionForm form={form} onSend={save} notice="none" className="grid">
      <fieldset>
        <legend className="mb-2 font-semibold text-sm">{t("outcomeForm.question", { name })}</legend>
        {[outcomeCodes, besideCodes].map((choices) => (
          <div key={choices[0]}>
            {choices === besideCodes ? <p className="mt-3 mb-1.5 text-ink-2 text-sm">{t("outcomeForm.beside")}</p> : null}
            <div className="flex flex-wrap gap-2">
              {choices.map((one) => (
                <label
                  key={one}
                  className="inline-flex min-h-11 cursor-pointer items-center rounded-full border-[1.5px] border-line bg-card px-4 font-semibold text-sm transition-colors hover:border-edge has-checked:border-leaf has-checked:bg-leaf has-checked:text-on-leaf has-focus-visible:outline-[2.5px] has-focus-visible:outline-leaf has-focus-visible:outline-offset-2"
                >
                  <input type="radio" name="code" className="sr-only" checked={code === one} onChange={() => change({ code: one })} />
                  {t(`code.${one}`)}
                </label>
              ))}
            </div>
          </div>
        ))}
        {tried && !code ? (
          <p role="alert" className="mt-2 text-bata-ink text-sm">
            {t("outcomeForm.choose")}
          </p>
        ) : null}
      </fieldset>
      {aboutVacancy ? (
        <div>
          <VacancyPicker
            label={needed ? t("outcomeForm.vacancy") : t("outcomeForm.vacancyOptional")}
            near={vacancies}
            roomId={isEmployersAct(code) ? roomId : null}
            line={(vacancy) => (
              <label className="flex min-h-12 cursor-pointer items-center gap-3 py-1.5">
                <input
                  type="radio"
                  name="vacancy"
                  className="size-5 shrink-0 accent-leaf"
                  checked={vacancyId === vacancy.vacancyId}
                  onChange={() => change({ vacancyId: vacancy.vacancyId })}
                />
                <span className="min-w-0 text-sm">
                  <b className="block truncate">
                    <bdi>{vacancy.title}</bdi>
                  </b>
                  <span className="block truncate text-ink-2">
                    <bdi>{vacancy.organisation}</bdi>
                  </span>
                </span>
              </label>
            )}
          />
          {isEmployersAct(code) ? <p className="mt-2 text-ink-2 text-sm">{t("outcomeForm.takingPart")}</p> : null}
          {tried && needed && !vacancyId ? (
            <p role="alert" className="mt-2 text-bata-ink text-sm">
              {t("outcomeForm.vacancyNeeded")}
            </p>
          ) : null}
        </div>
      ) : null}
      <Field label={t("outcomeForm.note", { name })} hint={t("outcomeForm.noteHint")}>
        <Textarea name="note" value={note} maxLength={500} rows={2} onChange={(event) => change({ note: event.target.value })} />
      </Field>
      {code === "hired" ? <p className="text-ink-2 text-sm">{t("outcomeForm.both", { name })}</p> : null}
      {form.sentence ? <Notice tone="fault" title={form.sentence} /> : null}
      <Button type="submit" variant="main" disabled={form.pending} aria-busy={form.pending} className="justify-self-start">
        {form.pending ? t("outcomeForm.saving") : t("outcomeForm.save")}
      </Button>
    </ActionForm>
  );
}
