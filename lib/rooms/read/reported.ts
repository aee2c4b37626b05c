// What a report needs to know of a room and its people: whom a seat belongs to, what was going on at that moment, what the log says later.
import "server-only";
import { db, type Tx } from "#lib/platform/db";
import { quietKinds } from "../events.ts";
import { isModeratorsName, shownName } from "./moderators-name.ts";
import { type Hiding, hidingColumns, judgesView, neutral, neutralAmong, neutralFor } from "./neutral.ts";

/** The person or guest behind a seat. */
export type ReportedSeat = {
  seatId: string;
  roomId: string;
  kind: "forum" | "interview";
  seriesId: string;
  personId: string | null;
  personaId: string | null;
  name: string;
  moderates: boolean;
  /** The name is the one they moderate under: no persona was worn here. */
  isModeratorsName: boolean;
};

export async function seat(tx: Tx, seatId: string): Promise<ReportedSeat | null> {
  const [found] = await tx.$queryRaw<ReportedSeat[]>`
    SELECT s.id AS "seatId", s.room_id AS "roomId", r.kind::text AS kind, r.series_id AS "seriesId", s.person_id AS "personId",
           s.persona_id AS "personaId", coalesce(${shownName}, '') AS name,
           m.person_id IS NOT NULL AS moderates,
           m.person_id IS NOT NULL AND ${isModeratorsName} AS "isModeratorsName"
    FROM seat s JOIN room r ON r.id = s.room_id LEFT JOIN persona p ON p.id = s.persona_id
    LEFT JOIN moderator m ON m.space_id = r.series_id AND m.person_id = s.person_id
    WHERE s.id = ${seatId}::uuid`;
  return found ?? null;
}

/** Whether this person has or had a seat in the room. */
export async function wasIn(tx: Tx, roomId: string, personId: string): Promise<boolean> {
  return (await tx.seat.findFirst({ where: { roomId, personId }, select: { id: true } })) !== null;
}

/** Whether somebody has or had a seat in the room from this browser. */
export async function cameByBrowser(tx: Tx, roomId: string, browserDigest: string): Promise<boolean> {
  return (await tx.seat.findFirst({ where: { roomId, browsers: { has: browserDigest } }, select: { id: true } })) !== null;
}

/** The browsers in which this person had a seat anywhere, as long as seats are kept. */
export async function browsersOf(tx: Tx, personId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ browser: string }[]>`
    SELECT DISTINCT unnest(browsers) AS browser FROM seat WHERE person_id = ${personId}::uuid`;
  return rows.map(({ browser }) => browser);
}

/** Those of these seats that were taken without an account from one of these browsers. */
export async function guestSeatsOf(tx: Tx, seatIds: readonly string[], browsers: readonly string[]): Promise<string[]> {
  const where = { id: { in: [...seatIds] }, personId: null, browsers: { hasSome: [...browsers] } };
  return (await tx.seat.findMany({ where, select: { id: true } })).map(({ id }) => id);
}

export async function room(tx: Tx, roomId: string): Promise<{ seriesId: string; title: string } | null> {
  const found = await tx.room.findUnique({
    where: { id: roomId, kind: "forum" },
    select: { seriesId: true, series: { select: { title: true } } },
  });
  return found && { seriesId: found.seriesId, title: found.series.title };
}

export async function series(tx: Tx, seriesId: string): Promise<{ title: string } | null> {
  return tx.series.findUnique({ where: { id: seriesId }, select: { title: true } });
}

/** What was going on, by the rows and not by anybody's word. Seats without names; times are epoch milliseconds. */
export type Moment = {
  at: number;
  phase: string;
  eventCount: number;
  /** Those on stage. `speaking`: their turn runs, or they moderate; `microphone`: whether it could be opened. */
  stage: { seatId: string; role: string; speaking: boolean; microphone: "free" | "locked" }[];
};

export async function moment(tx: Tx, roomId: string): Promise<Moment | null> {
  const [row] = await tx.$queryRaw<{ at: Date; phase: string; eventCount: number; stage: Moment["stage"] }[]>`
    SELECT app_now() AS at, r.phase::text AS phase, r.event_count AS "eventCount",
      (SELECT coalesce(json_agg(json_build_object('seatId', s.id, 'role', s.role,
         'speaking', s.role = 'moderator' OR EXISTS (SELECT FROM turn t WHERE t.seat_id = s.id AND t.started_at IS NOT NULL AND t.ended_at IS NULL),
         'microphone', CASE WHEN s.locked_at IS NULL THEN 'free' ELSE 'locked' END) ORDER BY s.taken_at, s.id), '[]'::json)
       FROM seat s WHERE s.room_id = r.id AND s.role IN ('speaker', 'moderator') AND s.left_at IS NULL AND s.removed_at IS NULL) AS stage
    FROM room r WHERE r.id = ${roomId}::uuid`;
  return row ? { ...row, at: row.at.getTime() } : null;
}

/** One line of the log about a seat, as evidence. */
export type EvidenceLine = { seq: number; at: number; kind: string; by: string | null; number: number | null; reason: string | null };

/** What the log says of a seat around a moment, oldest first, at most 60 lines. */
export async function logAround(roomId: string, seatId: string, at: Date): Promise<EvidenceLine[]> {
  const rows = await db.$queryRaw<(Omit<EvidenceLine, "at"> & { at: Date })[]>`
    SELECT e.seq, e.at, e.kind, CASE WHEN e.actor_id IS DISTINCT FROM s.person_id OR ${isModeratorsName} THEN m.name END AS by,
           (e.payload->>'number')::int AS number, e.payload->>'reason' AS reason
    FROM room_event e JOIN room r ON r.id = e.room_id LEFT JOIN seat s ON s.id = ${seatId}::uuid
    LEFT JOIN moderator m ON m.space_id = r.series_id AND m.person_id = e.actor_id
    WHERE e.room_id = ${roomId}::uuid AND e.payload->>'seatId' = ${seatId} AND NOT e.kind = ANY (${[...quietKinds]}::text[])
      AND e.at BETWEEN ${at}::timestamptz - interval '3 hours' AND ${at}::timestamptz + interval '3 hours'
    ORDER BY e.seq LIMIT 60`;
  return rows.map((row) => ({ ...row, at: row.at.getTime() }));
}

/** The names of these seats as they are shown now to somebody who judges; a seat whose person is gone or neutral for them has none. */
export async function namesOf(judgeId: string, seatIds: readonly string[]): Promise<Map<string, string>> {
  if (seatIds.length === 0) return new Map();
  const rows = await db.$queryRaw<({ seatId: string; name: string; role: string } & Hiding)[]>`
    SELECT s.id AS "seatId", coalesce(${shownName}, '') AS name, s.role::text AS role,
           ${hidingColumns}
    FROM seat s JOIN room r ON r.id = s.room_id LEFT JOIN persona p ON p.id = s.persona_id
    LEFT JOIN moderator m ON m.space_id = r.series_id AND m.person_id = s.person_id
    WHERE s.id = ANY (${[...seatIds]}::uuid[])`;
  const isNeutral = neutralFor(await judgesView(db, judgeId));
  return new Map(rows.map((row) => [row.seatId, isNeutral(row) ? neutral.name : row.name]));
}

/** Of these reported people, none a moderator there, those who are neutral for somebody who judges. */
export async function neutralFrom(judgeId: string, personIds: readonly string[]): Promise<ReadonlySet<string | null>> {
  return personIds.length === 0 ? new Set() : neutralAmong(db, await judgesView(db, judgeId), personIds);
}

/** The titles of these series, by id. */
export async function titlesOf(seriesIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await db.series.findMany({ where: { id: { in: [...seriesIds] } }, select: { id: true, title: true } });
  return new Map(rows.map(({ id, title }) => [id, title]));
}
