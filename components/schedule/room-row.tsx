"use client";
// One room of the timetable as a line: its hours on the visitor's clock, and on its own where the two differ.
import { CalendarPlus } from "lucide-react";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { RoomLink } from "../shell/room-link.tsx";
import { IconButton } from "../ui/button.tsx";
import { sameDay, sameWall } from "../ui/time/days.tsx";
import { useVisitorZone } from "../ui/time/visitor-zone.tsx";
import { When, ZoneName } from "../ui/time/when.tsx";

export type RoomRowProps = {
  room: { roomId: string; title: string; zone: string; startsAt: string; endsAt: string; moderators: { name: string }[] };
  /** False on the forum's own page, where title and moderators would only repeat. */
  titled?: boolean;
};

export function RoomRow({ room, titled = true }: RoomRowProps) {
  const t = useTranslations("schedule");
  const format = useFormatter();
  const locale = useLocale();
  const visitor = useVisitorZone();
  const range = (zone?: string) =>
    t.rich("range", {
      from: () => <When at={room.startsAt} as="time" {...(zone ? { zone } : {})} />,
      to: () => <When at={room.endsAt} as="time" {...(zone ? { zone } : {})} />,
    });
  const starts = Date.parse(room.startsAt);
  const elsewhere = !sameWall(starts, visitor, room.zone);
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 py-3 sm:grid-cols-[11rem_minmax(0,1fr)_auto] sm:gap-x-5">
      <p className="col-start-1 font-semibold tabular-nums sm:text-lg sm:font-extrabold sm:tracking-tight">
        {range()} {elsewhere && !titled ? <ZoneName className="text-xs font-normal tracking-normal text-ink-2" /> : null}
        {elsewhere ? (
          <span className="block text-xs font-normal tracking-normal text-ink-2">
            {t.rich(sameDay(starts, visitor, room.zone) ? "there" : "dayThere", {
              day: () => <When at={room.startsAt} as="weekday" zone={room.zone} />,
              time: () => range(room.zone),
              zone: () => <ZoneName zone={room.zone} />,
            })}
          </span>
        ) : null}
      </p>
      <div className="col-start-1 min-w-0 sm:col-start-2">
        {titled ? (
          <h3 className="text-md font-semibold tracking-normal">
            <RoomLink roomId={room.roomId} className="tap-44 hover:text-leaf">
              <bdi>{room.title}</bdi>
            </RoomLink>
          </h3>
        ) : (
          <RoomLink roomId={room.roomId} className="tap-44 font-semibold hover:text-leaf">
            <When at={room.startsAt} as="day" />
          </RoomLink>
        )}
        {titled ? (
          <p className="text-sm text-ink-2">
            {t.rich("by", { names: () => <bdi>{format.list(room.moderators.map((one) => one.name))}</bdi> })}
          </p>
        ) : null}
      </div>
      <IconButton
        asChild
        label={t("addRoom", { title: room.title })}
        variant="plain"
        className="col-start-2 row-span-2 row-start-1 sm:col-start-3 sm:row-span-1"
      >
        <a href={`/api/calendars/rooms/${room.roomId}.ics?lang=${locale}`} download>
          <CalendarPlus aria-hidden strokeWidth={1.9} />
        </a>
      </IconButton>
    </li>
  );
}
