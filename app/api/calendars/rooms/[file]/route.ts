// One room as a calendar file: /api/calendars/rooms/<roomId>.ics?lang=id
import { calendarFeed, noCalendar } from "#lib/rooms/calendar-feed";
import { calendarRoom } from "#lib/rooms/loaders";

export async function GET(request: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> {
  const room = await calendarRoom((await params).file.replace(/\.ics$/, ""));
  return room ? calendarFeed(request, { rooms: [room], name: room.title, file: `${room.slug}.ics` }, true) : noCalendar();
}
