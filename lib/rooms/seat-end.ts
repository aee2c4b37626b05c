// How somebody goes: with the seat go the hand, the turn and the talk, in one transaction.
import "server-only";
import type { Tx } from "#lib/platform/db";
import * as interview from "./interview.ts";
import { record } from "./room-event.ts";
import type { Floor } from "./room-lock.ts";
import * as ticket from "./ticket.ts";
import * as turn from "./turn.ts";
import { type Aftermath, newVoiceId, silence } from "./voice/effects.ts";

export type GoingSeat = { id: string; voiceId: string; formerVoices: string[] };

/** Left by their own wish. */
export async function leave(tx: Tx, room: Floor, seat: GoingSeat, actorId: string | null, after: Aftermath): Promise<void> {
  await endTurns(tx, room, seat.id, "self", actorId, after);
  const open = await ticket.openOf(tx, seat.id);
  if (open && (await ticket.move(tx, room, open, "withdraw", "owner")))
    await record(tx, room.roomId, "ticket_withdrawn", actorId, ticket.facts(open));
  await endTalks(tx, room, seat.id, actorId, after);
  await goQuietly(tx, room, seat, after);
}

/** Gone for too long: nobody decided it. */
export async function fade(tx: Tx, room: Floor, seat: GoingSeat, after: Aftermath): Promise<void> {
  await endTurns(tx, room, seat.id, "lost", null, after);
  const open = await ticket.openOf(tx, seat.id);
  if (open && (await ticket.move(tx, room, open, "lapse", "system")))
    await record(tx, room.roomId, "ticket_lapsed", null, ticket.facts(open));
  await endTalks(tx, room, seat.id, null, after);
  await goQuietly(tx, room, seat, after);
}

/** Put out: a new generation begins with a voice nobody was given, so that everything issued before is dead. */
export async function expel(tx: Tx, room: Floor, seat: GoingSeat, reason: string, actorId: string, after: Aftermath): Promise<void> {
  await endTurns(tx, room, seat.id, "moderator", actorId, after, "expel");
  const open = await ticket.openOf(tx, seat.id);
  if (open) await ticket.move(tx, room, open, "expel", "moderator", { reason });
  await endTalks(tx, room, seat.id, actorId, after);
  silence(after, room.voiceRoom, seat.formerVoices);
  const data = { removedAt: room.now, reason, role: "listener", ...newGeneration(after, room, seat) } as const;
  await tx.seat.update({ where: { id: seat.id }, data, select: { id: true } });
}

/** The columns of a seat's next generation: every voice and pass before it is dead. */
export function newGeneration(after: Aftermath, room: Floor, seat: GoingSeat) {
  silence(after, room.voiceRoom, [seat.voiceId]);
  return { epoch: { increment: 1 }, voiceId: newVoiceId(), voiceSid: null, formerVoices: [seat.voiceId, ...seat.formerVoices] };
}

async function goQuietly(tx: Tx, room: Floor, seat: GoingSeat, after: Aftermath) {
  await tx.seat.update({ where: { id: seat.id }, data: { leftAt: room.now, voiceSid: null }, select: { id: true } });
  await record(tx, room.roomId, "seat_left", null, { seatId: seat.id });
  silence(after, room.voiceRoom, [seat.voiceId]);
}

async function endTurns(
  tx: Tx,
  room: Floor,
  seatId: string,
  by: turn.TurnEnd,
  actorId: string | null,
  after: Aftermath,
  command?: "expel",
) {
  for (const running of await turn.running(tx, { seatId })) await turn.finish(tx, room, running, by, actorId, after, command);
}

async function endTalks(tx: Tx, room: Floor, seatId: string, actorId: string | null, after: Aftermath) {
  for (const talk of await interview.open(tx, { seatId })) await interview.finish(tx, room, talk, actorId, after);
}
