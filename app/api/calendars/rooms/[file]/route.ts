// One room as a calendar file: /api/calendars/rooms/<roomId>.ics?lang=id

import { calendarRoom } from "#lib/rooms/loaders";
import { roomCalendar } from "#lib/series/calendar";
import { calendarFeed, noCalendar } from "#lib/series/calendar-feed";

export async function GET(request: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> {
  const found = await calendarRoom((await params).file.replace(/\.ics$/, ""));
  return found ? calendarFeed(request, found.series, true, (words) => roomCalendar(found.series, found.room, words)) : noCalendar();
}
