// What LiveKit must do after a commit. Everything here reads what is wanted from the rows and may be repeated; the reconciler repairs
// what fails.
import "server-only";
import { db } from "#lib/platform/db";
import { tryRow } from "#lib/platform/each-row";
import { randomId } from "#lib/platform/secret/random";
import * as server from "#lib/platform/voice/server";
import { voiceRights } from "../rules.ts";

/** An identity in LiveKit: 110 random bits, says nothing of the person and is never drawn twice. */
export const newVoiceId = (): string => randomId(22);

/** What LiveKit must do once a transaction has committed; verbs fill it inside and call `applyEffects` after the commit. */
export type Effects = {
  /** Seats whose rights have changed. */
  changedSeats: Set<string>;
  /** Voices that must be out, by LiveKit room. */
  removedVoices: Map<string, string[]>;
  openedRooms: Set<string>;
  closedRooms: Set<string>;
};

export const noEffects = (): Effects => ({
  changedSeats: new Set(),
  removedVoices: new Map(),
  openedRooms: new Set(),
  closedRooms: new Set(),
});

/** Adds voices that must be removed from a room of LiveKit. */
export function alsoRemoveVoices(effects: Effects, voiceRoom: string, voiceIds: readonly string[]): void {
  effects.removedVoices.set(voiceRoom, [...(effects.removedVoices.get(voiceRoom) ?? []), ...voiceIds]);
}

/** Makes LiveKit agree with the rows. Never throws: the rows are right already, and the reconciler repairs what fails. */
export async function applyEffects(effects: Effects): Promise<void> {
  await Promise.all([
    ...[...effects.removedVoices].map(([voiceRoom, voiceIds]) =>
      tryRow("remove voices", voiceRoom, () => server.removeVoices(voiceRoom, voiceIds)),
    ),
    ...[...effects.changedSeats].map((seatId) => tryRow("rights", seatId, () => apply(seatId))),
    ...[...effects.openedRooms].map((voiceRoom) => tryRow("open", voiceRoom, () => server.createRoom(voiceRoom))),
    ...[...effects.closedRooms].map((voiceRoom) => tryRow("close", voiceRoom, () => server.deleteRoom(voiceRoom))),
  ]);
}

/** Gives a connected voice exactly the rights of its seat now. */
export async function apply(seatId: string): Promise<void> {
  await server.settle(() => wanted(seatId));
}

/** Mutes an open microphone; its owner may open it again. */
export async function muteVoice(voiceRoom: string, voiceId: string): Promise<void> {
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
