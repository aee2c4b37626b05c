// Names that nobody else may use in a room: those of its moderators, of people invited to moderate, and of people on stage. Names are
// compared by what a reader sees.
import "server-only";
import { isSameName } from "#lib/accounts/name-skeleton";
import type { Prisma, Tx } from "#lib/platform/db";
import { takenNames } from "#lib/series/moderator";
import type { LockedRoom } from "../room-lock.ts";

const standing: Prisma.SeatWhereInput = { role: "speaker" };
const called: Prisma.SeatWhereInput = { tickets: { some: { state: "called" } } };

type NameHolder = { personId: string | null; seatId: string | null };

/** Whether somebody who comes in as `name` would look like a moderator, a host or a person on stage. The room is locked. */
export const isTaken = (tx: Tx, room: LockedRoom, name: string, self: NameHolder): Promise<boolean> =>
  isTakenAmong(tx, room, name, self, [standing]);

/**
 * The same of somebody who is called or answers a call: listeners may share a name, people who are heard may not. Whoever `calls` asks
 * for those who were called and have not answered yet, too.
 */
export async function isTakenForStage(tx: Tx, room: LockedRoom, seatId: string, step: "call" | "accept"): Promise<boolean> {
  const seat = await tx.seat.findUniqueOrThrow({ where: { id: seatId }, select: { personId: true, persona: { select: { name: true } } } });
  if (!seat.persona) return false;
  const among = step === "call" ? [standing, called] : [standing];
  return isTakenAmong(tx, room, seat.persona.name, { personId: seat.personId, seatId }, among);
}

async function isTakenAmong(tx: Tx, room: LockedRoom, name: string, self: NameHolder, among: Prisma.SeatWhereInput[]): Promise<boolean> {
  const moderators = await takenNames(tx, room.seriesId, self.personId);
  if (moderators.some((taken) => isSameName(taken, name))) return true;
  const others = await tx.seat.findMany({
    where: {
      roomId: room.roomId,
      OR: among,
      leftAt: null,
      removedAt: null,
      personaId: { not: null },
      ...(self.seatId ? { NOT: { id: self.seatId } } : {}),
    },
    select: { persona: { select: { name: true } } },
  });
  return others.some(({ persona }) => persona !== null && isSameName(persona.name, name));
}
