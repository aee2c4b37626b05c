"use client";
// When a room is: in its own zone first, and below it in the visitor's where that differs.
import { CalendarDays } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useEffect, useState } from "react";

export function When({ startsAt, endsAt, zone }: { startsAt: number; endsAt: number; zone: string }) {
  const t = useTranslations("rooms");
  const format = useFormatter();
  const [here, setHere] = useState<string | null>(null);
  useEffect(() => setHere(Intl.DateTimeFormat().resolvedOptions().timeZone), []);
  const time = (at: number, timeZone: string, named: boolean) => format.dateTime(at, { hour: "numeric", minute: "2-digit", timeZone, ...(named ? { timeZoneName: "short" as const } : {}) });
  const range = (timeZone: string) => t("when.range", { from: time(startsAt, timeZone, false), to: time(endsAt, timeZone, true) });
  const differs = here !== null && range(here) !== range(zone);
  return (
    <div className="flex gap-2.5">
      <CalendarDays className="mt-0.5 size-5 shrink-0 text-ink-2" aria-hidden="true" strokeWidth={1.9} />
      <div>
        <p className="font-semibold">
          <time dateTime={new Date(startsAt).toISOString()}>{format.dateTime(startsAt, { weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: zone })}</time>
        </p>
        <p className="tabular-nums">{range(zone)}</p>
        {differs && here && <p className="text-ink-2 text-sm tabular-nums">{t("when.here", { range: range(here) })}</p>}
      </div>
    </div>
  );
}
