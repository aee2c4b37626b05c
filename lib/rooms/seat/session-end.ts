// What a session opened in rooms ends with it: voice, turn and pass at once. The seat is kept as away, with its place in the queue, for
// the person to come back to signed in.
import "server-only";
import * as session from "#lib/platform/auth/session";
import { db, type Tx, transact } from "#lib/platform/db";
import { log } from "#lib/platform/log";
import { record } from "../room-event.ts";
import { type LockedRoom, lockRoom } from "../room-lock.ts";
import * as turn from "../stage/turn.ts";
import { applyEffects, type Effects, noEffects } from "../voice/effects.ts";
import { newGeneration } from "./seat-end.ts";

/**
 * Whoever is on stage, in a talk or at the desk, and connected, is active: their session does not run out unused, whatever has become of
 * their stream of events. Its whole life stays as it is.
 */
export async function keepActive(): Promise<void> {
  const seats = await db.$queryRaw<{ sessionId: string }[]>`
    SELECT DISTINCT session_id AS "sessionId" FROM seat
    WHERE role <> 'listener' AND session_id IS NOT NULL AND left_at IS NULL AND removed_at IS NULL AND away_at IS NULL`;
  await session.touchById(seats.map(({ sessionId }) => sessionId));
}

/** Closes every seat whose session has ended; answers how many there were. Safe to repeat. Makes up for a notification that was lost. */
export async function closeSeats(sessionId?: string): Promise<number> {
  const seats = await db.$queryRaw<{ id: string; roomId: string }[]>`
    SELECT s.id, s.room_id AS "roomId" FROM seat s
    WHERE s.session_id IS NOT NULL AND s.left_at IS NULL AND s.removed_at IS NULL
      AND (${sessionId ?? null}::uuid IS NULL OR s.session_id = ${sessionId ?? null}::uuid)
      AND NOT EXISTS (SELECT FROM session e WHERE e.id = s.session_id AND e.expires_at > app_now())`;
  // One that fails does not keep the others on the air.
  await Promise.all(seats.map((seat) => closeSeat(seat).catch((error) => log.error({ err: error, ...seat }, "seat not closed"))));
  return seats.length;
}

async function closeSeat({ id, roomId }: { id: string; roomId: string }): Promise<void> {
  const effects = noEffects();
  await transact(async (tx) => {
    const room = await lockRoom(tx, roomId);
    const seat = await tx.seat.findFirst({
      where: { id, sessionId: { not: null }, leftAt: null, removedAt: null },
      select: { id: true, sessionId: true, voiceId: true, formerVoices: true },
    });
    // Signed in anew meanwhile: the seat is that session's.
    if (!room || !seat || (await isAlive(tx, seat.sessionId))) return;
    for (const running of await turn.running(tx, { seatId: id })) await turn.finish(tx, room, running, "lost", null, effects);
    await markAway(tx, room, seat, effects);
  });
  await applyEffects(effects);
}

async function markAway(tx: Tx, room: LockedRoom, seat: { id: string; voiceId: string; formerVoices: string[] }, effects: Effects) {
  await tx.seat.update({ where: { id: seat.id }, data: { ...newGeneration(effects, room, seat), sessionId: null }, select: { id: true } });
  await tx.seat.updateMany({ where: { id: seat.id, awayAt: null }, data: { awayAt: room.now } });
  await record(tx, room.roomId, "seat_away", null, { seatId: seat.id });
}

async function isAlive(tx: Tx, sessionId: string | null): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ alive: boolean }[]>`
    SELECT EXISTS (SELECT FROM session WHERE id = ${sessionId}::uuid AND expires_at > app_now()) AS alive`;
  return row?.alive ?? false;
}
