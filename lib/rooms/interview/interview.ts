// A private talk for two beside a forum: invited, accepted by both, in a room of its own that nobody else enters, over after ten minutes.
import "server-only";
import type { z } from "zod";
import type { Actor } from "#lib/platform/auth/actor";
import { type Tx, transact } from "#lib/platform/db";
import { done, type Result, refuse } from "#lib/platform/result";
import { record, signalRoom } from "../room-event.ts";
import { asModerator, type LockedRoom, lockRoom } from "../room-lock.ts";
import { interviewExtensionMinutes } from "../rules.ts";
import type { interviewInput } from "../schema.ts";
import { alsoRemoveVoices, applyEffects, type Effects, noEffects } from "../voice/effects.ts";

const minute = 60_000;

/** Either side ends it; who invited may also take the invitation back. Of which one side is gone, any moderator of the forum ends. */
export async function end(actor: Actor, input: z.output<typeof interviewInput>): Promise<Result<null>> {
  const effects = noEffects();
  const ended = await transact(async (tx): Promise<Result<null>> => {
    const found = await lockInterview(tx, input.interviewId);
    if (!found || !(isParty(found.interview, actor) || (await mayClearUp(tx, found, actor)))) return refuse("missing");
    await finish(tx, found.room, found.interview, actor.personId, effects);
    return done(null);
  });
  await applyEffects(effects);
  return ended;
}

async function mayClearUp(tx: Tx, { room, interview }: { room: LockedRoom; interview: OpenInterview }, actor: Actor): Promise<boolean> {
  if (!interview.sideId || !(await asModerator(tx, room, actor))) return false;
  return (await tx.seat.count({ where: { roomId: interview.sideId, OR: [{ awayAt: { not: null } }, { leftAt: { not: null } }] } })) > 0;
}

/** Some minutes more, once, by either side. */
export async function extend(actor: Actor, input: z.output<typeof interviewInput>): Promise<Result<null>> {
  return transact(async (tx) => {
    const found = await lockInterview(tx, input.interviewId);
    if (!found || !isParty(found.interview, actor)) return refuse("missing");
    const { room, interview } = found;
    if (interview.state !== "running" || !interview.endsAt || !interview.sideId) return refuse("call_over");
    const endsAt = new Date(interview.endsAt.getTime() + interviewExtensionMinutes * minute);
    const { count } = await tx.interview.updateMany({
      where: { id: interview.id, state: "running", extended: false },
      data: { extended: true, endsAt, minutes: { increment: interviewExtensionMinutes } },
    });
    if (count === 0) return refuse("already_extended");
    await tx.room.update({ where: { id: interview.sideId }, data: { endsAt }, select: { id: true } });
    await record(tx, room.roomId, "interview_extended", actor.personId, eventPayload(interview));
    await signalRoom(tx, interview.sideId, "talk_extended", {});
    return done(null);
  });
}

export type Party = { id: string; personId: string | null; personaId: string | null; role: "listener" | "speaker" | "moderator" };
const party = { select: { id: true, personId: true, personaId: true, role: true } } as const;
const shown = { id: true, forumId: true, sideId: true, state: true, minutes: true, endsAt: true, inviter: party, invitee: party } as const;
export type OpenInterview = { id: string; sideId: string | null; state: string; inviter: { id: string }; invitee: { id: string } };

const isParty = (interview: { inviter: Party; invitee: Party }, actor: Actor) =>
  interview.inviter.personId === actor.personId || interview.invitee.personId === actor.personId;
export const eventPayload = (interview: OpenInterview) => ({
  interviewId: interview.id,
  seatId: interview.invitee.id,
  inviterSeatId: interview.inviter.id,
});

/** Invitations and talks that are not over, in a forum or of one seat. */
export async function open(tx: Tx, where: { forumId: string } | { seatId: string }): Promise<OpenInterview[]> {
  return tx.interview.findMany({
    where: {
      state: { in: ["invited", "running"] },
      ...("seatId" in where ? { OR: [{ inviterSeatId: where.seatId }, { inviteeSeatId: where.seatId }] } : where),
    },
    select: shown,
  });
}

/** Ends a talk with its room, or takes back an invitation. False when it was over already. */
export async function finish(
  tx: Tx,
  room: LockedRoom,
  interview: OpenInterview,
  actorId: string | null,
  effects: Effects,
): Promise<boolean> {
  const wasRunning = interview.state === "running";
  const { count } = await tx.interview.updateMany({
    where: { id: interview.id, state: wasRunning ? "running" : "invited" },
    data: { state: wasRunning ? "ended" : "expired", endedAt: room.now },
  });
  if (count === 0) return false;
  if (interview.sideId) {
    const side = await tx.room.update({
      where: { id: interview.sideId },
      data: { phase: "ended", endedAt: room.now },
      select: { voiceRoom: true, seats: { where: { leftAt: null }, select: { voiceId: true } } },
    });
    await tx.seat.updateMany({ where: { roomId: interview.sideId, leftAt: null }, data: { leftAt: room.now } });
    alsoRemoveVoices(
      effects,
      side.voiceRoom,
      side.seats.map((seat) => seat.voiceId),
    );
    effects.closedRooms.add(side.voiceRoom);
    await record(tx, interview.sideId, "room_ended", actorId, { cause: "moderator" });
  }
  await record(tx, room.roomId, wasRunning ? "interview_ended" : "interview_expired", actorId, eventPayload(interview));
  return true;
}

/** Locks the forum of an interview, then reads the interview as it is now. */
export async function lockInterview(tx: Tx, interviewId: string) {
  const where = await tx.interview.findUnique({ where: { id: interviewId }, select: { forumId: true } });
  const room = where && (await lockRoom(tx, where.forumId));
  return room ? { room, interview: await tx.interview.findUniqueOrThrow({ where: { id: interviewId }, select: shown }) } : null;
}
