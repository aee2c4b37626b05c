"use client";
// Outcomes that this person logged as a moderator, what the other side answered, and the way to correct them.
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Batik } from "#components/ui/brand/batik";
import { Button } from "#components/ui/button";
import { Chip } from "#components/ui/chip";
import { Sheet } from "#components/ui/sheet";
import { useVisitorZone } from "#components/ui/time/visitor-zone";
import type { LoggedOutcome } from "#lib/hiring/view";
import { useRouter } from "#lib/i18n/navigation";
import { useDay } from "../use-day.tsx";
import { OutcomeForm } from "./outcome-form.tsx";

const tones = { one_side: "first", both_sides: "ok", disputed: "danger" } as const;

export function LoggedOutcomes({ outcomes }: { outcomes: readonly LoggedOutcome[] }) {
  const t = useTranslations("hiring");
  const participant = useTranslations("ui")("participant");
  const router = useRouter();
  const { day } = useDay(useVisitorZone());
  const [correcting, setCorrecting] = useState<LoggedOutcome | null>(null);

  return (
    <>
      <p className="mb-3 text-ink-2 text-sm">{t("logged.lead")}</p>
      <ul className="border-line border-t">
        {outcomes.map((one) => (
          <li key={one.outcomeId} className="flex flex-wrap items-start gap-x-3 gap-y-2 border-line border-b py-3">
            <Batik seed={one.seed} px={40} className="mt-0.5" />
            <div className="min-w-0 flex-1">
              <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
                <b>
                  <bdi translate="no">{one.name || participant}</bdi>
                </b>
                <Chip tone={tones[one.grade]}>{t(`outcomes.grade.${one.grade}`)}</Chip>
              </p>
              <p className="text-sm">
                {t(`code.${one.code}`)}
                {one.vacancy ? (
                  <>
                    {" · "}
                    <bdi>{one.vacancy.title}</bdi>
                  </>
                ) : null}
              </p>
              <p className="text-ink-2 text-sm">
                {day(one.at)}
                {one.forum ? (
                  <>
                    {" · "}
                    <bdi>{one.forum}</bdi>
                  </>
                ) : null}
              </p>
              {one.disputeReason ? <p className="text-bata-ink text-sm">{t("logged.disputed", { reason: one.disputeReason })}</p> : null}
            </div>
            <Button size="sm" variant={one.grade === "disputed" ? "mine" : "quiet"} onClick={() => setCorrecting(one)}>
              {t("logged.correct")}
            </Button>
          </li>
        ))}
      </ul>
      <Sheet open={correcting !== null} onClose={() => setCorrecting(null)} title={t("logged.correct")}>
        {correcting ? (
          <OutcomeForm
            corrects={{
              outcomeId: correcting.outcomeId,
              code: correcting.code,
              vacancyId: correcting.vacancy?.vacancyId ?? null,
              note: correcting.note,
            }}
            name={correcting.name || participant}
            roomId={correcting.roomId}
            vacancies={correcting.vacancy ? [correcting.vacancy] : []}
            onDone={() => {
              setCorrecting(null);
              router.refresh();
            }}
          />
        ) : null}
      </Sheet>
    </>
  );
}
