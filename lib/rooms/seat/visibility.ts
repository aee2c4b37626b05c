// A hide list or a freeze that has changed, in the rooms where its owner sits: open screens show it without waiting for the sweep.
import "server-only";
import { db } from "#lib/platform/db";
import { signalRoom } from "../room-event.ts";

/** Has everybody in this person's open rooms read again who is shown there. Twice is harmless. */
export async function show({ personId }: { personId: string }): Promise<void> {
  const seats = await db.seat.findMany({
    where: { personId, leftAt: null, removedAt: null, room: { phase: { not: "ended" } } },
    select: { roomId: true, room: { select: { parentId: true } } },
  });
  const roomIds = new Set(seats.flatMap(({ roomId, room }) => [roomId, ...(room.parentId ? [room.parentId] : [])]));
  for (const roomId of roomIds) await signalRoom(db, roomId, "visibility_changed", {});
}
