// One room as a calendar file: /api/calendars/rooms/<roomId>.ics?lang=id
import { roomCalendar } from "#lib/rooms/calendar";
import { calendarFeed, noCalendar } from "#lib/rooms/calendar-feed";
import { calendarRoom } from "#lib/rooms/loaders";

export async function GET(request: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> {
  const found = await calendarRoom((await params).file.replace(/\.ics$/, ""));
  return found ? calendarFeed(request, found.series, true, (words) => roomCalendar(found.series, found.room, words)) : noCalendar();
}
