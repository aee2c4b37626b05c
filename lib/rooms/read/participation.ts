// What one person did in rooms, and how they are named there: for themselves, and for the contexts above. The answers that name a person
// never leave the server.
import "server-only";
import { db, type Tx } from "#lib/platform/db";
import type { CardInput } from "../schema.ts";

export type RoomPersona = { personaId: string; name: string; seed: string };

/** The persona this person wore last in a room; null without one. */
export async function personaIn(tx: Tx, roomId: string, personId: string): Promise<RoomPersona | null> {
  const seat = await tx.seat.findFirst({
    where: { roomId, personId, personaId: { not: null } },
    select: { persona: { select: { id: true, name: true, seed: true } } },
    orderBy: { takenAt: "desc" },
  });
  return seat?.persona ? { personaId: seat.persona.id, name: seat.persona.name, seed: seat.persona.seed } : null;
}

/** The forum this person is in, or was in since a moment, not as a moderator, and their persona there. */
export async function lastSeen(
  personId: string,
  since: Date,
): Promise<{ roomId: string; forum: string; name: string; seed: string } | null> {
  const seat = await db.seat.findFirst({
    where: { personId, role: { not: "moderator" }, seenAt: { gte: since }, personaId: { not: null }, room: { kind: "forum" } },
    select: { roomId: true, persona: { select: { name: true, seed: true } }, room: { select: { series: { select: { title: true } } } } },
    orderBy: { seenAt: "desc" },
  });
  return seat?.persona ? { roomId: seat.roomId, forum: seat.room.series.title, ...seat.persona } : null;
}

/** What this person wrote on the last hand they raised, and when; null before the first. */
export async function lastCard(personId: string): Promise<(CardInput & { raisedAt: Date }) | null> {
  return db.ticket.findFirst({
    where: { seat: { personId } },
    select: { roleWanted: true, field: true, city: true, line: true, raisedAt: true },
    orderBy: { raisedAt: "desc" },
  });
}

export type FinishedTurn = { turnId: string; roomId: string; forum: string; number: number; startedAt: Date; endedAt: Date };

export type Meeting = { roomId: string; title: string; startsAt: Date; endsAt: Date };

/** The forums this person sat in, oldest first, at most 5,000. */
export async function meetings(personId: string): Promise<Meeting[]> {
  const rooms = await db.room.findMany({
    where: { kind: "forum", seats: { some: { personId } } },
    select: { id: true, startsAt: true, endsAt: true, series: { select: { title: true } } },
    orderBy: [{ startsAt: "asc" }, { id: "asc" }],
    take: 5_000,
  });
  return rooms.map(({ id, series, ...times }) => ({ roomId: id, title: series.title, ...times }));
}

/** In how many turns this person was heard. */
export const turnCount = (personId: string): Promise<number> =>
  db.turn.count({ where: { seat: { personId }, startedAt: { not: null }, endedAt: { not: null } } });

/** The turns in which this person was heard, newest first, at most 100. */
export async function turns(personId: string): Promise<FinishedTurn[]> {
  const rows = await db.turn.findMany({
    where: { seat: { personId }, startedAt: { not: null }, endedAt: { not: null } },
    select: {
      id: true,
      roomId: true,
      startedAt: true,
      endedAt: true,
      ticket: { select: { number: true } },
      room: { select: { series: { select: { title: true } } } },
    },
    orderBy: { startedAt: "desc" },
    take: 100,
  });
  return rows.flatMap(({ id, roomId, startedAt, endedAt, ticket, room }) =>
    startedAt && endedAt ? [{ turnId: id, roomId, forum: room.series.title, number: ticket.number, startedAt, endedAt }] : [],
  );
}

export type OwnPersona = {
  personaId: string;
  spaceId: string;
  name: string;
  seed: string;
  createdAt: Date;
  forum: string;
  slug: string;
  /** In how many rooms it was worn. */
  rooms: number;
  /** Worn in a room that its owner is in now. */
  isWorn: boolean;
};

/** Every name this person carries or carried in a forum, newest first. */
export async function personas(tx: Tx, personId: string): Promise<OwnPersona[]> {
  const rows = await tx.persona.findMany({
    where: { personId },
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
    select: {
      id: true,
      spaceId: true,
      name: true,
      seed: true,
      createdAt: true,
      space: { select: { series: { select: { title: true, slug: true } } } },
      seats: { select: { leftAt: true, removedAt: true } },
    },
  });
  return rows.map(({ id, space, seats, ...persona }) => ({
    ...persona,
    personaId: id,
    forum: space.series?.title ?? "",
    slug: space.series?.slug ?? "",
    rooms: seats.length,
    isWorn: seats.some(({ leftAt, removedAt }) => leftAt === null && removedAt === null),
  }));
}

export type SpokenRoom = { roomId: string; seriesId: string; forum: string; at: Date };

/** The forums since a moment in which this person had a turn or a private talk that is over, not as a moderator; newest first, at most 20. */
export const spokenIn = (tx: Tx, personId: string, since: Date): Promise<SpokenRoom[]> => tx.$queryRaw<SpokenRoom[]>`
  SELECT r.id AS "roomId", r.series_id AS "seriesId", se.title AS forum, max(spoken.at) AS at
  FROM (SELECT s.room_id, t.ended_at AS at FROM seat s JOIN turn t ON t.seat_id = s.id
        WHERE s.person_id = ${personId}::uuid AND s.role <> 'moderator' AND t.started_at IS NOT NULL AND t.ended_at >= ${since}
        UNION ALL
        SELECT i.forum_id, i.ended_at FROM seat s JOIN interview i ON i.invitee_seat_id = s.id
        WHERE s.person_id = ${personId}::uuid AND i.started_at IS NOT NULL AND i.ended_at >= ${since}) spoken
  JOIN room r ON r.id = spoken.room_id JOIN series se ON se.id = r.series_id
  GROUP BY r.id, se.title ORDER BY at DESC, r.id LIMIT 20`;

/** Turns of at least so many seconds that ended within so many days, of people who still have an account, in forums of these days. */
export const heardTurns = (seconds: number, days: number) => db.$queryRaw<{ turn_id: string; person_id: string; room_id: string }[]>`
  SELECT t.id AS turn_id, s.person_id, t.room_id
  FROM room r JOIN turn t ON t.room_id = r.id JOIN seat s ON s.id = t.seat_id
  WHERE r.starts_at > app_now() - make_interval(days => ${days + 1}::int) AND t.ended_at > app_now() - make_interval(days => ${days}::int)
    AND s.person_id IS NOT NULL AND t.started_at IS NOT NULL AND t.ended_at - t.started_at >= make_interval(secs => ${seconds}::int)`;

/** What this person wrote on the last hand they raised in one room. */
export const cardIn = (tx: Tx, roomId: string, personId: string): Promise<CardInput | null> =>
  tx.ticket.findFirst({
    where: { seat: { personId, roomId } },
    select: { roleWanted: true, field: true, city: true, line: true },
    orderBy: { raisedAt: "desc" },
  });
