"use client";
// Moving one application: the stage, words for the applicant, and for a rejection its reason. The applicant is told at once.
import { useTranslations } from "next-intl";
import { useState } from "react";
import { moveApplication } from "#lib/hiring/actions";
import { type CompanyMove, hasTalked, movesOf, type RejectionReason, sentenceMin, wordsMax } from "#lib/hiring/application/state";
import type { ApplicantLine, ApplicationState } from "#lib/hiring/application/view";
import { ActionForm, useActionForm } from "../../ui/action/action-form.tsx";
import { Button } from "../../ui/button.tsx";
import { Check, Field, Textarea } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { ReasonField, StageField } from "./move-fields.tsx";

type MoveFormProps = {
  line: Pick<ApplicantLine, "applicationId" | "version" | "history">;
  /** As it is now: the first opening made it "seen". */
  state: ApplicationState;
};

export function MoveForm({ line: { applicationId, version, history }, state }: MoveFormProps) {
  const t = useTranslations("hiring");
  const [to, setTo] = useState<CompanyMove | "">("");
  const [reason, setReason] = useState<RejectionReason | "">("");
  const [words, setWords] = useState("");
  const [confirmed, setConfirmed] = useState(false);
  const [moved, setMoved] = useState<CompanyMove | null>(null);
  const form = useActionForm({ fields: ["reason", "words"] });
  const choices = movesOf(state);
  const owesSentence = to === "rejected" && hasTalked(history);

  if (moved)
    return (
      <Notice title={t(`stage.${moved}`)} className="mt-4">
        {t("move.done")}
      </Notice>
    );
  if (choices.length === 0) return <p className="mt-4 text-ink-2 text-sm">{t("move.over")}</p>;

  function send() {
    if (to === "") return form.focusFault();
    void form.run(
      () => moveApplication({ applicationId, version, to, reason: reason === "" ? null : reason, words: words.trim(), confirmed }),
      {
        after: () => setMoved(to),
      },
    );
  }

  return (
    <ActionForm form={form} onSend={send} className="mt-4 border-line border-t pt-4">
      <StageField label={t("move.title")} choices={choices} value={to} onChange={setTo} />
      {to === "rejected" ? <ReasonField value={reason} onChange={setReason} error={form.fault("reason")} /> : null}
      {to === "" ? null : (
        <>
          <Field label={t("move.words")} hint={t(owesSentence ? "move.sentenceHint" : "move.wordsHint")} error={form.fault("words")}>
            <Textarea
              name="words"
              rows={2}
              value={words}
              maxLength={wordsMax}
              minLength={owesSentence ? sentenceMin : undefined}
              onChange={(event) => {
                setWords(event.target.value);
                setConfirmed(false);
              }}
            />
          </Field>
          {form.refusal?.code === "words_held" ? (
            <Check label={t("move.stand")} checked={confirmed} onChange={(event) => setConfirmed(event.target.checked)} />
          ) : null}
          <Button type="submit" variant={to === "rejected" ? "danger" : "main"} disabled={form.pending} aria-busy={form.pending}>
            {t(form.pending ? "move.sending" : to === "rejected" ? "move.reject" : "move.send")}
          </Button>
        </>
      )}
    </ActionForm>
  );
}
