// Whether the holder of a seat is connected, and what a connection that asks may do. Told by the gate, LiveKit's notices and the reconciler.
import "server-only";
import { db, transact } from "#lib/platform/db";
import { hold } from "./floor.ts";
import { record } from "./room-event.ts";
import { voiceRights } from "./rules.ts";
import * as turn from "./turn.ts";

export type VoiceSeat =
  | { allowed: true; seatId: string; roomId: string; role: "listener" | "speaker" | "moderator"; locked: boolean; rights: "listen" | "speak" }
  | { allowed: false; code: "removed" | "banned" | "stale" | "left" | "room_not_open" | "room_ended" | "missing" };

type Row = {
  seatId: string;
  roomId: string;
  role: "listener" | "speaker" | "moderator";
  isLocked: boolean;
  isLeft: boolean;
  isRemoved: boolean;
  isFormer: boolean;
  isBanned: boolean;
  phase: "scheduled" | "backstage" | "open" | "ended";
};

/** What the holder of this voice may do in this LiveKit room now; one statement. */
export async function forVoice(voiceId: string, voiceRoom: string): Promise<VoiceSeat> {
  const [seat] = await db.$queryRaw<Row[]>`
    SELECT s.id AS "seatId", r.id AS "roomId", s.role::text AS role, s.locked_at IS NOT NULL AS "isLocked", s.left_at IS NOT NULL AS "isLeft",
           s.removed_at IS NOT NULL AS "isRemoved", s.voice_id <> ${voiceId} AS "isFormer", r.phase::text AS phase,
           EXISTS (SELECT FROM ban b WHERE b.series_id = r.series_id AND b.lifted_at IS NULL AND (b.room_id IS NULL OR b.room_id IN (r.id, r.parent_id))
                   AND (b.person_id = s.person_id OR b.guest_digest = s.guest_digest)) AS "isBanned"
    FROM room r JOIN seat s ON s.room_id = r.id AND (s.voice_id = ${voiceId} OR ${voiceId} = ANY (s.former_voices))
    WHERE r.voice_room = ${voiceRoom}`;
  if (!seat) return { allowed: false, code: "missing" };
  if (seat.isBanned) return { allowed: false, code: "banned" };
  if (seat.isRemoved) return { allowed: false, code: "removed" };
  if (seat.phase === "ended") return { allowed: false, code: "room_ended" };
  if (seat.isFormer) return { allowed: false, code: "stale" };
  if (seat.isLeft) return { allowed: false, code: "left" };
  const rights = voiceRights({ role: seat.role, isLocked: seat.isLocked, isOver: false }, seat.phase);
  if (rights === "none") return { allowed: false, code: "room_not_open" };
  return { allowed: true, seatId: seat.seatId, roomId: seat.roomId, role: seat.role, locked: seat.isLocked, rights };
}

/** LiveKit has this voice under `sid`: the seat is here again. */
export async function seen(voiceId: string, sid: string): Promise<void> {
  const seat = await db.seat.findFirst({ where: { voiceId, leftAt: null, removedAt: null }, select: { id: true, roomId: true, voiceSid: true, awayAt: true } });
  if (!seat || (seat.voiceSid === sid && seat.awayAt === null)) return;
  await transact(async (tx) => {
    const room = await hold(tx, seat.roomId);
    if (!room) return;
    const back = await tx.seat.updateMany({ where: { id: seat.id, voiceId, awayAt: { not: null }, leftAt: null, removedAt: null }, data: { awayAt: null } });
    await tx.seat.updateMany({ where: { id: seat.id, voiceId, leftAt: null, removedAt: null }, data: { voiceSid: sid, seenAt: room.now } });
    if (back.count > 0) await record(tx, room.roomId, "seat_back", null, { seatId: seat.id });
  });
}

/** LiveKit has lost this voice. A word about an older connection of the seat says nothing. */
export async function left(voiceId: string, sid: string): Promise<void> {
  const seat = await db.seat.findFirst({ where: { voiceId, voiceSid: sid, awayAt: null, leftAt: null, removedAt: null }, select: { id: true } });
  if (seat) await away(seat.id, sid);
}

/** Nobody is connected for this seat: its place is kept for a while. `sid` guards against a connection made meanwhile. */
export async function away(seatId: string, sid: string | null): Promise<void> {
  await transact(async (tx) => {
    const seat = await tx.seat.findUnique({ where: { id: seatId }, select: { roomId: true } });
    const room = seat && (await hold(tx, seat.roomId));
    if (!room) return;
    const { count } = await tx.seat.updateMany({ where: { id: seatId, voiceSid: sid, awayAt: null, leftAt: null, removedAt: null }, data: { awayAt: room.now } });
    if (count > 0) await record(tx, room.roomId, "seat_away", null, { seatId });
  });
}

/** LiveKit has a microphone of this voice: the clock of its turn starts. */
export async function heard(voiceId: string): Promise<void> {
  const seat = await db.seat.findUnique({ where: { voiceId }, select: { id: true } });
  if (seat) await turn.beginOfSeat(seat.id);
}
