"use client";
// When a room is: on the visitor's calendar and clock, and below it where the room is, if the clock there shows something else.
import { CalendarDays } from "lucide-react";
import { useTranslations } from "next-intl";
import { ClockTime } from "#components/rooms/details/clock-time";
import { sameDay, sameWall } from "#components/ui/time/days";
import { useVisitorZone } from "#components/ui/time/visitor-zone";
import { When } from "#components/ui/time/when";

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
          <When at={startsAt} as="day" />
        </p>
        <p className="tabular-nums">{range(here)}</p>
        {sameWall(startsAt, here, zone) ? null : (
          <p className="text-ink-2 text-sm tabular-nums">
            {sameDay(startsAt, here, zone)
              ? t.rich("when.there", { range: () => range(zone) })
              : t.rich("when.dayThere", { day: () => <When at={startsAt} as="day" zone={zone} />, range: () => range(zone) })}
          </p>
        )}
      </div>
    </div>
  );
}
