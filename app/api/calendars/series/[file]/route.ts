// The next rooms of a forum as a calendar to subscribe to: /api/calendars/series/<slug>.ics?lang=id
import { calendarFeed, noCalendar } from "#lib/rooms/calendar-feed";
import { seriesPage } from "#lib/rooms/loaders";

export async function GET(request: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> {
  const series = await seriesPage((await params).file.replace(/\.ics$/, ""));
  if (!series) return noCalendar();
  const rooms = series.live ? [series.live, ...series.next] : series.next;
  return calendarFeed(request, { rooms, name: series.title, file: `${series.slug}.ics` }, false);
}
