// Forums as calendar files (RFC 5545): a series as one recurring event with its days off and moved rooms, or one room of it. Where
// clocks change, rooms stand one by one in UTC instead, which every calendar program shows in its owner's zone. Pure.
import { TZDate } from "@date-fns/tz";
import ical, { ICalAlarmType, ICalCalendarMethod, ICalEventClass, type ICalEventData, ICalEventStatus } from "ical-generator";
import { escaped, inOrder, lines, oneLine } from "./calendar-file.ts";
import { steadyOffset, zoneComponent } from "./calendar-zone.ts";
import { first, localDateOf, on, type Timetable } from "./occurrences.ts";

export type CalendarSeries = Timetable & {
  seriesId: string;
  slug: string;
  title: string;
  purpose: string;
  /** Rises with each change, and when the last one was. */
  revision: number;
  revisedAt: string;
  endedAt: string | null;
  /** Local dates on which it does not meet. */
  skipped: string[];
};
export type CalendarRoom = { roomId: string; startsAt: string; endsAt: string };

export type CalendarWords = {
  language: string;
  /** Said under each event, before the address. */
  note: string;
  /** Address of the forum's page, and of a room's. */
  seriesAddress: string;
  addressOf: (roomId: string) => string;
};

type Sheet = {
  /** Adds an event with what all have in common. */
  add: (event: Pick<ICalEventData, "id" | "start" | "end" | "repeating" | "recurrenceId" | "alarms" | "status">, address: string) => void;
  /** The file. */
  text: () => string;
  /** Whether its zone can be said in the file. */
  isSteady: boolean;
};

/** Everything a subscriber needs: the timetable itself, and where the rooms that are on or come differ from it. */
export function seriesCalendar(series: CalendarSeries, rooms: readonly CalendarRoom[], words: CalendarWords): string {
  const { add, isSteady, text } = open(series, words);
  const opening = first(series);
  const id = `${series.seriesId}@suara-kerja`;
  // A file without events is none: that nothing is left is said by the whole series as cancelled, which takes it out of calendars.
  const addNothing = () => {
    const at = opening?.startsAt ?? new Date(series.revisedAt);
    const end = new Date(at.getTime() + series.minutes * 60_000);
    add({ id, start: at, end, status: ICalEventStatus.CANCELLED }, words.seriesAddress);
  };
  if (!isSteady || !opening) {
    for (const room of rooms) add({ id: uidOf(series, room), start: room.startsAt, end: room.endsAt }, words.addressOf(room.roomId));
    if (rooms.length === 0) addNothing();
    return text();
  }
  const isOver = series.endedAt !== null && new Date(series.endedAt) < opening.startsAt;
  if (!isOver) add({ id, start: opening.startsAt, end: opening.endsAt, repeating: repetition(series) }, words.seriesAddress);
  else if (rooms.length === 0) addNothing();
  for (const room of rooms) {
    const due = on(series, localDateOf(new Date(room.startsAt), series.zone));
    if (due && isSame(due, room)) continue;
    const isMoved = due && !isOver && !rooms.some((other) => other.startsAt === due.startsAt.toISOString() && other !== room);
    // A room that the timetable does not know is an event of its own.
    add(
      { start: room.startsAt, end: room.endsAt, ...(isMoved ? { id, recurrenceId: due.startsAt } : { id: uidOf(series, room) }) },
      words.addressOf(room.roomId),
    );
  }
  return text();
}

/** One room, with a reminder half an hour ahead. */
export function roomCalendar(series: CalendarSeries, room: CalendarRoom, words: CalendarWords): string {
  const { add, text } = open(series, words);
  add(
    {
      id: uidOf(series, room),
      start: room.startsAt,
      end: room.endsAt,
      alarms: [{ type: ICalAlarmType.display, trigger: 1800, description: oneLine(series.title) }],
    },
    words.addressOf(room.roomId),
  );
  return text();
}

function open(series: CalendarSeries, words: CalendarWords): Sheet {
  const offset = steadyOffset(series.zone, first(series)?.startsAt ?? new Date(series.revisedAt));
  const zone = offset === null || series.zone === "UTC" ? null : series.zone;
  const title = oneLine(series.title);
  const calendar = ical({
    // The library writes a name as it is.
    name: escaped(title),
    method: ICalCalendarMethod.PUBLISH,
    scale: "gregorian",
    prodId: { company: "Suara Kerja", product: "Jadwal", language: words.language.toUpperCase() },
    ttl: 3600,
  });
  const placed = (at: unknown) => new TZDate(new Date(at as string | Date).getTime(), zone ?? "UTC");
  return {
    text: () => inOrder(calendar.toString(), zone === null || offset === null ? null : zoneComponent(zone, offset)),
    isSteady: offset !== null,
    add: ({ start, end, recurrenceId, status, ...event }, address) =>
      void calendar.createEvent({
        ...event,
        start: placed(start),
        end: placed(end),
        ...(recurrenceId ? { recurrenceId: placed(recurrenceId) } : {}),
        timezone: zone,
        sequence: series.revision,
        // Of the last change, not of the fetch: else every fetch would look like one.
        stamp: new Date(series.revisedAt),
        lastModified: new Date(series.revisedAt),
        summary: title,
        description: `${lines(series.purpose)}\n\n${words.note}\n${address}`,
        location: address,
        url: address,
        status: status ?? ICalEventStatus.CONFIRMED,
        // A calendar shared at work shows the time as taken, and not that somebody looks for work.
        class: ICalEventClass.PRIVATE,
      }),
  };
}

/** The rule, up to the end of a series that was stopped, and the days off as the rule would have had them. */
function repetition(series: CalendarSeries): string {
  const until = series.endedAt ? `;UNTIL=${basic(new Date(series.endedAt).toISOString().slice(0, 19))}Z` : "";
  const [parameter, mark] = series.zone === "UTC" ? ["", "Z"] : [`;TZID=${series.zone}`, ""];
  const off = series.skipped.filter((localDate) => on(series, localDate));
  return [
    `RRULE:${series.rule}${until}`,
    ...off.map((localDate) => `EXDATE${parameter}:${basic(`${localDate}${series.startsLocal.slice(10)}:00`)}${mark}`),
  ].join("\n");
}

/** 2026-11-25T19:00:00 without its signs. */
const basic = (at: string) => at.replace(/[-:]/g, "");

/** A room's identity outlives its row, which a change of the timetable replaces: it is the forum's day. */
const uidOf = (series: CalendarSeries, { startsAt }: CalendarRoom) =>
  `${series.seriesId}-${localDateOf(new Date(startsAt), series.zone)}@suara-kerja`;

const isSame = (due: { startsAt: Date; endsAt: Date }, room: CalendarRoom) =>
  due.startsAt.toISOString() === room.startsAt && due.endsAt.toISOString() === room.endsAt;
