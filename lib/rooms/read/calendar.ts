// What a calendar is made of: a forum's timetable with its days off and the rooms that are on or come, or one of its rooms.
import "server-only";
import { z } from "zod";
import { now } from "#lib/platform/clock";
import { db, type Prisma } from "#lib/platform/db";
import { seriesInput } from "#lib/series/schema";
import type { CalendarRoom, CalendarSeries } from "../../series/calendar.ts";

/** A calendar holds this many rooms and days off at most, the nearest ones. */
const roomsAtMost = 60;
const daysOffAtMost = 400;

const shape = {
  id: true,
  slug: true,
  title: true,
  purpose: true,
  zone: true,
  rule: true,
  startsLocal: true,
  minutes: true,
  endedAt: true,
  revision: true,
  revisedAt: true,
  exceptions: { select: { localDate: true }, orderBy: { localDate: "desc" }, take: daysOffAtMost },
} as const satisfies Prisma.SeriesSelect;

const ofRoom = { id: true, startsAt: true, endsAt: true } as const satisfies Prisma.RoomSelect;

const seriesOf = ({ id, exceptions, endedAt, revisedAt, ...same }: Prisma.SeriesGetPayload<{ select: typeof shape }>): CalendarSeries => ({
  seriesId: id,
  ...same,
  endedAt: endedAt?.toISOString() ?? null,
  revisedAt: revisedAt.toISOString(),
  skipped: exceptions.map(({ localDate }) => localDate).reverse(),
});

const roomOf = ({ id, startsAt, endsAt }: Prisma.RoomGetPayload<{ select: typeof ofRoom }>): CalendarRoom => ({
  roomId: id,
  startsAt: startsAt.toISOString(),
  endsAt: endsAt.toISOString(),
});

/** A forum and its rooms; null when there is none. */
export async function series(slug: string): Promise<{ series: CalendarSeries; rooms: CalendarRoom[] } | null> {
  if (!seriesInput.shape.slug.safeParse(slug).success) return null;
  const found = await db.series.findUnique({ where: { slug }, select: shape });
  if (!found) return null;
  const rooms = await db.room.findMany({
    where: {
      seriesId: found.id,
      kind: "forum",
      OR: [{ phase: "open" }, { phase: { in: ["scheduled", "backstage"] }, endsAt: { gt: await now() } }],
    },
    select: ofRoom,
    orderBy: [{ startsAt: "asc" }, { id: "asc" }],
    take: roomsAtMost,
  });
  return { series: seriesOf(found), rooms: rooms.map(roomOf) };
}

/** One room of a forum; null when there is none. */
export async function room(roomId: string): Promise<{ series: CalendarSeries; room: CalendarRoom } | null> {
  if (!z.uuid().safeParse(roomId).success) return null;
  const found = await db.room.findFirst({ where: { id: roomId, kind: "forum" }, select: { ...ofRoom, series: { select: shape } } });
  return found && { series: seriesOf(found.series), room: roomOf(found) };
}
