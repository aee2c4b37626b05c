"use client";
// Outcomes that moderators logged of this person's turns and interviews. A hire counts only when the person confirms it.
import { useTranslations } from "next-intl";
import { useState } from "react";
import { confirmOutcome, disputeOutcome } from "#lib/hiring/actions";
import type { MyOutcome } from "#lib/hiring/view";
import { Link } from "#lib/i18n/navigation";
import type { Result } from "#lib/platform/result";
import { ActionForm, useActionForm } from "../../ui/action/action-form.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Chip } from "../../ui/chip.tsx";
import { Field, Textarea } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Sheet } from "../../ui/sheet.tsx";
import { useVisitorZone } from "../../ui/time/visitor-zone.tsx";
import { useDay } from "../use-day.tsx";

const tones = { one_side: "first", both_sides: "ok", disputed: "danger" } as const;

export function MyOutcomes({ outcomes }: { outcomes: readonly MyOutcome[] }) {
  const t = useTranslations("hiring");
  const { day } = useDay(useVisitorZone());
  const [disputing, setDisputing] = useState<MyOutcome | null>(null);
  const [reason, setReason] = useState("");
  const form = useActionForm();

  function answer(outcomeId: string, send: () => Promise<Result<unknown>>) {
    const after = () => {
      setDisputing(null);
      setReason("");
    };
    void form.run(send, { key: outcomeId, after, refresh: true });
  }

  const waiting = outcomes.filter(({ isOpen }) => isOpen).length;
  if (outcomes.length === 0)
    return (
      <Notice tone="empty" title={t("outcomes.none")}>
        {t("outcomes.noneText")}
      </Notice>
    );
  return (
    <div className="grid gap-3">
      {waiting > 0 ? <p className="text-ink-2 text-sm">{t("outcomes.waiting", { count: waiting })}</p> : null}
      {form.sentence && !disputing ? <Notice tone="fault" title={form.sentence} /> : null}
      {outcomes.map((one) => (
        <Card key={one.outcomeId} className="grid gap-2">
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <b>{t(`code.${one.code}`)}</b>
            <Chip tone={tones[one.grade]}>{t(`outcomes.grade.${one.grade}`)}</Chip>
          </p>
          {one.vacancy ? (
            <Link
              href={`/vacancies/${one.vacancy.vacancyId}`}
              className="tap-44 justify-self-start font-semibold text-leaf text-sm underline-offset-4 hover:underline"
            >
              <bdi>{one.vacancy.title}</bdi> · <bdi>{one.vacancy.organisation}</bdi>
            </Link>
          ) : null}
          {one.note ? (
            <div className="rounded-1 bg-sunk px-3.5 py-2.5">
              <p className="text-ink-2 text-xs">{t("outcomes.advice")}</p>
              <p dir="auto" className="whitespace-pre-line break-words">
                {one.note}
              </p>
            </div>
          ) : null}
          <p className="text-ink-2 text-sm">
            {one.forum === null
              ? t("outcomes.noted", { date: day(one.at) })
              : one.by
                ? t("outcomes.saidBy", { name: one.by, date: day(one.at), forum: one.forum })
                : t("outcomes.saidBySomeone", { date: day(one.at), forum: one.forum })}
          </p>
          {one.disputeReason ? <p className="text-ink-2 text-sm">{t("outcomes.your", { reason: one.disputeReason })}</p> : null}
          {one.grade === "one_side" && !one.isOpen ? <p className="text-ink-2 text-sm">{t("outcomes.over")}</p> : null}
          {one.isOpen ? (
            <div className="mt-1 flex flex-wrap gap-2">
              <Button
                variant="main"
                disabled={form.pending}
                aria-busy={form.pendingKey === one.outcomeId}
                onClick={() => answer(one.outcomeId, () => confirmOutcome({ outcomeId: one.outcomeId }))}
              >
                {t("outcomes.confirm")}
              </Button>
              <Button disabled={form.pending} onClick={() => setDisputing(one)}>
                {t("outcomes.dispute")}
              </Button>
            </div>
          ) : null}
        </Card>
      ))}
      <Sheet open={disputing !== null} onClose={() => setDisputing(null)} title={t("outcomes.disputeTitle")}>
        <ActionForm
          form={form}
          onSend={() => {
            if (disputing && reason.trim()) answer(disputing.outcomeId, () => disputeOutcome({ outcomeId: disputing.outcomeId, reason }));
          }}
        >
          <Field label={t("outcomes.disputeLabel")} hint={t("outcomes.disputeHint")}>
            <Textarea name="reason" value={reason} maxLength={300} required onChange={(event) => setReason(event.target.value)} />
          </Field>
          <Button type="submit" variant="danger" disabled={form.pending || reason.trim() === ""} className="justify-self-start">
            {t("outcomes.disputeSend")}
          </Button>
        </ActionForm>
      </Sheet>
    </div>
  );
}
