// Rooms as a calendar file (RFC 5545). Times are written in UTC, which every calendar program shows in its owner's zone.
import ical, { ICalCalendarMethod, ICalEventStatus } from "ical-generator";
import type { RoomLine } from "./timetable.ts";

export type CalendarWords = {
  /** The name of the calendar. */
  name: string;
  language: string;
  /** Said under each event, before the address. */
  note: string;
  /** Address of a room's page. */
  addressOf: (roomId: string) => string;
};

/** An event keeps its identity over every fetch, so that a moved room moves in the calendar too. */
export function calendarOf(rooms: readonly RoomLine[], words: CalendarWords): string {
  const calendar = ical({
    name: words.name,
    method: ICalCalendarMethod.PUBLISH,
    prodId: { company: "Suara Kerja", product: "Jadwal", language: words.language.toUpperCase() },
    ttl: 3600,
  });
  for (const room of rooms) {
    const address = words.addressOf(room.roomId);
    calendar.createEvent({
      id: `${room.roomId}@suara-kerja`,
      start: new Date(room.startsAt),
      end: new Date(room.endsAt),
      // Without it every fetch would look like a change.
      stamp: new Date(room.startsAt),
      summary: room.title,
      description: `${room.purpose}\n\n${words.note}\n${address}`,
      location: address,
      url: address,
      status: ICalEventStatus.CONFIRMED,
    });
  }
  return calendar.toString();
}
