// Whether the holder of a seat is connected, as LiveKit's notices and the reconciler tell it.
import "server-only";
import { db, transact } from "#lib/platform/db";
import { hold } from "./floor.ts";
import { record, ring } from "./room-event.ts";
import * as turn from "./turn.ts";

/** LiveKit has this voice under `sid`: the seat is here again. */
export async function seen(voiceId: string, sid: string): Promise<void> {
  const seat = await db.seat.findFirst({
    where: { voiceId, leftAt: null, removedAt: null },
    select: { id: true, roomId: true, voiceSid: true, awayAt: true },
  });
  if (!seat || (seat.voiceSid === sid && seat.awayAt === null)) return;
  await transact(async (tx) => {
    const room = await hold(tx, seat.roomId);
    if (!room) return;
    const back = await tx.seat.updateMany({
      where: { id: seat.id, voiceId, awayAt: { not: null }, leftAt: null, removedAt: null },
      data: { awayAt: null },
    });
    await tx.seat.updateMany({ where: { id: seat.id, voiceId, leftAt: null, removedAt: null }, data: { voiceSid: sid, seenAt: room.now } });
    if (back.count > 0) await record(tx, room.roomId, "seat_back", null, { seatId: seat.id });
    if (room.parentId) await ring(tx, room.parentId);
  });
}

/** LiveKit has lost this voice. A word about an older connection of the seat says nothing. */
export async function left(voiceId: string, sid: string): Promise<void> {
  const seat = await db.seat.findFirst({
    where: { voiceId, voiceSid: sid, awayAt: null, leftAt: null, removedAt: null },
    select: { id: true },
  });
  if (seat) await away(seat.id, sid);
}

/** Nobody is connected for this seat: its place is kept for a while. `sid` guards against a connection made meanwhile. */
export async function away(seatId: string, sid: string | null): Promise<void> {
  await transact(async (tx) => {
    const seat = await tx.seat.findUnique({ where: { id: seatId }, select: { roomId: true } });
    const room = seat && (await hold(tx, seat.roomId));
    if (!room) return;
    const { count } = await tx.seat.updateMany({
      where: { id: seatId, voiceSid: sid, awayAt: null, leftAt: null, removedAt: null },
      data: { awayAt: room.now },
    });
    if (count > 0) await record(tx, room.roomId, "seat_away", null, { seatId });
    if (count > 0 && room.parentId) await ring(tx, room.parentId);
  });
}

/** LiveKit has a microphone of this voice: the clock of its turn starts. */
export async function heard(voiceId: string): Promise<void> {
  const seat = await db.seat.findUnique({ where: { voiceId }, select: { id: true } });
  if (seat) await turn.beginOfSeat(seat.id);
}
