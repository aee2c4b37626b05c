// What time alone does in a room: calls pass, kept places lapse, lost people go, rooms without a moderator lock and end. Every second, by
// any number of workers: each looks for what is due, then locks the room and looks again.
import "server-only";
import { db, type Tx, transact } from "#lib/platform/db";
import { forEach } from "#lib/platform/isolate";
import * as interview from "./interview.ts";
import * as presence from "./presence.ts";
import * as room from "./room.ts";
import { record } from "./room-event.ts";
import { type Floor, hold } from "./room-lock.ts";
import {
  awaySeconds,
  callGraceSeconds,
  callSeconds,
  graceMinutes,
  heldMinutes,
  invitationMinutes,
  leaderlessEndMinutes,
  leaderlessLockMinutes,
} from "./rules.ts";
import * as departure from "./seat-end.ts";
import * as ticket from "./ticket.ts";
import * as turn from "./turn.ts";
import { type Aftermath, aftermath, follow } from "./voice/effects.ts";

const second = 1_000;
const minute = 60 * second;

/** One look at all rooms that are on; answers how many of them had something due. One that fails does not stop the others. Safe to repeat and to be late. */
export async function tick(): Promise<number> {
  await presence.fade();
  const rooms = await due();
  await forEach("room", rooms, passTime);
  return rooms.length;
}

async function passTime(roomId: string): Promise<void> {
  const after = aftermath();
  await transact(async (tx) => {
    const held = await hold(tx, roomId);
    if (held && (held.phase === "open" || held.phase === "backstage")) await keep(tx, held, after);
  });
  await follow(after);
}

/** The forums in which something may be due. */
async function due(): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT r.id FROM room r, (SELECT app_now() AS now) clock
    WHERE r.kind = 'forum' AND r.phase IN ('backstage', 'open') AND (
      r.ends_at < clock.now - make_interval(mins => ${graceMinutes}) OR r.leaderless_at IS NOT NULL
      OR EXISTS (SELECT FROM ticket t WHERE t.room_id = r.id AND t.state = 'called' AND t.called_at < clock.now - make_interval(secs => ${callSeconds + callGraceSeconds}))
      OR EXISTS (SELECT FROM ticket t WHERE t.room_id = r.id AND t.state = 'held' AND t.held_at < clock.now - make_interval(mins => ${heldMinutes}))
      OR EXISTS (SELECT FROM seat s WHERE s.room_id = r.id AND s.left_at IS NULL AND s.removed_at IS NULL AND s.away_at < clock.now - make_interval(secs => ${awaySeconds}))
      OR EXISTS (SELECT FROM interview i WHERE i.forum_id = r.id AND ((i.state = 'running' AND i.ends_at < clock.now)
                 OR (i.state = 'invited' AND i.invited_at < clock.now - make_interval(mins => ${invitationMinutes}))))
      OR (r.phase = 'open' AND NOT EXISTS (SELECT FROM seat s WHERE s.room_id = r.id AND s.role = 'moderator' AND s.left_at IS NULL AND s.removed_at IS NULL AND s.away_at IS NULL)
          AND EXISTS (SELECT FROM seat s WHERE s.room_id = r.id AND s.role = 'moderator')))
    ORDER BY r.id`;
  return rows.map(({ id }) => id);
}

async function keep(tx: Tx, held: Floor, after: Aftermath): Promise<void> {
  if (held.now.getTime() > held.endsAt.getTime() + graceMinutes * minute) {
    await room.finish(tx, held, "overtime", null, after);
    return;
  }
  await endTalks(tx, held, after);
  await passCalls(tx, held);
  await fadeTheLost(tx, held, after);
  await lapsePlaces(tx, held);
  if (held.phase === "open") await watchLead(tx, held, after);
}

const ago = (held: Floor, ms: number) => new Date(held.now.getTime() - ms);

async function endTalks(tx: Tx, held: Floor, after: Aftermath) {
  const over = await tx.interview.findMany({
    where: {
      forumId: held.roomId,
      OR: [
        { state: "running", endsAt: { lt: held.now } },
        { state: "invited", invitedAt: { lt: ago(held, invitationMinutes * minute) } },
      ],
    },
    select: { id: true },
  });
  const open = over.length > 0 ? await interview.open(tx, { forumId: held.roomId }) : [];
  for (const talk of open) if (over.some(({ id }) => id === talk.id)) await interview.finish(tx, held, talk, null, after);
}

/** A call without an answer keeps the place for a while. */
async function passCalls(tx: Tx, held: Floor) {
  const missed = await tx.ticket.findMany({
    where: { roomId: held.roomId, state: "called", calledAt: { lt: ago(held, (callSeconds + callGraceSeconds) * second) } },
    select: { id: true, seatId: true, number: true, state: true },
  });
  for (const called of missed) {
    if (await ticket.move(tx, held, called, "miss", "system")) await record(tx, held.roomId, "ticket_missed", null, ticket.facts(called));
  }
}

async function lapsePlaces(tx: Tx, held: Floor) {
  const old = await tx.ticket.findMany({
    where: { roomId: held.roomId, state: "held", heldAt: { lt: ago(held, heldMinutes * minute) } },
    select: { id: true, seatId: true, number: true, state: true },
  });
  for (const kept of old) {
    if (await ticket.move(tx, held, kept, "lapse", "system")) await record(tx, held.roomId, "ticket_lapsed", null, ticket.facts(kept));
  }
}

/** Whoever has been gone too long loses the floor, and the seat too; with a hand up the seat is kept as long as a place is. */
async function fadeTheLost(tx: Tx, held: Floor, after: Aftermath) {
  const lost = await tx.seat.findMany({
    where: { roomId: held.roomId, leftAt: null, removedAt: null, awayAt: { lt: ago(held, awaySeconds * second) } },
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
    for (const running of await turn.running(tx, { seatId: seat.id })) await turn.finish(tx, held, running, "lost", null, after);
    const hasHand = seat.tickets.length > 0;
    const isTalking = (await interview.open(tx, { seatId: seat.id })).some(({ state }) => state === "running");
    const keptUntil = ago(held, heldMinutes * minute);
    if (!isTalking && (!hasHand || (seat.awayAt && seat.awayAt < keptUntil))) await departure.fade(tx, held, seat, after);
  }
}

/** Somebody who moderates is here, in the room or in a talk beside it; or none has come yet, so that nobody was lost. */
async function isLed(tx: Tx, held: Floor): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ led: boolean }[]>`
    SELECT NOT EXISTS (SELECT FROM seat WHERE room_id = ${held.roomId}::uuid AND role = 'moderator') OR EXISTS (SELECT FROM seat s WHERE s.room_id = ${held.roomId}::uuid AND s.role = 'moderator' AND s.left_at IS NULL AND s.removed_at IS NULL
                   AND (s.away_at IS NULL OR EXISTS (SELECT FROM interview i WHERE i.state = 'running' AND s.id IN (i.inviter_seat_id, i.invitee_seat_id)))) AS led`;
  return row?.led ?? false;
}

async function watchLead(tx: Tx, held: Floor, after: Aftermath) {
  if (await isLed(tx, held)) {
    if (!held.leaderlessAt && !held.lockedAt) return;
    await tx.room.update({ where: { id: held.roomId }, data: { leaderlessAt: null, lockedAt: null }, select: { id: true } });
    if (held.lockedAt) await record(tx, held.roomId, "room_unlocked", null, {});
    return;
  }
  if (!held.leaderlessAt) {
    await tx.room.update({ where: { id: held.roomId }, data: { leaderlessAt: held.now }, select: { id: true } });
    return;
  }
  if (held.leaderlessAt < ago(held, leaderlessEndMinutes * minute)) {
    await room.finish(tx, held, "leaderless", null, after);
    return;
  }
  if (held.lockedAt || held.leaderlessAt >= ago(held, leaderlessLockMinutes * minute)) return;
  await tx.room.update({ where: { id: held.roomId }, data: { lockedAt: held.now }, select: { id: true } });
  await record(tx, held.roomId, "room_locked", null, {});
}
