// A forum as a calendar to subscribe to: /api/calendars/series/<slug>.ics?lang=id
import { seriesCalendar } from "#lib/rooms/calendar";
import { calendarFeed, noCalendar } from "#lib/rooms/calendar-feed";
import { calendarSeries } from "#lib/rooms/loaders";

export async function GET(request: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> {
  const found = await calendarSeries((await params).file.replace(/\.ics$/, ""));
  return found ? calendarFeed(request, found.series, false, (words) => seriesCalendar(found.series, found.rooms, words)) : noCalendar();
}
