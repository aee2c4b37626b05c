// Locks a room's row for the transaction. Every verb begins here, so that what two people do at once in one room happens one after the
// other.
import "server-only";
import type { Actor } from "#lib/platform/auth/actor";
import type { Tx } from "#lib/platform/db";
import * as moderator from "#lib/series/moderator";
import type { Phase } from "./view.ts";

export type LockedRoom = {
  roomId: string;
  kind: "forum" | "interview";
  seriesId: string;
  parentId: string | null;
  voiceRoom: string;
  phase: Phase;
  startsAt: Date;
  endsAt: Date;
  lockedAt: Date | null;
  unmoderatedAt: Date | null;
  handsOpen: boolean;
  turnSeconds: number;
  capacity: number;
  pin: { pinRef: string } | null;
  /** The database's present. */
  now: Date;
};

/** Locks the room until the transaction ends; null when there is none. */
export async function lockRoom(tx: Tx, roomId: string): Promise<LockedRoom | null> {
  const [room] = await tx.$queryRaw<LockedRoom[]>`
    SELECT id AS "roomId", kind::text AS kind, series_id AS "seriesId", parent_id AS "parentId", voice_room AS "voiceRoom", phase::text AS phase,
           starts_at AS "startsAt", ends_at AS "endsAt", locked_at AS "lockedAt", unmoderated_at AS "unmoderatedAt", hands_open AS "handsOpen",
           turn_seconds AS "turnSeconds", capacity, pin, app_now() AS now
    FROM room WHERE id = ${roomId}::uuid FOR NO KEY UPDATE`;
  return room ?? null;
}

export type Moderator = { personId: string; name: string; host: boolean; seatId: string | null };

/** The caller as one of the equal moderators of this forum, or null. An interview has none. */
export async function asModerator(tx: Tx, room: LockedRoom, actor: Actor): Promise<Moderator | null> {
  if (room.kind !== "forum") return null;
  const found = await moderator.find(tx, room.seriesId, actor.personId);
  if (!found) return null;
  const seat = await tx.seat.findFirst({
    where: { roomId: room.roomId, personId: actor.personId, leftAt: null, removedAt: null },
    select: { id: true },
  });
  return { personId: actor.personId, name: found.name, host: found.host, seatId: seat?.id ?? null };
}

/** Locks the room for one of its moderators; null when there is no such room for them. */
export async function lockRoomAsModerator(
  tx: Tx,
  roomId: string,
  actor: Actor,
): Promise<{ room: LockedRoom; moderator: Moderator } | null> {
  const room = await lockRoom(tx, roomId);
  const moderator = room && (await asModerator(tx, room, actor));
  return room && moderator ? { room, moderator } : null;
}

/** The name of the moderator who last did something to this ticket, seat or interview; null when nobody did, or the system. */
export async function lastModeratorName(tx: Tx, roomId: string, subjectId: string): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ name: string }[]>`
    SELECT m.name
    FROM room_event e JOIN room r ON r.id = e.room_id JOIN moderator m ON m.space_id = r.series_id AND m.person_id = e.actor_id
    WHERE e.room_id = ${roomId}::uuid AND ${subjectId} IN (e.payload->>'ticketId', e.payload->>'seatId', e.payload->>'interviewId')
    ORDER BY e.seq DESC LIMIT 1`;
  return row?.name ?? null;
}
