// The voices of a room follow its rows. Everything here runs after commit, reads what is wanted from the seat, and may be repeated;
// what fails is repaired by the reconciler.
import "server-only";
import { db } from "#lib/platform/db";
import { attempt } from "#lib/platform/isolate";
import { randomId } from "#lib/platform/random";
import * as server from "#lib/platform/voice/server";
import { voiceRights } from "../rules.ts";

/** An identity in LiveKit: 110 random bits, says nothing of the person and is never drawn twice. */
export const newVoiceId = (): string => randomId(22);

/** What must follow in LiveKit once a transaction has committed; verbs fill it inside and call `follow` outside. */
export type Aftermath = {
  /** Seats whose rights have changed. */
  seats: Set<string>;
  /** Voices that must be out, by LiveKit room. */
  silenced: Map<string, string[]>;
  opened: Set<string>;
  closed: Set<string>;
};

export const aftermath = (): Aftermath => ({ seats: new Set(), silenced: new Map(), opened: new Set(), closed: new Set() });

/** Notes that these voices must leave this room. */
export function silence(after: Aftermath, voiceRoom: string, voiceIds: readonly string[]): void {
  after.silenced.set(voiceRoom, [...(after.silenced.get(voiceRoom) ?? []), ...voiceIds]);
}

/** Makes LiveKit follow; silencing first, because people wait for it. Never throws: rows are already right. */
export async function follow(after: Aftermath): Promise<void> {
  await Promise.all([
    ...[...after.silenced].map(([voiceRoom, voiceIds]) => attempt("silence", voiceRoom, () => server.removeVoices(voiceRoom, voiceIds))),
    ...[...after.seats].map((seatId) => attempt("rights", seatId, () => apply(seatId))),
    ...[...after.opened].map((voiceRoom) => attempt("open", voiceRoom, () => server.createRoom(voiceRoom))),
    ...[...after.closed].map((voiceRoom) => attempt("close", voiceRoom, () => server.deleteRoom(voiceRoom))),
  ]);
}

/** Gives a connected voice exactly the rights of its seat now. */
export async function apply(seatId: string): Promise<void> {
  await server.settle(() => wanted(seatId));
}

/** Silences an open microphone; its owner may open it again. */
export async function mute(voiceRoom: string, voiceId: string): Promise<void> {
  await server.muteTracks(voiceRoom, voiceId);
}

async function wanted(seatId: string): Promise<server.Wanted | null> {
  const seat = await db.seat.findUnique({
    where: { id: seatId },
    select: {
      role: true,
      voiceId: true,
      lockedAt: true,
      leftAt: true,
      removedAt: true,
      room: { select: { voiceRoom: true, phase: true, kind: true } },
    },
  });
  if (!seat) return null;
  const isOver = seat.leftAt !== null || seat.removedAt !== null;
  return {
    voiceRoom: seat.room.voiceRoom,
    voiceId: seat.voiceId,
    rights: voiceRights({ role: seat.role, isLocked: seat.lockedAt !== null, isOver }, seat.room.phase),
  };
}
