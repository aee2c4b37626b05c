// Blocking somebody by the persona they wear in a room, which is the only way to block: nobody is looked up by an address.
import "server-only";
import type { z } from "zod";
import * as block from "#lib/disclosure/block";
import { limits } from "#lib/disclosure/context";
import type { blockIdInput } from "#lib/disclosure/visibility-schema";
import type { Actor } from "#lib/platform/auth/actor";
import { type Tx, transact } from "#lib/platform/db";
import { spend } from "#lib/platform/limits";
import { done, type Result, refuse } from "#lib/platform/result";
import { isModerator } from "#lib/series/moderator";
import { neutral, neutralAmong, viewIn } from "../read/neutral.ts";
import { signalRoom } from "../room-event.ts";
import { lockRoom } from "../room-lock.ts";
import type { seatInput } from "../schema.ts";
import * as apart from "../voice/apart.ts";

/**
 * Keeps the actor and the person of this seat apart, in every room. Twice is once. The other learns nothing. Refuses `missing` (no such seat in a
 * room where the actor sits, a guest, or oneself), `moderator_protected` (who moderates here is reported, not blocked), `list_full`, `too_often`.
 */
export async function add(actor: Actor, { seatId }: z.output<typeof seatInput>): Promise<Result<null>> {
  const minutes = await spend([limits.blockByPerson, actor.personId]);
  if (minutes) return refuse("too_often", { minutes });
  const blocked = await transact(async (tx) => {
    const seat = await tx.seat.findUnique({
      where: { id: seatId },
      select: { personId: true, roomId: true, role: true, persona: { select: { name: true, seed: true } } },
    });
    const room = seat && (await lockRoom(tx, seat.roomId));
    if (!room || !seat.personId || seat.personId === actor.personId) return refuse("missing");
    const own = await tx.seat.count({ where: { roomId: room.roomId, personId: actor.personId, removedAt: null } });
    if (own === 0) return refuse("missing");
    // Only by the name they moderate under: of a persona worn here before, also one let go since, a refusal would tell whose it was.
    const isModeratorsName = seat.role === "moderator" || (!seat.persona && room.kind === "interview");
    if (isModeratorsName && (await isModerator(tx, room.seriesId, seat.personId))) return refuse("moderator_protected");
    // Who hides from the actor has no name for them, before the block or after it.
    const isNeutral = (await neutralAmong(tx, await viewIn(tx, room.seriesId, actor.personId), [seat.personId])).size > 0;
    const isKept = await block.add(tx, actor.personId, seat.personId, isNeutral ? neutral : (seat.persona ?? neutral));
    if (!isKept) return refuse("list_full");
    for (const personId of [actor.personId, seat.personId]) await signalRoom(tx, room.roomId, "access_changed", { personId });
    return done({ roomId: room.roomId });
  });
  if (!blocked.ok) return blocked;
  await apart.keepApart(blocked.value.roomId);
  return done(null);
}

/** Takes a block back: the two hear each other again, unless the other blocked too. Gone already is no error; somebody else's is not touched. */
export async function remove(actor: Actor, { blockId }: z.output<typeof blockIdInput>): Promise<Result<null>> {
  const shared = await transact(async (tx) => {
    const other = await block.remove(tx, actor.personId, blockId);
    if (!other) return null;
    const rooms = await roomsOfBoth(tx, actor.personId, other);
    for (const roomId of rooms)
      for (const personId of [actor.personId, other]) await signalRoom(tx, roomId, "access_changed", { personId });
    const isStillBlocked = (await block.pairsAmong(tx, [actor.personId, other])).length > 0;
    return isStillBlocked ? null : { rooms, other };
  });
  for (const roomId of shared?.rooms ?? []) await apart.bringTogether(roomId, [actor.personId, shared?.other ?? ""]);
  return done(null);
}

/** The open rooms in which both sit. */
async function roomsOfBoth(tx: Tx, one: string, other: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ roomId: string }[]>`
    SELECT a.room_id AS "roomId" FROM seat a JOIN seat b ON b.room_id = a.room_id
    WHERE a.person_id = ${one}::uuid AND b.person_id = ${other}::uuid
      AND a.left_at IS NULL AND a.removed_at IS NULL AND b.left_at IS NULL AND b.removed_at IS NULL`;
  return rows.map(({ roomId }) => roomId);
}
