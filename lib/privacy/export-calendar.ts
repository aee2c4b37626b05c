// The meetings one was in, as a calendar file. Private: a calendar shared at work shows no search for work. Pure.
import ical, { ICalCalendarMethod, ICalEventClass } from "ical-generator";
import type { Meeting } from "../rooms/read/participation.ts";
import { escaped, inOrder, oneLine } from "../series/calendar-file.ts";

export function calendarOf(meetings: readonly Meeting[], language: string): string {
  const calendar = ical({
    name: escaped("Suara Kerja"),
    method: ICalCalendarMethod.PUBLISH,
    prodId: { company: "Suara Kerja", product: "Data", language: language.toUpperCase() },
  });
  for (const { roomId, title, startsAt, endsAt } of meetings)
    calendar.createEvent({
      id: `${roomId}@suara-kerja`,
      start: startsAt,
      end: endsAt,
      stamp: startsAt,
      summary: oneLine(title),
      class: ICalEventClass.PRIVATE,
    });
  return inOrder(calendar.toString(), null);
}
