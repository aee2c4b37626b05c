// What a decision on a report does in rooms, by the authority of the decision: its maker may be no moderator here, and the meeting may be
// over. Safe to repeat.
import "server-only";
import type { Tx } from "#lib/platform/db";
import { isModerator } from "#lib/series/moderator";
import { finish } from "../room.ts";
import { record } from "../room-event.ts";
import { lockRoom } from "../room-lock.ts";
import type { Effects } from "../voice/effects.ts";
import { banSeat, banShown, type LockedSeat, lift, lockSeatRoom, removeEverywhere } from "./removal.ts";

export type DecidedRemoval = { seatId: string; reason: string; byId: string | null };

/** Why a decision found nothing to do: the person moderates by now, the seat or the meeting is over, or nobody can be recognised. */
export type Undone = "moderates" | "over" | "nobody";

/** Removes the holder of the seat from its meeting; answers why not where nothing happened. */
export async function remove(tx: Tx, { seatId, reason, byId }: DecidedRemoval, effects: Effects): Promise<Undone | null> {
  const found = await lockSeatRoom(tx, seatId);
  if (!found || found.seat.isOver) return "over";
  if (await moderates(tx, found)) return "moderates";
  await removeEverywhere(tx, found.room, found.seat, reason, byId, effects);
  await record(tx, found.room.roomId, "removed", byId, { seatId, reason });
  return null;
}

/** Lets whoever a decision removed from this meeting in again, while it is on; theirs are the seats that ended with that one. */
export async function letIn(tx: Tx, seatId: string, byId: string | null): Promise<void> {
  const found = await lockSeatRoom(tx, seatId);
  if (!found || found.room.phase === "ended") return;
  const { roomId } = found.room;
  const seats = await tx.$executeRaw`
    UPDATE seat s SET left_at = s.removed_at, removed_at = NULL FROM seat decided
    WHERE decided.id = ${seatId}::uuid AND s.room_id = ${roomId}::uuid AND s.removed_at = decided.removed_at`;
  if (seats > 0) await record(tx, roomId, "removal_lifted", byId, { seatId });
}

/** Bans the holder of the seat from the series; answers the ban, or why there is none. */
export async function ban(
  tx: Tx,
  { seatId, reason, byId }: DecidedRemoval,
  effects: Effects,
): Promise<{ banId: string } | { undone: Undone }> {
  const found = await lockSeatRoom(tx, seatId);
  if (!found) return { undone: "nobody" };
  if (await moderates(tx, found)) return { undone: "moderates" };
  const banId = await banSeat(tx, found.room, found.seat, { scope: "series", reason, byId }, effects);
  return banId ? { banId } : { undone: "nobody" };
}

/** Ends the meeting; answers why not where it is not on. It does not begin again. */
export async function end(tx: Tx, roomId: string, byId: string | null, effects: Effects): Promise<Undone | null> {
  const locked = await lockRoom(tx, roomId);
  return locked && (await finish(tx, locked, "stopped", byId, effects)) ? null : "over";
}

/** Lifts the ban that a decision made. */
export async function liftBan(tx: Tx, banId: string, byId: string | null): Promise<void> {
  const found = await tx.ban.findUnique({ where: { id: banId }, select: banShown });
  if (found) await lift(tx, found, byId);
}

const moderates = async (tx: Tx, { room, seat }: LockedSeat) => seat.personId !== null && isModerator(tx, room.seriesId, seat.personId);
