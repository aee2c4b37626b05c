"use client";
// The rooms to come, day by day as the visitor's calendar counts days; the zone is named.
import { useTranslations } from "next-intl";
import { byDay } from "../ui/days.tsx";
import { useVisitorZone } from "../ui/visitor-zone.tsx";
import { DayName, ZoneName } from "../ui/when.tsx";
import { RoomRow, type RoomRowProps } from "./room-row.tsx";

export type TimetableProps = { rooms: readonly RoomRowProps["room"][]; made: number };

export function Timetable({ rooms, made }: TimetableProps) {
  const t = useTranslations("schedule");
  const zone = useVisitorZone();
  return (
    <>
      <p className="mb-6 text-sm text-ink-2">{t.rich("zoneIs", { zone: () => <ZoneName className="font-semibold text-ink" /> })}</p>
      {byDay(rooms, (room) => Date.parse(room.startsAt), zone).map(({ day, things }) => (
        <section key={day} className="mb-8">
          <h2 className="mb-2 text-xl">
            <DayName at={things[0]?.startsAt ?? made} made={made} dated />
          </h2>
          <ul className="border-b border-line">
            {things.map((room) => (
              <RoomRow key={room.roomId} room={room} />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
