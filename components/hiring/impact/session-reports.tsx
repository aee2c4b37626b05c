"use client";
// What came of the sessions I moderated: people heard, referred, with an interview booked, and the hours moderators gave.
import { useFormatter, useTranslations } from "next-intl";
import type { SessionReport } from "#lib/hiring/view";
import { Card } from "../../ui/card.tsx";
import { useVisitorZone } from "../../ui/time/visitor-zone.tsx";
import { useDay } from "../use-day.tsx";

/** Wrap in the texts of `hiring.sessions`. */
export function SessionReports({ sessions }: { sessions: readonly SessionReport[] }) {
  const t = useTranslations("hiring.sessions");
  const format = useFormatter();
  const { day } = useDay(useVisitorZone());
  return (
    <ul className="grid gap-3">
      {sessions.map(({ roomId, forum, endedAt, heard, referred, booked, minutes }) => (
        <li key={roomId}>
          <Card className="grid gap-2">
            <p className="flex flex-wrap items-baseline justify-between gap-x-3">
              <b>
                <bdi>{forum}</bdi>
              </b>
              <span className="text-ink-2 text-sm">{day(endedAt)}</span>
            </p>
            <dl className="grid grid-cols-2 gap-x-4 gap-y-2 tabular-nums sm:grid-cols-4">
              {(
                [
                  ["heard", format.number(heard)],
                  ["referred", format.number(referred)],
                  ["booked", format.number(booked)],
                  ["hours", format.number(minutes / 60, { maximumFractionDigits: 1 })],
                ] as const
              ).map(([name, value]) => (
                <div key={name} className="flex flex-col-reverse">
                  <dt className="text-ink-2 text-sm">{t(name)}</dt>
                  <dd className="font-bold text-xl">{value}</dd>
                </div>
              ))}
            </dl>
          </Card>
        </li>
      ))}
    </ul>
  );
}
