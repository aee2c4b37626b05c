// What time alone does in a room: calls pass, kept places lapse, lost people go, rooms without a moderator lock and end. Every second, by
// any number of workers: each looks for what is due, then locks the room and looks again.
import "server-only";
import { db, Prisma, type Tx, transact } from "#lib/platform/db";
import { eachRow } from "#lib/platform/each-row";
import * as interview from "./interview/interview.ts";
import * as room from "./room.ts";
import { record } from "./room-event.ts";
import { type LockedRoom, lockRoom } from "./room-lock.ts";
import {
  awaySeconds,
  callGraceSeconds,
  callSeconds,
  graceMinutes,
  heldMinutes,
  invitationMinutes,
  unmoderatedEndMinutes,
  unmoderatedLockMinutes,
} from "./rules.ts";
import * as presence from "./seat/presence.ts";
import * as seatEnd from "./seat/seat-end.ts";
import * as ticket from "./stage/ticket.ts";
import * as turn from "./stage/turn.ts";
import { applyEffects, type Effects, noEffects } from "./voice/effects.ts";

const second = 1_000;
const minute = 60 * second;

/** One look at all rooms that are on; answers how many of them had something due. One that fails does not stop the others. Safe to repeat and to be late. */
export async function tick(): Promise<number> {
  await presence.fade();
  const rooms = await due();
  await eachRow("room", rooms, passTime);
  return rooms.length;
}

async function passTime(roomId: string): Promise<void> {
  const effects = noEffects();
  await transact(async (tx) => {
    const locked = await lockRoom(tx, roomId);
    if (locked && (locked.phase === "open" || locked.phase === "backstage")) await keep(tx, locked, effects);
  });
  await applyEffects(effects);
}

/**
 * The forums in which something is due, in one statement: one that is merely unwatched, or keeps a place, costs nothing until its time has
 * come. The conditions are those of the steps below; a step that finds nothing to do changes nothing.
 */
async function due(): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT r.id FROM room r, (SELECT app_now() AS now) clock
    WHERE r.kind = 'forum' AND r.phase IN ('backstage', 'open') AND (
      r.ends_at < clock.now - make_interval(mins => ${graceMinutes})
      OR EXISTS (SELECT FROM ticket t WHERE t.room_id = r.id AND t.state = 'called' AND t.called_at < clock.now - make_interval(secs => ${callSeconds + callGraceSeconds}))
      OR EXISTS (SELECT FROM ticket t WHERE t.room_id = r.id AND t.state = 'held' AND t.held_at < clock.now - make_interval(mins => ${heldMinutes}))
      OR EXISTS (SELECT FROM seat s WHERE s.room_id = r.id AND s.left_at IS NULL AND s.removed_at IS NULL AND s.away_at < clock.now - make_interval(secs => ${awaySeconds}) AND (
           EXISTS (SELECT FROM turn u WHERE u.seat_id = s.id AND u.ended_at IS NULL)
           OR (NOT EXISTS (SELECT FROM interview i WHERE i.state = 'running' AND s.id IN (i.inviter_seat_id, i.invitee_seat_id))
               AND (s.away_at < clock.now - make_interval(mins => ${heldMinutes})
                    OR NOT EXISTS (SELECT FROM ticket t WHERE t.seat_id = s.id AND t.state IN ('queued', 'called', 'held', 'on_stage'))))))
      OR EXISTS (SELECT FROM interview i WHERE i.forum_id = r.id AND ((i.state = 'running' AND i.ends_at < clock.now)
                 OR (i.state = 'invited' AND i.invited_at < clock.now - make_interval(mins => ${invitationMinutes}))))
      OR (r.phase = 'open' AND (r.unmoderated_at < clock.now - make_interval(mins => ${unmoderatedEndMinutes})
          OR (r.locked_at IS NULL AND r.unmoderated_at < clock.now - make_interval(mins => ${unmoderatedLockMinutes}))
          OR CASE WHEN ${isModerated(Prisma.sql`r.id`)} THEN r.unmoderated_at IS NOT NULL OR r.locked_at IS NOT NULL ELSE r.unmoderated_at IS NULL END)))
    ORDER BY r.id`;
  return rows.map(({ id }) => id);
}

async function keep(tx: Tx, locked: LockedRoom, effects: Effects): Promise<void> {
  if (locked.now.getTime() > locked.endsAt.getTime() + graceMinutes * minute) {
    await room.finish(tx, locked, "overtime", null, effects);
    return;
  }
  await endTalks(tx, locked, effects);
  await passCalls(tx, locked);
  await endLostSeats(tx, locked, effects);
  await lapsePlaces(tx, locked);
  if (locked.phase === "open") await watchForModerators(tx, locked, effects);
}

const ago = (locked: LockedRoom, ms: number) => new Date(locked.now.getTime() - ms);

async function endTalks(tx: Tx, locked: LockedRoom, effects: Effects) {
  const over = await tx.interview.findMany({
    where: {
      forumId: locked.roomId,
      OR: [
        { state: "running", endsAt: { lt: locked.now } },
        { state: "invited", invitedAt: { lt: ago(locked, invitationMinutes * minute) } },
      ],
    },
    select: { id: true },
  });
  const open = over.length > 0 ? await interview.open(tx, { forumId: locked.roomId }) : [];
  for (const talk of open) if (over.some(({ id }) => id === talk.id)) await interview.finish(tx, locked, talk, null, effects);
}

/** A call without an answer keeps the place for a while. */
async function passCalls(tx: Tx, locked: LockedRoom) {
  const missed = await tx.ticket.findMany({
    where: { roomId: locked.roomId, state: "called", calledAt: { lt: ago(locked, (callSeconds + callGraceSeconds) * second) } },
    select: { id: true, seatId: true, number: true, state: true },
  });
  for (const called of missed) {
    if (await ticket.move(tx, locked, called, "miss", "system"))
      await record(tx, locked.roomId, "ticket_missed", null, ticket.eventPayload(called));
  }
}

async function lapsePlaces(tx: Tx, locked: LockedRoom) {
  const old = await tx.ticket.findMany({
    where: { roomId: locked.roomId, state: "held", heldAt: { lt: ago(locked, heldMinutes * minute) } },
    select: { id: true, seatId: true, number: true, state: true },
  });
  for (const kept of old) {
    if (await ticket.move(tx, locked, kept, "lapse", "system"))
      await record(tx, locked.roomId, "ticket_lapsed", null, ticket.eventPayload(kept));
  }
}

/** Whoever has been away too long loses the turn, and the seat too; with a hand up the seat is kept as long as a place is. */
async function endLostSeats(tx: Tx, locked: LockedRoom, effects: Effects) {
  const lost = await tx.seat.findMany({
    where: { roomId: locked.roomId, leftAt: null, removedAt: null, awayAt: { lt: ago(locked, awaySeconds * second) } },
    select: {
      id: true,
      role: true,
      voiceId: true,
      formerVoices: true,
      awayAt: true,
      tickets: { where: { state: { in: ["queued", "called", "held", "on_stage"] } }, select: { id: true } },
    },
  });
  for (const seat of lost) {
    for (const running of await turn.running(tx, { seatId: seat.id })) await turn.finish(tx, locked, running, "lost", null, effects);
    const hasHand = seat.tickets.length > 0;
    const isTalking = (await interview.open(tx, { seatId: seat.id })).some(({ state }) => state === "running");
    const keptUntil = ago(locked, heldMinutes * minute);
    if (!isTalking && (!hasHand || (seat.awayAt && seat.awayAt < keptUntil))) await seatEnd.timeOut(tx, locked, seat, effects);
  }
}

/** Somebody who moderates is here, in the room or in a talk beside it; or none has come yet, so that nobody was lost. */
const isModerated = (roomId: Prisma.Sql) => Prisma.sql`(
  NOT EXISTS (SELECT FROM seat WHERE room_id = ${roomId} AND role = 'moderator')
  OR EXISTS (SELECT FROM seat s WHERE s.room_id = ${roomId} AND s.role = 'moderator' AND s.left_at IS NULL AND s.removed_at IS NULL
             AND (s.away_at IS NULL OR EXISTS (SELECT FROM interview i WHERE i.state = 'running' AND s.id IN (i.inviter_seat_id, i.invitee_seat_id)))))`;

async function hasModerator(tx: Tx, locked: LockedRoom): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ led: boolean }[]>`SELECT ${isModerated(Prisma.sql`${locked.roomId}::uuid`)} AS led`;
  return row?.led ?? false;
}

async function watchForModerators(tx: Tx, locked: LockedRoom, effects: Effects) {
  if (await hasModerator(tx, locked)) {
    if (!locked.unmoderatedAt && !locked.lockedAt) return;
    await tx.room.update({ where: { id: locked.roomId }, data: { unmoderatedAt: null, lockedAt: null }, select: { id: true } });
    if (locked.lockedAt) await record(tx, locked.roomId, "room_unlocked", null, {});
    return;
  }
  if (!locked.unmoderatedAt) {
    await tx.room.update({ where: { id: locked.roomId }, data: { unmoderatedAt: locked.now }, select: { id: true } });
    return;
  }
  if (locked.unmoderatedAt < ago(locked, unmoderatedEndMinutes * minute)) {
    await room.finish(tx, locked, "unmoderated", null, effects);
    return;
  }
  if (locked.lockedAt || locked.unmoderatedAt >= ago(locked, unmoderatedLockMinutes * minute)) return;
  await tx.room.update({ where: { id: locked.roomId }, data: { lockedAt: locked.now }, select: { id: true } });
  await record(tx, locked.roomId, "room_locked", null, {});
}
