// Names that nobody else may use in a room: those of its moderators, of people invited to moderate, and of people on stage. Names are
// compared by what a reader sees.
import "server-only";
import { isSameName } from "#lib/accounts/name-skeleton";
import type { Tx } from "#lib/platform/db";
import { takenNames } from "#lib/series/moderator";
import type { LockedRoom } from "../room-lock.ts";

/** Whether somebody who comes in as `name` would look like a moderator, a host or a person on stage. The room is locked. */
export async function isTaken(
  tx: Tx,
  room: LockedRoom,
  name: string,
  self: { personId: string | null; seatId: string | null },
): Promise<boolean> {
  const moderators = await takenNames(tx, room.seriesId, self.personId);
  if (moderators.some((taken) => isSameName(taken, name))) return true;
  const onStage = await tx.seat.findMany({
    where: {
      roomId: room.roomId,
      role: "speaker",
      leftAt: null,
      removedAt: null,
      personaId: { not: null },
      ...(self.seatId ? { NOT: { id: self.seatId } } : {}),
    },
    select: { persona: { select: { name: true } } },
  });
  return onStage.some(({ persona }) => persona !== null && isSameName(persona.name, name));
}
