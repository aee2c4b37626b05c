// Who a stream's reader is in a room, and whether a room has stirred: what `live` asks again and again, for many readers at once.
import "server-only";
import { db } from "#lib/platform/db";
import { byListeners, coarse, type ListenerCount } from "../listener-count.ts";

export type Reader = { session: string | null; guest: string | null };
export type Access = { moderates: boolean; seatId: string | null };

type Row = { exists: boolean; moderates: boolean; seatId: string | null };

/**
 * What each reader may see, by the digests of the keys in their cookies; null where the room does not exist for them: an interview
 * is there only for the two. One statement for all. A seat that has ended still counts, so that its screen is told why.
 */
export async function access(roomId: string, readers: readonly Reader[]): Promise<(Access | null)[]> {
  const sessions = readers.map((reader) => reader.session);
  const guests = readers.map((reader) => reader.guest);
  const rows = await db.$queryRaw<Row[]>`
    SELECT r.id IS NOT NULL AND (r.kind = 'forum' OR s.id IS NOT NULL) AS "exists", m.person_id IS NOT NULL AS moderates, s.id AS "seatId"
    FROM unnest(${sessions}::text[], ${guests}::text[]) WITH ORDINALITY AS reader (session, guest, nth)
    LEFT JOIN room r ON r.id = ${roomId}::uuid
    LEFT JOIN session e ON e.token_digest = reader.session AND e.expires_at > app_now()
    LEFT JOIN series_moderator m ON m.series_id = r.series_id AND m.person_id = e.person_id AND r.kind = 'forum'
    LEFT JOIN LATERAL (
      SELECT seat.id FROM seat
      WHERE seat.room_id = r.id AND (seat.person_id = e.person_id OR (e.id IS NULL AND seat.guest_digest = reader.guest))
      ORDER BY seat.left_at IS NULL AND seat.removed_at IS NULL DESC, seat.taken_at DESC LIMIT 1) s ON true
    ORDER BY reader.nth`;
  return rows.map((row) => (row.exists ? { moderates: row.moderates, seatId: row.seatId } : null));
}

/** The database's clock, and of each room a word that differs when something in it has changed. */
export async function pulse(roomIds: readonly string[]): Promise<{ now: number; words: Map<string, string> }> {
  const rows = await db.$queryRaw<{ now: number; roomId: string | null; word: string | null }[]>`
    SELECT (extract(epoch FROM app_now()) * 1000)::float8 AS now, r.id AS "roomId",
           r.event_count || '.' || (SELECT count(*) FROM seat s WHERE s.room_id = r.id AND s.left_at IS NULL AND s.removed_at IS NULL) AS word
    FROM (SELECT) one LEFT JOIN room r ON r.id = ANY (${[...roomIds]}::uuid[])`;
  const now = rows[0]?.now;
  if (now === undefined) throw new Error("the database has no clock");
  return { now, words: new Map(rows.flatMap(({ roomId, word }) => (roomId && word ? [[roomId, word] as const] : []))) };
}

export type OnAir = {
  roomId: string;
  title: string;
  listeners: ListenerCount;
  hands: number;
  speaker: { name: string; seed: string; line: string } | null;
  startedAt: number;
};

/** The forums that are open now, the fullest first, at most twenty. */
export async function onAir(): Promise<OnAir[]> {
  const rows = await db.$queryRaw<
    (Omit<OnAir, "speaker" | "listeners"> & { listeners: number } & { name: string | null; seed: string | null; line: string | null })[]
  >`
    SELECT r.id AS "roomId", e.title, (extract(epoch FROM r.opened_at) * 1000)::float8 AS "startedAt",
           (SELECT count(*)::int FROM seat s WHERE s.room_id = r.id AND s.role = 'listener' AND s.left_at IS NULL AND s.removed_at IS NULL AND s.away_at IS NULL) AS listeners,
           (SELECT count(*)::int FROM ticket t WHERE t.room_id = r.id AND t.state IN ('queued', 'called', 'held')) AS hands,
           turn.name, turn.seed, turn.line
    FROM room r JOIN series e ON e.id = r.series_id
    LEFT JOIN LATERAL (
      SELECT p.name, p.seed, k.line
      FROM turn t JOIN seat s ON s.id = t.seat_id JOIN ticket k ON k.id = t.ticket_id JOIN persona p ON p.id = s.persona_id
      WHERE t.room_id = r.id AND t.ended_at IS NULL AND t.started_at IS NOT NULL
      ORDER BY t.started_at DESC LIMIT 1) turn ON true
    WHERE r.kind = 'forum' AND r.phase = 'open' AND r.opened_at IS NOT NULL
    ORDER BY listeners DESC, r.opened_at LIMIT 20`;
  return rows
    .map(({ name, seed, line, listeners, ...room }) => ({
      ...room,
      listeners: coarse(listeners),
      speaker: name !== null && seed !== null ? { name, seed, line: line ?? "" } : null,
    }))
    .sort((a, b) => byListeners(a.listeners, b.listeners) || a.startedAt - b.startedAt);
}
