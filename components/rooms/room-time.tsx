"use client";
// When a room is: in its own zone first, and below it in the visitor's where the clock there shows something else.
import { CalendarDays } from "lucide-react";
import { useTranslations } from "next-intl";
import { useVisitorZone } from "#components/ui/visitor-zone";
import { When } from "#components/ui/when";
import { ClockTime } from "./clock-time.tsx";

const hourThere = (at: number, zone: string) =>
  new Intl.DateTimeFormat("en", { day: "numeric", hour: "2-digit", minute: "2-digit", timeZone: zone }).format(at);

export function RoomTime({ startsAt, endsAt, zone }: { startsAt: number; endsAt: number; zone: string }) {
  const t = useTranslations("rooms");
  const here = useVisitorZone();
  const range = (timeZone: string) =>
    t.rich("when.range", {
      from: () => <When at={startsAt} as="time" zone={timeZone} />,
      to: () => <ClockTime at={endsAt} zone={timeZone} />,
    });
  return (
    <div className="flex gap-2.5">
      <CalendarDays className="mt-0.5 size-5 shrink-0 text-ink-2" aria-hidden="true" strokeWidth={1.9} />
      <div>
        <p className="font-semibold">
          <When at={startsAt} as="day" zone={zone} />
        </p>
        <p className="tabular-nums">{range(zone)}</p>
        {hourThere(startsAt, here) !== hourThere(startsAt, zone) && (
          <p className="text-ink-2 text-sm tabular-nums">{t.rich("when.here", { range: () => range(here) })}</p>
        )}
      </div>
    </div>
  );
}
