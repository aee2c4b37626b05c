"use client";
// Turns and interviews that still wait for what came of them.
import { useFormatter, useTranslations } from "next-intl";
import { useDesk } from "#components/desk/desk-context";
import { Batik } from "#components/ui/brand/batik";
import { Button } from "#components/ui/button";
import { Notice } from "#components/ui/notice";
import { useVisitorZone } from "#components/ui/time/visitor-zone";

export function OutcomesTab() {
  const t = useTranslations("desk.outcomes");
  const format = useFormatter();
  const timeZone = useVisitorZone();
  const { moderators, openOutcome } = useDesk();
  if (moderators.openOutcomes.length === 0) {
    return (
      <Notice tone="empty" title={t("emptyTitle")}>
        {t("emptyText")}
      </Notice>
    );
  }
  return (
    <div className="flex flex-col gap-3">
      <p className="text-sm text-ink-2">{t("text", { count: moderators.openOutcomes.length })}</p>
      <ul className="flex flex-col divide-y divide-line border-y border-line">
        {moderators.openOutcomes.map((outcome) => {
          const time = format.dateTime(outcome.endedAt, { hour: "2-digit", minute: "2-digit", timeZone });
          return (
            <li key={outcome.turnId ?? outcome.interviewId} className="flex items-center gap-2.5 py-2.5">
              <Batik seed={outcome.seed} px={34} />
              <div className="min-w-0 flex-1">
                <b dir="auto" className="clip-line begin-here block text-sm">
                  {outcome.name}
                </b>
                <span className="clip-line block text-xs text-ink-2">{t(outcome.turnId ? "turn" : "interview", { time })}</span>
              </div>
              <Button size="sm" onClick={() => openOutcome(outcome)}>
                {t("note")}
              </Button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
