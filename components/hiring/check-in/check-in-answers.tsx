"use client";
// The four answers of a check-in: one tap sends one, and the same place takes it back.
import { useTranslations } from "next-intl";
import { checkInAnswers } from "#lib/hiring/outcome/codes";
import type { CheckInView } from "#lib/hiring/view";
import type { Result } from "#lib/platform/result";
import { ActionStatus } from "../../ui/action/action-status.tsx";
import { useAction } from "../../ui/action/use-action.tsx";
import { Button } from "../../ui/button.tsx";

export type CheckInAnswersProps = {
  asked: CheckInView;
  send: (answer: CheckInView["answer"]) => Promise<Result<CheckInView>>;
  onAnswered: (now: CheckInView) => void;
};

/** Wrap in the texts of `hiring.checkIn`. */
export function CheckInAnswers({ asked, send, onAnswered }: CheckInAnswersProps) {
  const t = useTranslations("hiring.checkIn");
  const action = useAction();
  const put = (answer: CheckInView["answer"]) =>
    void action.run(() => send(answer), { key: answer ?? "undo", after: onAnswered, ...(answer ? {} : { done: t("undone") }) });
  return (
    <div className="grid justify-items-start gap-3">
      {asked.answer ? (
        <>
          <p role="status" className="font-semibold">
            {t("thanks", { answer: t(`answer.${asked.answer}`) })}
          </p>
          <p className="text-ink-2 text-sm">{t("until")}</p>
          <Button disabled={action.pending} aria-busy={action.pending} onClick={() => put(null)}>
            {t("undo")}
          </Button>
        </>
      ) : (
        <fieldset className="flex flex-wrap gap-2">
          <legend className="sr-only">{t("group")}</legend>
          {checkInAnswers.map((answer) => (
            <Button
              key={answer}
              variant={answer === "yes" ? "main" : "plain"}
              disabled={action.pending}
              aria-busy={action.pendingKey === answer}
              onClick={() => put(answer)}
            >
              {t(`answer.${answer}`)}
            </Button>
          ))}
        </fieldset>
      )}
      <ActionStatus action={action} />
    </div>
  );
}
