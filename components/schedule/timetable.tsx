"use client";
// The rooms to come, day by day as the visitor's calendar counts days: a week of them, and the rest when asked for. The zone is named.
import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { Button } from "../ui/button.tsx";
import { byDay } from "../ui/time/days.tsx";
import { useVisitorZone } from "../ui/time/visitor-zone.tsx";
import { DayName, ZoneName } from "../ui/time/when.tsx";
import { RoomRow, type RoomRowProps } from "./room-row.tsx";

export type TimetableProps = { rooms: readonly RoomRowProps["room"][]; made: number };

const daysAtFirst = 7;

export function Timetable({ rooms, made }: TimetableProps) {
  const t = useTranslations("schedule");
  const zone = useVisitorZone();
  const [all, setAll] = useState(false);
  // What was asked for begins there: the keyboard goes on from it.
  const firstLater = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (all) firstLater.current?.focus();
  }, [all]);
  const days = byDay(rooms, (room) => Date.parse(room.startsAt), zone);
  const later = days.slice(daysAtFirst);
  return (
    <>
      <p className="mb-6 text-sm text-ink-2">{t.rich("zoneIs", { zone: () => <ZoneName className="font-semibold text-ink" /> })}</p>
      {(all ? days : days.slice(0, daysAtFirst)).map(({ day, things }, at) => (
        <section key={day} className="grid gap-x-8 border-t border-line pt-5 pb-2 lg:grid-cols-[13rem_minmax(0,1fr)] lg:py-2">
          <h2 ref={at === daysAtFirst ? firstLater : undefined} tabIndex={-1} className="mb-1 text-lg outline-none lg:py-3">
            <DayName at={things[0]?.startsAt ?? made} made={made} dated />
          </h2>
          <ul className="divide-y divide-line">
            {things.map((room) => (
              <RoomRow key={room.roomId} room={room} />
            ))}
          </ul>
        </section>
      ))}
      <div className="border-t border-line pt-4">
        {!all && later.length > 0 ? (
          <Button onClick={() => setAll(true)}>
            <ChevronDown aria-hidden strokeWidth={1.9} />
            {t("laterDays", { count: later.length })}
          </Button>
        ) : null}
      </div>
    </>
  );
}
