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

/** Removes the holder of the seat from its meeting. Nothing happens to a seat that is over, or to a moderator. */
export async function remove(tx: Tx, { seatId, reason, byId }: DecidedRemoval, effects: Effects): Promise<void> {
  const found = await lockSeatRoom(tx, seatId);
  if (!found || found.seat.isOver || (await moderates(tx, found))) return;
  await removeEverywhere(tx, found.room, found.seat, reason, byId, effects);
  await record(tx, found.room.roomId, "removed", byId, { seatId, reason });
}

/** Bans the holder of the seat from the series, and answers the ban; null where there is nobody to ban. */
export async function ban(tx: Tx, { seatId, reason, byId }: DecidedRemoval, effects: Effects): Promise<string | null> {
  const found = await lockSeatRoom(tx, seatId);
  if (!found || (await moderates(tx, found))) return null;
  return banSeat(tx, found.room, found.seat, { scope: "series", reason, byId }, effects);
}

/** Ends the meeting, if it is on. It does not begin again. */
export async function end(tx: Tx, roomId: string, byId: string | null, effects: Effects): Promise<void> {
  const locked = await lockRoom(tx, roomId);
  if (locked) await finish(tx, locked, "stopped", byId, effects);
}

/** Lifts the ban that a decision made. */
export async function liftBan(tx: Tx, banId: string, byId: string | null): Promise<void> {
  const found = await tx.ban.findUnique({ where: { id: banId }, select: banShown });
  if (found) await lift(tx, found, byId);
}

const moderates = async (tx: Tx, { room, seat }: LockedSeat) => seat.personId !== null && isModerator(tx, room.seriesId, seat.personId);
