// What is pinned in a room: a copy of something that a context above owns.
import "server-only";
import { Prisma, type Tx } from "#lib/platform/db";
import { record } from "./room-event.ts";
import type { PinView } from "./view.ts";

/** Shows `pin` to everybody in the room, or nothing with null. `actorId` null: it changed by itself. */
export async function show(tx: Tx, roomId: string, pin: PinView | null, actorId: string | null): Promise<void> {
  await tx.room.update({ where: { id: roomId }, data: { pin: pin ?? Prisma.DbNull }, select: { id: true } });
  if (pin) await record(tx, roomId, "pinned", actorId, { pinRef: pin.pinRef });
  else await record(tx, roomId, "unpinned", actorId, {});
}
