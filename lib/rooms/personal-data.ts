// What forums hold of a person: the class of every column, what an export contains, what an erasure removes.
import "server-only";
import { z } from "zod";
import { now } from "#lib/platform/clock";
import type { Tx } from "#lib/platform/db";
import { type Closed, days, type HeldAbout, holdsNothing, type SetAside, type TableRules } from "#lib/platform/personal-data";
import { onlyModeratedBy } from "#lib/series/moderator";
import * as retention from "./retention.ts";
import { lockRoom } from "./room-lock.ts";
import * as seatEnd from "./seat/seat-end.ts";
import { seriesRooms } from "./series-rooms.ts";
import { alsoRemoveVoices, applyEffects, noEffects } from "./voice/effects.ts";
import * as webhookInbox from "./voice/webhook-inbox.ts";

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

const account = { until: "account" } as const;

export const tables = {
  room: { holds: null, keep: [{ until: "never", because: "it is a meeting of a forum, not a person" }] },
  seat: {
    holds: "That one was in a room: seat, when one came and went, the persona worn there",
    seenBy: "moderators of that room; on stage everybody in it",
    keep: [
      account,
      {
        hours: days(30),
        after: "left_at",
        empties: ["person_id", "persona_id", "session_id", "guest_digest", "browsers", "voice_sid", "former_voices", "reason"],
        purge: retention.forgetPresence,
      },
    ],
  },
  ticket: {
    holds: "Raised hands with what was said about oneself",
    seenBy: "everybody in the room while on stage; moderators of that room",
    keep: [
      account,
      {
        hours: days(90),
        after: "raised_at",
        empties: ["role_wanted", "field", "city", "line", "pin_ref", "reason"],
        purge: retention.forgetHands,
      },
    ],
  },
  turn: { holds: "Turns on stage: when and how long", seenBy: "moderators of that room", keep: [{ until: "row", of: "seat" }] },
  ban: {
    holds: "Bans: from what, why, by whom, digests of browsers; of a guest for two years at most",
    seenBy: "moderators of that forum; the person in the export",
    keep: [account, { hours: days(90), after: "lifted_at", purge: retention.deleteLiftedBans }],
  },
  room_event: {
    holds: "Log of a room: what was done, by which moderator, with the reason",
    seenBy: "moderators of that forum",
    keep: [{ hours: days(90), after: "at", purge: retention.deleteOldLog }],
  },
  interview: { holds: "Talks for two: when, how long, between which seats", seenBy: "the two", keep: [{ until: "row", of: "seat" }] },
  voice_webhook: {
    holds: "Notices of the audio server, by random ids",
    seenBy: "nobody",
    keep: [{ hours: days(1), after: "worked_at", purge: webhookInbox.workOffAll }],
  },
} satisfies TableRules<typeof columns>;

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
      seenAt: true,
      awayAt: true,
      lockedAt: true,
      reason: true,
      persona: { select: { name: true, seed: true } },
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
          pinRef: true,
          calledAt: true,
          heldAt: true,
          endedAt: true,
          reason: true,
        },
      },
      turns: { select: { seconds: true, extended: true, grantedAt: true, startedAt: true, endedAt: true, endedBy: true } },
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
  const seats = await tx.seat.findMany({ where: { personId }, select: { id: true } });
  await tx.$executeRaw`SELECT erase_room_event_reasons(${seats.map(({ id }) => id)}::uuid[])`;
  await tx.seat.updateMany({
    where: { personId },
    data: { personId: null, sessionId: null, personaId: null, reason: null, browsers: [], formerVoices: [], voiceSid: null },
  });
}

const setAsideShape = z.object({ worn: z.array(z.object({ id: z.string(), personaId: z.string() })) });

/**
 * Leaves every room as the person would: hand, turn and talk end, the voice is out. The names worn in past rooms are taken off, and
 * what was said about oneself is out of sight with them. Forums that lose their only moderator end their rooms.
 */
export async function close(tx: Tx, personId: string): Promise<Closed> {
  const effects = noEffects();
  const live = { personId, leftAt: null, removedAt: null };
  const seats = await tx.seat.findMany({ where: live, select: { id: true, roomId: true }, orderBy: { roomId: "asc" } });
  for (const { id, roomId } of seats) {
    const room = await lockRoom(tx, roomId);
    const seat = await tx.seat.findFirst({ where: { id, ...live }, select: { id: true, voiceId: true, formerVoices: true } });
    // The seat of a talk ends with the talk, which ends with the seat in its forum.
    if (room?.kind === "forum" && seat) await seatEnd.leave(tx, room, seat, null, effects);
  }
  const left = await tx.seat.findMany({ where: live, select: { voiceId: true, room: { select: { voiceRoom: true } } } });
  for (const { voiceId, room } of left) alsoRemoveVoices(effects, room.voiceRoom, [voiceId]);
  await tx.seat.updateMany({ where: live, data: { leftAt: await now(tx) } });
  const worn = await tx.$queryRaw<{ id: string; personaId: string }[]>`
    UPDATE seat s SET persona_id = NULL FROM seat was
    WHERE was.id = s.id AND s.person_id = ${personId}::uuid AND was.persona_id IS NOT NULL RETURNING s.id, was.persona_id AS "personaId"`;
  const ended: (() => Promise<void>)[] = [];
  for (const seriesId of await onlyModeratedBy(tx, personId)) ended.push(await seriesRooms.stop(tx, seriesId, personId));
  const afterCommit = async () => {
    await applyEffects(effects);
    for (const end of ended) await end();
  };
  return { setAside: { worn }, afterCommit };
}

/** The names are worn again; the rooms were left for good. */
export async function reopen(tx: Tx, personId: string, setAside: SetAside): Promise<void> {
  const { worn } = setAsideShape.parse(setAside);
  for (const { id, personaId } of worn)
    await tx.$executeRaw`
      UPDATE seat SET persona_id = p.id FROM persona p
      WHERE seat.id = ${id}::uuid AND seat.person_id = ${personId}::uuid AND p.id = ${personaId}::uuid AND seat.persona_id IS NULL`;
}

export const counts = async (tx: Tx, personId: string) => ({
  visits: await tx.seat.count({ where: { personId } }),
  hands: await tx.ticket.count({ where: { seat: { personId } } }),
});

export async function heldAbout(tx: Tx, personId: string): Promise<HeldAbout[]> {
  const bans = await tx.ban.findMany({
    where: { personId, liftedAt: null },
    select: { id: true, reason: true, createdAt: true, space: spaceTitle },
  });
  return bans.map(({ id, reason, createdAt, space }) => ({
    id,
    kind: "ban",
    by: space.series?.title ?? null,
    text: reason,
    at: createdAt,
    until: null,
    may: ["answer"],
  }));
}

export const heldEvidence = holdsNothing;
