// Takes somebody out of a room, for today or for good: what moderators do at once, and what a decision on a report does. Who may is
// judged by the caller.
import "server-only";
import type { Prisma, Tx } from "#lib/platform/db";
import { record } from "../room-event.ts";
import { type LockedRoom, lockRoom } from "../room-lock.ts";
import * as exclusion from "../seat/exclusion.ts";
import * as seatEnd from "../seat/seat-end.ts";
import type { Effects } from "../voice/effects.ts";

const seatShown = {
  id: true,
  roomId: true,
  personId: true,
  role: true,
  voiceId: true,
  formerVoices: true,
  leftAt: true,
  removedAt: true,
} as const;

export type RemovableSeat = seatEnd.LeavingSeat & {
  personId: string | null;
  role: "listener" | "speaker" | "moderator";
  isOver: boolean;
};
export type LockedSeat = { room: LockedRoom; seat: RemovableSeat };

/** Locks the seat's room, then reads the seat as it is now; null when there is none. */
export async function lockSeatRoom(tx: Tx, seatId: string): Promise<LockedSeat | null> {
  const where = await tx.seat.findUnique({ where: { id: seatId }, select: { roomId: true } });
  const room = where && (await lockRoom(tx, where.roomId));
  if (!room) return null;
  const { leftAt, removedAt, ...seat } = await tx.seat.findUniqueOrThrow({ where: { id: seatId }, select: seatShown });
  return { room, seat: { ...seat, isOver: leftAt !== null || removedAt !== null } };
}

/**
 * Ends this seat and every other one of the same person or browser in this room: a guest's of before signing in, another tab's. The
 * person may also have come in again by another seat since.
 */
export async function removeEverywhere(
  tx: Tx,
  room: LockedRoom,
  seat: RemovableSeat,
  reason: string,
  byId: string | null,
  effects: Effects,
): Promise<void> {
  const browsers = await exclusion.knownBrowsers(tx, seat);
  const others = await exclusion.seatsOf(tx, room, { personId: seat.personId, browsers });
  for (const one of seat.isOver ? others : [seat, ...others.filter(({ id }) => id !== seat.id)]) {
    const data = { browsers: one.id === seat.id ? browsers : await exclusion.knownBrowsers(tx, one) };
    await tx.seat.update({ where: { id: one.id }, data, select: { id: true } });
    await seatEnd.remove(tx, room, one, reason, byId, effects);
    if (one.id !== seat.id) await record(tx, room.roomId, "seat_removed", byId, { seatId: one.id });
  }
}

export type BanTerms = { scope: "room" | "series"; reason: string; byId: string | null };

/** Bans whoever holds this seat and removes them; twice is one ban. Null for a seat by which nobody can be recognised. */
export async function banSeat(
  tx: Tx,
  room: LockedRoom,
  seat: RemovableSeat,
  { scope, reason, byId }: BanTerms,
  effects: Effects,
): Promise<string | null> {
  const { personId } = seat;
  const browsers = await exclusion.knownBrowsers(tx, seat);
  if (!personId && browsers.length === 0) return null;
  const roomId = scope === "room" ? room.roomId : null;
  const whom = personId ? { personId } : { personId: null, browsers: { hasSome: browsers } };
  const had = await tx.ban.findFirst({ where: { spaceId: room.seriesId, roomId, ...whom, liftedAt: null }, select: { id: true } });
  const data = { scope, spaceId: room.seriesId, roomId, personId, browsers, reason, byId, createdAt: room.now };
  const { id: banId } = had ?? (await tx.ban.create({ data, select: { id: true } }));
  await removeEverywhere(tx, room, seat, reason, byId, effects);
  // Banned before and here again: the seat ends now, which screens must hear of.
  if (!had || !seat.isOver) await record(tx, room.roomId, "banned", byId, { seatId: seat.id, reason, banId, scope });
  return banId;
}

export const banShown = { id: true, roomId: true, spaceId: true, personId: true, browsers: true } as const;
type Ban = { id: string; roomId: string | null; spaceId: string; personId: string | null; browsers: string[] };

/** Lets a banned person in again; lifted already is no error. */
export async function lift(tx: Tx, ban: Ban, byId: string | null): Promise<void> {
  const live: Prisma.RoomWhereInput = { seriesId: ban.spaceId, kind: "forum", phase: { in: ["backstage", "open"] } };
  const place = ban.roomId ?? (await tx.room.findFirst({ where: live, select: { id: true } }))?.id;
  const room = place ? await lockRoom(tx, place) : null;
  const lifted = await tx.$executeRaw`UPDATE ban SET lifted_at = app_now() WHERE id = ${ban.id}::uuid AND lifted_at IS NULL`;
  if (lifted === 0 || !room) return;
  const seat = await tx.seat.findFirst({
    where: { roomId: room.roomId, ...(ban.personId ? { personId: ban.personId } : { guestDigest: { in: ban.browsers } }) },
    orderBy: { takenAt: "desc" },
    select: { id: true },
  });
  await record(tx, room.roomId, "ban_lifted", byId, { banId: ban.id, seatId: seat?.id ?? null });
}
