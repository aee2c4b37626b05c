// What forums hold of a person: the class of every column, what an export contains, what an erasure removes.
import "server-only";
import { now } from "#lib/platform/clock";
import type { Tx } from "#lib/platform/db";

/** `subject`: theirs, exported. `secret`: never leaves. `staff`: who decided. `about-others`: theirs only together with somebody else. `none`: says nothing of a person. */
export const columns = {
  room: {
    id: "none",
    kind: "none",
    series_id: "none",
    parent_id: "none",
    voice_room: "secret",
    starts_at: "none",
    ends_at: "none",
    phase: "none",
    opened_at: "none",
    ended_at: "none",
    locked_at: "none",
    unmoderated_at: "none",
    hands_open: "none",
    turn_seconds: "none",
    agenda: "none",
    segment: "none",
    segment_at: "none",
    pin: "none",
    capacity: "none",
    ticket_count: "none",
    event_count: "none",
    created_at: "none",
  },
  seat: {
    id: "none",
    room_id: "subject",
    person_id: "none",
    guest_digest: "secret",
    browsers: "secret",
    session_id: "none",
    persona_id: "subject",
    role: "subject",
    epoch: "none",
    voice_id: "secret",
    former_voices: "secret",
    voice_sid: "secret",
    locked_at: "subject",
    taken_at: "subject",
    seen_at: "subject",
    heartbeat_at: "none",
    away_at: "subject",
    left_at: "subject",
    removed_at: "subject",
    reason: "subject",
  },
  ticket: {
    id: "none",
    room_id: "none",
    seat_id: "none",
    number: "subject",
    state: "subject",
    role_wanted: "subject",
    field: "subject",
    city: "subject",
    line: "subject",
    pin_ref: "subject",
    first_time: "subject",
    raised_at: "subject",
    called_at: "subject",
    called_by_id: "staff",
    held_at: "subject",
    ended_at: "subject",
    reason: "subject",
  },
  turn: {
    id: "none",
    room_id: "none",
    seat_id: "none",
    ticket_id: "none",
    seconds: "subject",
    extended: "subject",
    granted_at: "subject",
    started_at: "subject",
    ended_at: "subject",
    ended_by: "subject",
  },
  ban: {
    id: "none",
    scope: "subject",
    space_id: "subject",
    room_id: "subject",
    person_id: "none",
    browsers: "secret",
    reason: "subject",
    by_id: "staff",
    created_at: "subject",
    lifted_at: "subject",
  },
  room_event: { room_id: "none", seq: "none", at: "none", kind: "none", actor_id: "staff", payload: "none" },
  interview: {
    id: "none",
    forum_id: "subject",
    side_id: "none",
    inviter_seat_id: "about-others",
    invitee_seat_id: "about-others",
    state: "subject",
    minutes: "subject",
    extended: "none",
    invited_at: "subject",
    started_at: "subject",
    ends_at: "none",
    ended_at: "subject",
  },
  voice_webhook: { id: "none", received_at: "none", body: "none", worked_at: "none" },
} as const;

const seriesTitle = { select: { title: true } } as const;
const spaceTitle = { select: { series: seriesTitle } } as const;
const talk = { select: { state: true, minutes: true, invitedAt: true, startedAt: true, endedAt: true } } as const;

/** Everything of this person here, without other people. */
export async function exportOf(tx: Tx, personId: string) {
  const seats = await tx.seat.findMany({
    where: { personId },
    orderBy: { takenAt: "asc" },
    select: {
      role: true,
      takenAt: true,
      leftAt: true,
      removedAt: true,
      reason: true,
      persona: { select: { name: true } },
      room: { select: { kind: true, startsAt: true, series: seriesTitle } },
      tickets: {
        select: {
          number: true,
          state: true,
          roleWanted: true,
          field: true,
          city: true,
          line: true,
          firstTime: true,
          raisedAt: true,
          calledAt: true,
          endedAt: true,
          reason: true,
        },
      },
      turns: { select: { seconds: true, grantedAt: true, startedAt: true, endedAt: true, endedBy: true } },
      invited: talk,
      inviting: talk,
    },
  });
  const bans = await tx.ban.findMany({
    where: { personId },
    select: { scope: true, reason: true, createdAt: true, liftedAt: true, space: spaceTitle },
  });
  return { seats, bans };
}

/**
 * Erases what a person said of themselves and every tie to them. That somebody sat and spoke stays as a count. Before the account
 * goes: its row takes personas and bans along, and the log loses its author.
 */
export async function erase(tx: Tx, personId: string): Promise<void> {
  const at = await now(tx);
  const mine = { seat: { personId } };
  await tx.turn.updateMany({ where: { ...mine, endedAt: null }, data: { endedAt: at, endedBy: "self" } });
  await tx.ticket.updateMany({
    where: { ...mine, state: { in: ["queued", "called", "held", "on_stage"] } },
    data: { state: "withdrawn", endedAt: at },
  });
  await tx.ticket.updateMany({ where: mine, data: { roleWanted: "", field: "", city: "", line: "", pinRef: null, reason: null } });
  await tx.seat.updateMany({ where: { personId, leftAt: null }, data: { leftAt: at, role: "listener" } });
  await tx.seat.updateMany({
    where: { personId },
    data: { personId: null, sessionId: null, personaId: null, reason: null, browsers: [], formerVoices: [], voiceSid: null },
  });
}
