// A private talk for two beside a forum: invited, accepted by both, in a room of its own that nobody else enters, over after ten minutes.
import "server-only";
import type { z } from "zod";
import { viewerOf } from "#lib/disclosure/viewer";
import { visibleTo } from "#lib/disclosure/visible";
import { type Actor, has } from "#lib/platform/auth/actor";
import { type Tx, transact, wasFirst } from "#lib/platform/db";
import { done, type Result, refuse } from "#lib/platform/result";
import { randomId } from "#lib/platform/secret/random";
import { record, signalRoom } from "../room-event.ts";
import { asModerator, type LockedRoom, lockRoom } from "../room-lock.ts";
import { interviewExtensionMinutes, interviewMinutes, openStates } from "../rules.ts";
import type { interviewInput, inviteInput } from "../schema.ts";
import * as turn from "../stage/turn.ts";
import { alsoRemoveVoices, applyEffects, type Effects, newVoiceId, noEffects } from "../voice/effects.ts";

const minute = 60_000;

/**
 * Invites somebody who has a hand up, stands on stage or has spoken today. Only a moderator or recruiter who sits in the room may.
 * Inviting the same person again is the same invitation. Refuses `missing`, also to a recruiter from whom the person hides or with whom
 * they are in a block; `not_in_room`, `busy_interview`.
 */
export async function invite(actor: Actor, input: z.output<typeof inviteInput>): Promise<Result<{ interviewId: string }>> {
  const invited = await transact(async (tx): Promise<Result<{ interviewId: string }>> => {
    const where = await tx.seat.findUnique({ where: { id: input.seatId }, select: { roomId: true } });
    const room = where && (await lockRoom(tx, where.roomId));
    if (room?.kind !== "forum") return refuse("missing");
    const mine = await tx.seat.findFirst({
      where: { roomId: room.roomId, personId: actor.personId, leftAt: null, removedAt: null },
      select: { id: true, role: true },
    });
    if (!has(actor, "recruiter") && mine?.role !== "moderator") return refuse("missing");
    if (!mine) return refuse("not_in_room");
    if (room.phase !== "open") return refuse("room_not_open");
    const invitee = await tx.seat.findFirst({
      where: {
        id: input.seatId,
        personId: { not: null },
        leftAt: null,
        removedAt: null,
        NOT: { id: mine.id },
        OR: [
          { tickets: { some: { state: { in: [...openStates] } } } },
          { turns: { some: {} } },
          // Lost and back on a new seat: what counts is the person.
          { person: { seats: { some: { roomId: room.roomId, OR: [{ turns: { some: {} } }, { invited: { some: {} } }] } } } },
        ],
      },
      select: { id: true, personId: true },
    });
    if (!invitee?.personId) return refuse("missing");
    // Moderators reach everybody in their room; a recruiter nobody who may not be seen by them.
    const reaches = mine.role === "moderator" || (await visibleTo(tx, await viewerOf(tx, actor.personId), [invitee.personId])).size > 0;
    if (!reaches) return refuse("missing");
    const open = await tx.interview.findMany({
      where: {
        state: { in: ["invited", "running"] },
        OR: [mine.id, invitee.id].flatMap((id) => [{ inviterSeatId: id }, { inviteeSeatId: id }]),
      },
      select: { id: true, inviterSeatId: true, inviteeSeatId: true },
    });
    const same = open.find((interview) => interview.inviterSeatId === mine.id && interview.inviteeSeatId === invitee.id);
    if (same) return done({ interviewId: same.id });
    if (open.length > 0) return refuse("busy_interview");
    const interview = await tx.interview.create({
      data: { forumId: room.roomId, inviterSeatId: mine.id, inviteeSeatId: invitee.id, minutes: interviewMinutes, invitedAt: room.now },
      select: { id: true },
    });
    await record(tx, room.roomId, "interview_invited", actor.personId, {
      interviewId: interview.id,
      seatId: invitee.id,
      inviterSeatId: mine.id,
    });
    return done({ interviewId: interview.id });
  }).catch((error: unknown) => {
    if (wasFirst(error)) return refuse("busy_interview");
    throw error;
  });
  return invited;
}

/** The invited person agrees: the room for two opens with a place for each, and the clock starts. A running turn of theirs ends first. */
export async function accept(
  actor: Actor,
  input: z.output<typeof interviewInput>,
): Promise<Result<{ interviewId: string; sideRoomId: string }>> {
  const effects = noEffects();
  const accepted = await transact(async (tx): Promise<Result<{ interviewId: string; sideRoomId: string }>> => {
    const found = await lockInterview(tx, input.interviewId);
    if (found?.interview.invitee.personId !== actor.personId) return refuse("missing");
    const { room, interview } = found;
    if (interview.state === "running" && interview.sideId) return done({ interviewId: interview.id, sideRoomId: interview.sideId });
    if (interview.state !== "invited" || room.phase !== "open") return refuse("call_over");
    for (const running of await turn.running(tx, { seatId: interview.invitee.id }))
      await turn.finish(tx, room, running, "self", actor.personId, effects);

    const endsAt = new Date(room.now.getTime() + interview.minutes * minute);
    const side = await tx.room.create({
      data: {
        kind: "interview",
        seriesId: room.seriesId,
        parentId: room.roomId,
        voiceRoom: randomId(22),
        startsAt: room.now,
        endsAt,
        phase: "open",
        openedAt: room.now,
        handsOpen: false,
        agenda: [],
        capacity: 2,
        seats: { create: [interview.inviter, interview.invitee].map((seat) => sideSeat(seat, room.now)) },
      },
      select: { id: true, voiceRoom: true },
    });
    await tx.interview.update({
      where: { id: interview.id },
      data: { state: "running", sideId: side.id, startedAt: room.now, endsAt },
      select: { id: true },
    });
    await record(tx, room.roomId, "interview_started", actor.personId, { ...eventPayload(interview), sideId: side.id });
    effects.openedRooms.add(side.voiceRoom);
    return done({ interviewId: interview.id, sideRoomId: side.id });
  });
  await applyEffects(effects);
  return accepted;
}

/** Both speak, each under the name they have in the forum. */
const sideSeat = (seat: Party, now: Date) => ({
  personId: seat.personId,
  personaId: seat.role === "moderator" ? null : seat.personaId,
  role: "speaker" as const,
  voiceId: newVoiceId(),
  takenAt: now,
  seenAt: now,
});

/** The invited person says no. */
export async function decline(actor: Actor, input: z.output<typeof interviewInput>): Promise<Result<null>> {
  return transact(async (tx) => {
    const found = await lockInterview(tx, input.interviewId);
    if (found?.interview.invitee.personId !== actor.personId) return refuse("missing");
    const { room, interview } = found;
    if (interview.state === "declined") return done(null);
    const { count } = await tx.interview.updateMany({
      where: { id: interview.id, state: "invited" },
      data: { state: "declined", endedAt: room.now },
    });
    if (count === 0) return refuse("call_over");
    await record(tx, room.roomId, "interview_declined", actor.personId, eventPayload(interview));
    return done(null);
  });
}

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

type Party = { id: string; personId: string | null; personaId: string | null; role: "listener" | "speaker" | "moderator" };
const party = { select: { id: true, personId: true, personaId: true, role: true } } as const;
const shown = { id: true, forumId: true, sideId: true, state: true, minutes: true, endsAt: true, inviter: party, invitee: party } as const;
export type OpenInterview = { id: string; sideId: string | null; state: string; inviter: { id: string }; invitee: { id: string } };

const isParty = (interview: { inviter: Party; invitee: Party }, actor: Actor) =>
  interview.inviter.personId === actor.personId || interview.invitee.personId === actor.personId;
const eventPayload = (interview: OpenInterview) => ({
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
async function lockInterview(tx: Tx, interviewId: string) {
  const where = await tx.interview.findUnique({ where: { id: interviewId }, select: { forumId: true } });
  const room = where && (await lockRoom(tx, where.forumId));
  return room ? { room, interview: await tx.interview.findUniqueOrThrow({ where: { id: interviewId }, select: shown }) } : null;
}
