"use client";
// Moving the ticked ones together: one stage, one reason, one text for all. For ten seconds it can be taken back, and nobody is told before.
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { moveApplications, undoMoves } from "#lib/hiring/actions";
import { type CompanyMove, companyMoves, movesOf, type RejectionReason, wordsMax } from "#lib/hiring/application/state";
import type { ApplicantLine } from "#lib/hiring/application/view";
import { useRouter } from "#lib/i18n/navigation";
import { ActionForm, useActionForm } from "../../../ui/action/action-form.tsx";
import { useAction } from "../../../ui/action/use-action.tsx";
import { Button } from "../../../ui/button.tsx";
import { Check, Field, Textarea } from "../../../ui/field.tsx";
import { ReasonField, StageField } from "../move-fields.tsx";

type BulkBarProps = { vacancyId: string; picked: readonly ApplicantLine[]; onDone: () => void };
type Waiting = { batchId: string; count: number };

const undoSeconds = 10;

export function BulkBar({ vacancyId, picked, onDone }: BulkBarProps) {
  const [waiting, setWaiting] = useState<Waiting | null>(null);
  if (waiting) return <Undo waiting={waiting} onOver={() => setWaiting(null)} />;
  if (picked.length === 0) return null;
  return (
    <MoveMany
      vacancyId={vacancyId}
      picked={picked}
      onClose={onDone}
      onSent={(batch) => {
        setWaiting(batch);
        onDone();
      }}
    />
  );
}

const bar = "sticky bottom-4 z-20 mt-4 rounded-2 border border-edge bg-card p-4 shadow-float [--hole:var(--color-card)]";

type MoveManyProps = Omit<BulkBarProps, "onDone"> & { onSent: (batch: Waiting) => void; onClose: () => void };

function MoveMany({ vacancyId, picked, onSent, onClose }: MoveManyProps) {
  const t = useTranslations("hiring");
  const router = useRouter();
  const [to, setTo] = useState<CompanyMove | "">("");
  const [reason, setReason] = useState<RejectionReason | "">("");
  const [words, setWords] = useState("");
  const [confirmed, setConfirmed] = useState(false);
  const form = useActionForm({ fields: ["reason", "words"] });
  const choices = companyMoves.filter((stage) => picked.some(({ state }) => movesOf(state).includes(stage)));

  function send() {
    if (to === "") return form.focusFault();
    const applications = picked
      .filter(({ state }) => movesOf(state).includes(to))
      .map(({ applicationId, version }) => ({ applicationId, version }));
    const asked = { vacancyId, applications, to, reason: reason === "" ? null : reason, words: words.trim(), confirmed };
    void form.run(() => moveApplications(asked), {
      after: (batch) => {
        onSent(batch);
        router.refresh();
      },
    });
  }

  return (
    <section aria-label={t("pipeline.bulk")} className={bar}>
      <ActionForm form={form} onSend={send} className="gap-3">
        <div className="grid gap-3 md:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_minmax(0,2fr)]">
          <StageField label={t("pipeline.picked", { count: picked.length })} choices={choices} value={to} onChange={setTo} />
          {to === "rejected" ? <ReasonField value={reason} onChange={setReason} error={form.fault("reason")} /> : null}
          {to === "" ? null : (
            <Field label={t("move.words")} error={form.fault("words")}>
              <Textarea
                name="words"
                rows={1}
                className="min-h-11"
                value={words}
                maxLength={wordsMax}
                onChange={(event) => {
                  setWords(event.target.value);
                  setConfirmed(false);
                }}
              />
            </Field>
          )}
        </div>
        <div className="flex flex-wrap gap-2">
          {form.refusal?.code === "words_held" ? (
            <Check label={t("move.stand")} checked={confirmed} onChange={(event) => setConfirmed(event.target.checked)} />
          ) : null}
          <Button
            type="submit"
            variant={to === "rejected" ? "danger" : "main"}
            disabled={to === "" || form.pending}
            aria-busy={form.pending}
          >
            {t(form.pending ? "move.sending" : to === "rejected" ? "move.reject" : "move.send")}
          </Button>
          <Button variant="quiet" onClick={onClose}>
            {t("pipeline.pickNone")}
          </Button>
        </div>
      </ActionForm>
    </section>
  );
}

function Undo({ waiting: { batchId, count }, onOver }: { waiting: Waiting; onOver: () => void }) {
  const t = useTranslations("hiring.pipeline");
  const router = useRouter();
  const [left, setLeft] = useState(undoSeconds);
  const action = useAction();

  useEffect(() => {
    const timer = setInterval(() => setLeft((seconds) => seconds - 1), 1_000);
    return () => clearInterval(timer);
  }, []);
  useEffect(() => {
    // The worker moves them within two seconds of the tenth.
    if (left > -3) return;
    onOver();
    router.refresh();
  }, [left, onOver, router]);

  const take = () => void action.run(() => undoMoves({ batchId }), { after: onOver, refresh: true });
  return (
    <section role="status" className={bar}>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="font-semibold text-sm">{t(left > 0 ? "waiting" : "moving", { count })}</p>
        {left > 0 ? (
          <Button variant="mine" onClick={take} disabled={action.pending} aria-busy={action.pending}>
            {t("undo", { seconds: left })}
          </Button>
        ) : null}
      </div>
    </section>
  );
}
