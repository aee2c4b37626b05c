// Being invited to a talk for two: asked, agreed to or declined. With the yes its room opens.
import "server-only";
import type { z } from "zod";
import { viewerOf } from "#lib/disclosure/viewer";
import { visibleTo } from "#lib/disclosure/visible";
import { type Actor, has } from "#lib/platform/auth/actor";
import { transact, wasFirst } from "#lib/platform/db";
import { done, type Result, refuse } from "#lib/platform/result";
import { randomId } from "#lib/platform/secret/random";
import { record } from "../room-event.ts";
import { lockRoom } from "../room-lock.ts";
import { interviewMinutes, openStates } from "../rules.ts";
import type { interviewInput, inviteInput } from "../schema.ts";
import * as turn from "../stage/turn.ts";
import { applyEffects, newVoiceId, noEffects } from "../voice/effects.ts";

import { eventPayload, lockInterview, type Party } from "./interview.ts";

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
