// Whether the holder of a seat is connected: by the beats of their browser, and as LiveKit's notices and the reconciler tell it. Away is
// who has neither; a speaker without a voice; and somebody the room waits for or hears whose beats have stopped.
import "server-only";
import { db, Prisma, transact } from "#lib/platform/db";
import { eachRow } from "#lib/platform/each-row";
import { isVoiceOn } from "#lib/platform/voice/availability";
import { record, signalRoom } from "../room-event.ts";
import { lockRoom } from "../room-lock.ts";
import { beatLeaseSeconds, connectSeconds, unreachableSeconds, unreachableWindowSeconds } from "../rules.ts";
import * as turn from "../stage/turn.ts";

/** A browser in a room (`topicId`), by the digests of the keys in its cookies. */
export type Beat = { topicId: string; session: string | null; guest: string | null };

const ago = (seconds: number) => Prisma.sql`app_now() - make_interval(secs => ${seconds})`;
/** The room hears this seat `s` or waits for it: its browser beats often. */
const beatsOften = Prisma.sql`(s.role <> 'listener' OR EXISTS (
  SELECT FROM ticket t WHERE t.seat_id = s.id AND t.state IN ('queued', 'called', 'held', 'on_stage')))`;
const isUnreachable = Prisma.sql`
  (s.heartbeat_at < ${ago(unreachableSeconds)} AND s.heartbeat_at > ${ago(unreachableWindowSeconds)} AND ${beatsOften})`;
const hasBeat = Prisma.sql`coalesce(s.heartbeat_at > ${ago(beatLeaseSeconds)}, false)`;
const isLive = Prisma.sql`s.left_at IS NULL AND s.removed_at IS NULL`;

const seatOf = (beats: readonly Beat[]) => Prisma.sql`
  SELECT s.id FROM unnest(${beats.map(({ topicId }) => topicId)}::uuid[], ${beats.map(({ session }) => session)}::text[],
                          ${beats.map(({ guest }) => guest)}::text[]) AS beat (room_id, session, guest)
  LEFT JOIN session e ON e.token_digest = beat.session AND e.expires_at > app_now()
  JOIN seat s ON s.room_id = beat.room_id AND ${isLive} AND (s.session_id = e.id OR (e.id IS NULL AND s.guest_digest = beat.guest))`;

/** These browsers are here, in one statement for all. A seat that somebody else changes at this moment is left out: the next beat comes. */
export async function beat(beats: readonly Beat[]): Promise<void> {
  const rows = await db.$queryRaw<{ id: string; isAway: boolean }[]>`
    WITH here AS (${seatOf(beats)} FOR NO KEY UPDATE OF s SKIP LOCKED)
    UPDATE seat SET heartbeat_at = app_now() FROM here WHERE seat.id = here.id RETURNING seat.id, seat.away_at IS NOT NULL AS "isAway"`;
  const away = rows.filter(({ isAway }) => isAway).map(({ id }) => id);
  await eachRow("seat", away, back);
}

/** These browsers have closed their last stream. */
export async function closed(beats: readonly Beat[]): Promise<void> {
  await db.$executeRaw`
    WITH gone AS (${seatOf(beats)} FOR NO KEY UPDATE OF s SKIP LOCKED) UPDATE seat SET heartbeat_at = NULL FROM gone WHERE seat.id = gone.id`;
}

/** A browser that beats again; a speaker is back only with a voice. */
async function back(seatId: string): Promise<void> {
  await change(
    seatId,
    "seat_back",
    Prisma.sql`away_at = NULL`,
    Prisma.sql`s.away_at IS NOT NULL AND (${!isVoiceOn()} OR s.role <> 'speaker' OR s.voice_sid IS NOT NULL)`,
  );
}

const fades = Prisma.sql`s.away_at IS NULL AND ${isLive} AND (${isUnreachable}
  OR (s.voice_sid IS NULL AND s.seen_at < ${ago(connectSeconds)} AND NOT ${hasBeat}))`;

/** Marks as away whose beats have stopped, and who has neither a voice nor a stream. One that fails does not stop the others. Safe to repeat. */
export async function fade(): Promise<void> {
  const seats = await db.$queryRaw<{ id: string }[]>`
    SELECT s.id FROM seat s JOIN room r ON r.id = s.room_id WHERE r.phase IN ('backstage', 'open') AND ${fades} LIMIT 500`;
  const ids = seats.map(({ id }) => id);
  await eachRow("seat", ids, (id) => change(id, "seat_away", Prisma.sql`away_at = app_now()`, fades));
}

/**
 * LiveKit has this voice under `sid`: the seat is here again. Of a connection known before it says nothing while the browser is silent.
 * `listedAt`: when a list was asked for that has it; a seat that was seen since knows better.
 */
export async function seen(voiceId: string, sid: string, listedAt: Date | null = null): Promise<void> {
  const [seat] = await db.$queryRaw<{ id: string; roomId: string; voiceSid: string | null; isAway: boolean; isUnreachable: boolean }[]>`
    SELECT s.id, s.room_id AS "roomId", s.voice_sid AS "voiceSid", s.away_at IS NOT NULL AS "isAway", ${isUnreachable} IS TRUE AS "isUnreachable"
    FROM seat s WHERE s.voice_id = ${voiceId} AND ${isLive}`;
  if (!seat || (seat.voiceSid === sid && (!seat.isAway || seat.isUnreachable))) return;
  await transact(async (tx) => {
    const room = await lockRoom(tx, seat.roomId);
    if (!room) return;
    const there = { id: seat.id, voiceId, leftAt: null, removedAt: null, ...(listedAt ? { seenAt: { lt: listedAt } } : {}) };
    const returned = await tx.seat.updateMany({ where: { ...there, awayAt: { not: null } }, data: { awayAt: null } });
    const anew = seat.voiceSid === sid ? {} : { voiceSid: sid, heartbeatAt: null };
    const { count } = await tx.seat.updateMany({ where: there, data: { ...anew, seenAt: room.now } });
    if (count === 0) return;
    if (returned.count > 0) await record(tx, room.roomId, "seat_back", null, { seatId: seat.id });
    if (room.parentId) await signalRoom(tx, room.parentId, "talk_presence", {});
  });
}

/** LiveKit has lost this voice. A report about an older connection of the seat is ignored. */
export async function left(voiceId: string, sid: string): Promise<void> {
  const seat = await db.seat.findFirst({ where: { voiceId, voiceSid: sid, leftAt: null, removedAt: null }, select: { id: true } });
  if (seat) await away(seat.id, sid);
}

/**
 * No voice is connected for this seat. Whose browser beats is still here, with voice off or without the means for it; a speaker is not.
 * The place is kept for a while. `sid` guards against a connection made meanwhile.
 */
export async function away(seatId: string, sid: string | null): Promise<void> {
  const isSame = Prisma.sql`s.voice_sid IS NOT DISTINCT FROM ${sid}`;
  const isAlone = Prisma.sql`s.away_at IS NULL AND ${isSame} AND (s.role = 'speaker' OR NOT ${hasBeat})`;
  await change(seatId, "seat_away", Prisma.sql`away_at = app_now(), voice_sid = NULL`, isAlone);
  await db.seat.updateMany({ where: { id: seatId, voiceSid: sid, leftAt: null, removedAt: null }, data: { voiceSid: null } });
}

/** Changes a live seat under its room's lock where `which` still holds, and records it. */
async function change(seatId: string, kind: "seat_away" | "seat_back", set: Prisma.Sql, which: Prisma.Sql): Promise<void> {
  const [found] = await db.$queryRaw<{ roomId: string }[]>`
    SELECT s.room_id AS "roomId" FROM seat s WHERE s.id = ${seatId}::uuid AND ${isLive} AND ${which}`;
  if (!found) return;
  await transact(async (tx) => {
    const room = await lockRoom(tx, found.roomId);
    const changed = room && (await tx.$executeRaw`UPDATE seat AS s SET ${set} WHERE s.id = ${seatId}::uuid AND ${isLive} AND ${which}`);
    if (!room || !changed) return;
    await record(tx, room.roomId, kind, null, { seatId });
    if (room.parentId) await signalRoom(tx, room.parentId, "talk_presence", {});
  });
}

/** LiveKit has a microphone of this voice: the clock of its turn starts. */
export async function heard(voiceId: string): Promise<void> {
  const seat = await db.seat.findUnique({ where: { voiceId }, select: { id: true } });
  if (seat) await turn.beginOfSeat(seat.id);
}
