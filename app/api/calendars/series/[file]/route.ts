// A forum as a calendar to subscribe to: /api/calendars/series/<slug>.ics?lang=id

import { calendarSeries } from "#lib/rooms/loaders";
import { seriesCalendar } from "#lib/series/calendar";
import { calendarFeed, noCalendar } from "#lib/series/calendar-feed";

export async function GET(request: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> {
  const found = await calendarSeries((await params).file.replace(/\.ics$/, ""));
  return found ? calendarFeed(request, found.series, false, (words) => seriesCalendar(found.series, found.rooms, words)) : noCalendar();
}
