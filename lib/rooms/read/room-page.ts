// What the public page of a room says, drawn from its rows: cached, the same for everybody, nothing personal.
import "server-only";
import { z } from "zod";
import { db } from "#lib/platform/db";
import { agendaInput } from "#lib/series/schema";
import type { RoomPage } from "../page-view.ts";
import { coarse } from "../seat/listener-count.ts";
import type { PinView } from "../view.ts";

/** Null when there is no such forum room; an interview has no public page. */
export async function read(roomId: string): Promise<RoomPage | null> {
  if (!z.uuid().safeParse(roomId).success) return null;
  const room = await db.room.findFirst({
    where: { id: roomId, kind: "forum" },
    select: {
      id: true,
      seriesId: true,
      phase: true,
      startsAt: true,
      endsAt: true,
      openedAt: true,
      endedAt: true,
      handsOpen: true,
      turnSeconds: true,
      agenda: true,
      segment: true,
      segmentAt: true,
      pin: true,
      series: {
        select: {
          slug: true,
          title: true,
          purpose: true,
          zone: true,
          space: {
            select: {
              moderators: {
                select: { name: true, seed: true, host: true, organisation: { select: { name: true } } },
                orderBy: [{ host: "desc" }, { createdAt: "asc" }, { personId: "asc" }],
                take: 24,
              },
            },
          },
        },
      },
    },
  });
  if (!room) return null;
  const [statistics, next] = await Promise.all([
    room.phase === "ended" ? statisticsOf(room.id) : null,
    db.room.findFirst({
      where: { seriesId: room.seriesId, kind: "forum", phase: { not: "ended" }, startsAt: { gt: room.startsAt } },
      orderBy: [{ startsAt: "asc" }, { id: "asc" }],
      select: { id: true, startsAt: true },
    }),
  ]);
  return {
    roomId: room.id,
    title: room.series.title,
    purpose: room.series.purpose,
    seriesSlug: room.series.slug,
    zone: room.series.zone,
    phase: room.phase,
    startsAt: room.startsAt.getTime(),
    endsAt: room.endsAt.getTime(),
    openedAt: room.openedAt?.getTime() ?? null,
    endedAt: room.endedAt?.getTime() ?? null,
    handsOpen: room.handsOpen,
    turnSeconds: room.turnSeconds,
    agenda: agendaInput.parse(room.agenda),
    segment: room.segment,
    segmentAt: room.segmentAt?.getTime() ?? null,
    pin: room.pin as PinView | null,
    moderators: room.series.space.moderators.map(({ name, seed, host, organisation }) => ({
      name,
      seed,
      host,
      speaksFor: organisation?.name ?? null,
    })),
    statistics,
    next: next && { roomId: next.id, startsAt: next.startsAt.getTime() },
  };
}

/** People, not events: who came, who raised a hand, who was heard. Moderators are not counted. */
async function statisticsOf(roomId: string): Promise<RoomPage["statistics"]> {
  const [row] = await db.$queryRaw<{ listened: number; raised: number; spoke: number }[]>`
    SELECT count(*)::int AS listened,
           count(*) FILTER (WHERE EXISTS (SELECT FROM ticket t WHERE t.seat_id = s.id))::int AS raised,
           count(*) FILTER (WHERE EXISTS (SELECT FROM turn u WHERE u.seat_id = s.id AND u.started_at IS NOT NULL))::int AS spoke
    FROM seat s WHERE s.room_id = ${roomId}::uuid AND s.role <> 'moderator'`;
  return row ? { ...row, listened: coarse(row.listened) } : null;
}
