"use client";
// Notes of the team about one applicant. The applicant knows that there are some, and gets them in their copy.
import { useTranslations } from "next-intl";
import { useState } from "react";
import { addApplicantNote } from "#lib/hiring/actions";
import type { ApplicantNote } from "#lib/hiring/application/view";
import { ActionForm, useActionForm } from "../../ui/action/action-form.tsx";
import { Button } from "../../ui/button.tsx";
import { Field, Textarea } from "../../ui/field.tsx";
import { useVisitorZone } from "../../ui/time/visitor-zone.tsx";
import { useDraft } from "../../ui/use-draft.tsx";
import { useDay } from "../use-day.tsx";

export function ApplicantNotes({ applicationId, written }: { applicationId: string; written: readonly ApplicantNote[] }) {
  const t = useTranslations("hiring.notes");
  const { day, time } = useDay(useVisitorZone());
  const [notes, setNotes] = useState(written);
  const { draft, change, forget } = useDraft(`note:${applicationId}`, { words: "" });
  const form = useActionForm();

  function send() {
    const words = draft.words.trim();
    if (words === "") return;
    void form.run(() => addApplicantNote({ applicationId, words }), {
      after: (now) => {
        setNotes(now);
        forget();
      },
    });
  }

  return (
    <section>
      <h3 className="mb-2 text-md">{t("title")}</h3>
      <ActionForm form={form} onSend={send} className="gap-2">
        <Field label={t("label")} labelHidden hint={t("hint")}>
          <Textarea
            rows={1}
            className="min-h-11"
            value={draft.words}
            maxLength={1_000}
            onChange={(event) => change({ words: event.target.value })}
          />
        </Field>
        {draft.words.trim() === "" ? null : (
          <Button type="submit" size="sm" className="self-start" disabled={form.pending} aria-busy={form.pending}>
            {t("add")}
          </Button>
        )}
      </ActionForm>
      {notes.length > 0 ? (
        <ul className="mt-3 grid gap-2 text-sm">
          {notes.map(({ noteId, by, words, at }) => (
            <li key={noteId} className="rounded-2 bg-sunk px-3 py-2">
              <p dir="auto" className="whitespace-pre-line wrap-anywhere">
                {words}
              </p>
              <p className="mt-1 text-ink-2 text-xs">{t("by", { who: by, date: day(at, false), time: time(at) })}</p>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}
