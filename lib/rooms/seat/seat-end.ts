// Ends a seat together with its ticket, turn and interview, in one transaction.
import "server-only";
import type { Tx } from "#lib/platform/db";
import * as interview from "../interview/interview.ts";
import { record } from "../room-event.ts";
import type { LockedRoom } from "../room-lock.ts";
import * as ticket from "../stage/ticket.ts";
import * as turn from "../stage/turn.ts";
import { alsoRemoveVoices, type Effects, newVoiceId } from "../voice/effects.ts";

export type LeavingSeat = { id: string; voiceId: string; formerVoices: string[] };

/** The holder leaves. */
export async function leave(tx: Tx, room: LockedRoom, seat: LeavingSeat, actorId: string | null, effects: Effects): Promise<void> {
  await endTurns(tx, room, seat.id, "self", actorId, effects);
  const open = await ticket.openOf(tx, seat.id);
  if (open && (await ticket.move(tx, room, open, "withdraw", "owner")))
    await record(tx, room.roomId, "ticket_withdrawn", actorId, ticket.eventPayload(open));
  await endTalks(tx, room, seat.id, actorId, effects);
  await leaveSeat(tx, room, seat, effects);
}

/** The holder was away for too long; nobody decided it. */
export async function timeOut(tx: Tx, room: LockedRoom, seat: LeavingSeat, effects: Effects): Promise<void> {
  await endTurns(tx, room, seat.id, "lost", null, effects);
  const open = await ticket.openOf(tx, seat.id);
  if (open && (await ticket.move(tx, room, open, "lapse", "system")))
    await record(tx, room.roomId, "ticket_lapsed", null, ticket.eventPayload(open));
  await endTalks(tx, room, seat.id, null, effects);
  await leaveSeat(tx, room, seat, effects);
}

/** A moderator removes the holder: a new generation begins with an unknown voice id, so that everything issued before is void. */
export async function remove(
  tx: Tx,
  room: LockedRoom,
  seat: LeavingSeat,
  reason: string,
  actorId: string | null,
  effects: Effects,
): Promise<void> {
  await endTurns(tx, room, seat.id, "moderator", actorId, effects, "remove");
  const open = await ticket.openOf(tx, seat.id);
  if (open) await ticket.move(tx, room, open, "remove", "moderator", { reason });
  await endTalks(tx, room, seat.id, actorId, effects);
  alsoRemoveVoices(effects, room.voiceRoom, seat.formerVoices);
  const data = { removedAt: room.now, reason, role: "listener", ...newGeneration(effects, room, seat) } as const;
  await tx.seat.update({ where: { id: seat.id }, data, select: { id: true } });
}

/** The columns of a seat's next generation: every voice and pass before it is dead. */
export function newGeneration(effects: Effects, room: LockedRoom, seat: LeavingSeat) {
  alsoRemoveVoices(effects, room.voiceRoom, [seat.voiceId]);
  return { epoch: { increment: 1 }, voiceId: newVoiceId(), voiceSid: null, formerVoices: [seat.voiceId, ...seat.formerVoices] };
}

async function leaveSeat(tx: Tx, room: LockedRoom, seat: LeavingSeat, effects: Effects) {
  await tx.seat.update({ where: { id: seat.id }, data: { leftAt: room.now, voiceSid: null }, select: { id: true } });
  await record(tx, room.roomId, "seat_left", null, { seatId: seat.id });
  alsoRemoveVoices(effects, room.voiceRoom, [seat.voiceId]);
}

async function endTurns(
  tx: Tx,
  room: LockedRoom,
  seatId: string,
  by: turn.TurnEnd,
  actorId: string | null,
  effects: Effects,
  command?: "remove",
) {
  for (const running of await turn.running(tx, { seatId })) await turn.finish(tx, room, running, by, actorId, effects, command);
}

async function endTalks(tx: Tx, room: LockedRoom, seatId: string, actorId: string | null, effects: Effects) {
  for (const talk of await interview.open(tx, { seatId })) await interview.finish(tx, room, talk, actorId, effects);
}
