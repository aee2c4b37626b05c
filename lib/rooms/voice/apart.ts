// Keeps the voices of two people between whom there is a block from each other, and from nobody else. LiveKit gives a new connection and a new
// track to everybody, so this is repeated for each, and by the reconciler.
import "server-only";
import { hasBlocks, pairsAmong } from "#lib/disclosure/block";
import { db } from "#lib/platform/db";
import { tryRow } from "#lib/platform/each-row";
import { isVoiceOn } from "#lib/platform/voice/availability";
import * as server from "#lib/platform/voice/server";

type Seat = { personId: string | null; voiceId: string; role: "listener" | "speaker" | "moderator" };

/** Makes LiveKit agree with the blocks among those in a room. Safe to repeat; does nothing where there are none. */
export async function keepApart(roomId: string): Promise<void> {
  if (!isVoiceOn()) return;
  await tryRow("voices kept apart", roomId, async () => {
    const room = await db.room.findUnique({
      where: { id: roomId },
      select: {
        voiceRoom: true,
        seats: { where: { leftAt: null, removedAt: null, personId: { not: null } }, select: { personId: true, voiceId: true, role: true } },
      },
    });
    if (room) await keepPairsApart(room.voiceRoom, room.seats);
  });
}

/** The same for seats that were read already. Moderators hear and are heard by all while they moderate, also whoever was kept apart before. */
export async function keepPairsApart(voiceRoom: string, seats: readonly Seat[]): Promise<void> {
  const seated = new Map(seats.flatMap((seat) => (seat.personId ? [[seat.personId, seat] as const] : [])));
  const pairs = await pairsAmong(db, [...seated.keys()]);
  for (const { blockerId, blockedId } of pairs) {
    const [one, other] = [seated.get(blockerId), seated.get(blockedId)];
    if (!one || !other) continue;
    const change = one.role === "moderator" || other.role === "moderator" ? server.reunite : server.separate;
    await change(voiceRoom, one.voiceId, other.voiceId);
  }
}

/** Gives two people each other's voices back, where both are connected. */
export async function bringTogether(roomId: string, personIds: readonly [string, string]): Promise<void> {
  if (!isVoiceOn()) return;
  await tryRow("voices brought together", roomId, async () => {
    const seats = await db.seat.findMany({
      where: { roomId, leftAt: null, removedAt: null, personId: { in: [...personIds] } },
      select: { voiceId: true, room: { select: { voiceRoom: true } } },
    });
    const [one, other] = seats;
    if (one && other) await server.reunite(one.room.voiceRoom, one.voiceId, other.voiceId);
  });
}

/** The same for the room of one voice that has just come or begun to send. */
export async function keepApartOf(voiceId: string): Promise<void> {
  const seat = await db.seat.findUnique({ where: { voiceId }, select: { roomId: true, personId: true } });
  if (seat?.personId && (await hasBlocks(seat.personId))) await keepApart(seat.roomId);
}
