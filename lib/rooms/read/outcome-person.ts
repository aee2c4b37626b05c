// Who an outcome is about: the person behind a turn or an interview. For higher contexts; the answer never leaves the server.
import "server-only";
import type { Tx } from "#lib/platform/db";

export type OutcomePerson = {
  /** The forum it happened in. */
  roomId: string;
  seriesId: string;
  /** Null when that account is gone. */
  personId: string | null;
  /** The one person who may say what came of it; null: any moderator of the series. */
  inviterId: string | null;
};

/** The speaker of a turn that began, its row locked until the transaction ends; null when there is none. */
export async function ofTurn(tx: Tx, turnId: string): Promise<OutcomePerson | null> {
  // The room first, as every verb of it does: nobody waits in a circle.
  await tx.$queryRaw`SELECT 1 FROM room WHERE id = (SELECT room_id FROM turn WHERE id = ${turnId}::uuid) FOR NO KEY UPDATE`;
  await tx.$queryRaw`SELECT 1 FROM turn WHERE id = ${turnId}::uuid FOR NO KEY UPDATE`;
  const turn = await tx.turn.findFirst({
    where: { id: turnId, startedAt: { not: null } },
    select: { roomId: true, room: { select: { seriesId: true } }, seat: { select: { personId: true } } },
  });
  return turn && { roomId: turn.roomId, seriesId: turn.room.seriesId, personId: turn.seat.personId, inviterId: null };
}

/** The person asked into an interview that took place, its row locked until the transaction ends; null when there is none. */
export async function ofInterview(tx: Tx, interviewId: string): Promise<OutcomePerson | null> {
  await tx.$queryRaw`SELECT 1 FROM room WHERE id = (SELECT forum_id FROM interview WHERE id = ${interviewId}::uuid) FOR NO KEY UPDATE`;
  await tx.$queryRaw`SELECT 1 FROM interview WHERE id = ${interviewId}::uuid FOR NO KEY UPDATE`;
  const interview = await tx.interview.findFirst({
    where: { id: interviewId, startedAt: { not: null } },
    select: {
      forumId: true,
      forum: { select: { seriesId: true } },
      inviter: { select: { personId: true } },
      invitee: { select: { personId: true } },
    },
  });
  if (!interview?.inviter.personId) return null;
  return {
    roomId: interview.forumId,
    seriesId: interview.forum.seriesId,
    personId: interview.invitee.personId,
    inviterId: interview.inviter.personId,
  };
}
