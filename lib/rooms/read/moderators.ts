// What the moderators of a room see beside everybody's view: the whole queue, the people, the log, the outcomes still to be logged.
import "server-only";
import { db, Prisma } from "#lib/platform/db";
import { section } from "#lib/platform/live/topic";
import { quietKinds } from "../events.ts";
import { callHistory } from "../stage/queue.ts";
import { median, order, type QueueHistory } from "../stage/queue-order.ts";
import type { Card, LogLine, ModeratorView, OpenOutcome, PersonLine, QueueTicket, TalkLine } from "../view.ts";
import { type Hiding, hidingColumns, moderatorsView, neutral, neutralCard, neutralIn, versionOf } from "./neutral.ts";

/** Lines of the log, people and open outcomes that are shown at most. */
const logLength = 100;
const peopleLength = 400;
const openOutcomesLength = 30;

/**
 * What moderators see, in sections that are read each at its own pace: a raised hand does not wait for the list of people. Queue and
 * people are kept by seat, so that an event reads the seats that it names.
 */
export const moderatorSections = {
  queue: section({
    audience: "moderators",
    everyMs: 20,
    load: loadQueue,
    update: updateQueue,
    versionOf: queueVersion,
    fields: queueFields,
  }),
  log: section({ audience: "moderators", everyMs: 100, load: readLog, update: updateLog, versionOf: logVersion, fields: logFields }),
  interviews: section({ audience: "moderators", everyMs: 100, load: readInterviews, versionOf, fields: interviewFields }),
  outcomes: section({ audience: "moderators", everyMs: 100, load: readOpenOutcomes, versionOf, fields: outcomeFields }),
  people: section({
    audience: "moderators",
    everyMs: 1_000,
    load: readPeople,
    update: updatePeople,
    versionOf: peopleVersion,
    fields: peopleFields,
  }),
};

/** Key of the queue beside its seats: who was called, and when. */
export const callsKey = "calls";

/** All of it, as a moderator with this view sees it; of a room that is not there everything is empty. */
export async function moderatorView(roomId: string, view = moderatorsView): Promise<ModeratorView> {
  const [queue, log, interviews, openOutcomes, people] = await Promise.all([
    loadQueue(roomId),
    readLog(roomId),
    readInterviews(roomId),
    readOpenOutcomes(roomId),
    readPeople(roomId),
  ]);
  return {
    ...queueFields(queue, queueVersion(queue, view)),
    ...logFields(log, logVersion(log, view)),
    ...interviewFields(interviews, versionOf(interviews, view)),
    ...outcomeFields(openOutcomes, versionOf(openOutcomes, view)),
    ...peopleFields(people, peopleVersion(people, view)),
  };
}

/** A seat has at most one open ticket. */
type QueueState = { hands: ReadonlyMap<string, QueuedHand>; history: QueueHistory; waitMinutes: number | null };
type QueuedHand = Omit<QueueTicket, "card" | "raisedAt"> & Card & { raisedAt: Date; heldAt: number | null } & Hiding;

async function loadQueue(roomId: string): Promise<QueueState> {
  const [hands, calls] = await Promise.all([readHands(roomId, null), readCalls(roomId)]);
  return { hands: new Map(hands.map((hand) => [hand.seatId, hand])), ...calls };
}

async function updateQueue(roomId: string, before: QueueState, keys: readonly string[]): Promise<QueueState> {
  const seatIds = keys.filter((key) => key !== callsKey);
  const [read, calls] = await Promise.all([
    seatIds.length > 0 ? readHands(roomId, seatIds) : [],
    seatIds.length < keys.length ? readCalls(roomId) : before,
  ]);
  const hands = new Map(before.hands);
  for (const seatId of seatIds) hands.delete(seatId);
  for (const hand of read) hands.set(hand.seatId, hand);
  return { hands, history: calls.history, waitMinutes: calls.waitMinutes };
}

async function readCalls(roomId: string): Promise<Pick<QueueState, "history" | "waitMinutes">> {
  const [history, waits] = await Promise.all([callHistory(db, roomId), readWaits(roomId)]);
  const wait = median(waits.map(({ seconds }) => seconds));
  return { history, waitMinutes: wait === null ? null : Math.round(wait / 60) };
}

function queueVersion({ hands }: QueueState, view: string): string {
  return versionOf(hands.values(), view);
}

/** The called first, then the queue in its order. */
function queueFields({ hands, history, waitMinutes }: QueueState, version: string): Pick<ModeratorView, "queue" | "waitMinutes"> {
  const isNeutral = neutralIn(version);
  const all = [...hands.values()];
  const called = all.filter(({ state }) => state === "called").sort((a, b) => a.number - b.number);
  const waiting = all.filter(({ state }) => state !== "called");
  const queue = [...called, ...order(waiting, history)].map(
    ({ roleWanted, field, city, line, firstTime, raisedAt, heldAt: _, personId: __, shield: ___, ...row }) => ({
      ...row,
      card: { roleWanted, field, city, line, firstTime },
      raisedAt: raisedAt.getTime(),
      ...(isNeutral(row) ? { ...neutral, card: neutralCard, subject: null, turnsBefore: 0 } : {}),
    }),
  );
  return { queue, waitMinutes };
}

/** The hands in the queue, of these seats or all. */
async function readHands(roomId: string, seatIds: readonly string[] | null): Promise<QueuedHand[]> {
  const which = seatIds ? Prisma.sql`AND k.seat_id = ANY (${[...seatIds]}::uuid[])` : Prisma.empty;
  const rows = await db.$queryRaw<(Omit<QueuedHand, "heldAt"> & { heldAt: Date | null })[]>`
    SELECT k.id AS "ticketId", k.seat_id AS "seatId", k.number, k.state::text AS state, coalesce(p.name, '') AS name, coalesce(p.seed, '') AS seed,
           k.role_wanted AS "roleWanted", k.field, k.city, k.line, k.first_time AS "firstTime", k.pin_ref AS "pinRef", k.raised_at AS "raisedAt",
           CASE WHEN k.state = 'held' THEN k.held_at END AS "heldAt", s.away_at IS NOT NULL AS away,
           (SELECT count(*)::int FROM turn t JOIN seat ts ON ts.id = t.seat_id JOIN room tr ON tr.id = t.room_id
            WHERE ts.person_id = s.person_id AND tr.series_id = r.series_id AND t.ended_by IN ('self', 'moderator', 'timer')) AS "turnsBefore",
           ${hidingColumns}
    FROM ticket k JOIN seat s ON s.id = k.seat_id JOIN room r ON r.id = k.room_id LEFT JOIN persona p ON p.id = s.persona_id
    WHERE k.room_id = ${roomId}::uuid AND k.state IN ('queued', 'called', 'held') ${which}`;
  return rows.map((row) => ({ ...row, heldAt: row.heldAt?.getTime() ?? null }));
}

/** Seconds that the last ten called people had waited. */
const readWaits = (roomId: string) => db.$queryRaw<{ seconds: number }[]>`
  SELECT extract(epoch FROM called_at - raised_at)::float8 AS seconds FROM ticket
  WHERE room_id = ${roomId}::uuid AND called_at IS NOT NULL ORDER BY called_at DESC LIMIT 10`;

type PeopleState = ReadonlyMap<string, SeatRow>;
type SeatRow = PersonLine & { takenAt: Date } & Hiding;

async function readPeople(roomId: string): Promise<PeopleState> {
  return new Map((await readSeats(roomId, null)).map((row) => [row.seatId, row]));
}

async function updatePeople(roomId: string, before: PeopleState, seatIds: readonly string[]): Promise<PeopleState> {
  const people = new Map(before);
  for (const seatId of seatIds) people.delete(seatId);
  for (const row of await readSeats(roomId, seatIds)) people.set(row.seatId, row);
  return people;
}

function peopleVersion(people: PeopleState, view: string): string {
  return versionOf(people.values(), view);
}

/** Those on stage, then those with a hand up, then members, then guests; the latest first. */
function peopleFields(people: PeopleState, version: string): Pick<ModeratorView, "people" | "listeners" | "guests"> {
  const rows = [...people.values()];
  const isNeutral = neutralIn(version);
  const rank = { moderator: 0, speaker: 1, listener: 2 };
  const number = (row: SeatRow) => row.number ?? Number.POSITIVE_INFINITY;
  const inOrder = rows.sort(
    (a, b) =>
      rank[a.role] - rank[b.role] ||
      (number(a) === number(b) ? 0 : number(a) - number(b)) ||
      Number(a.guest) - Number(b.guest) ||
      b.takenAt.getTime() - a.takenAt.getTime() ||
      (a.seatId < b.seatId ? -1 : 1),
  );
  return {
    people: inOrder
      .slice(0, peopleLength)
      .map(({ takenAt: _, personId: __, shield: ___, ...person }) => (isNeutral(person) ? { ...person, ...neutral } : person)),
    listeners: rows.filter(({ role, away }) => role === "listener" && !away).length,
    guests: rows.filter(({ guest }) => guest).length,
  };
}

/** The live seats of a room, these or all. */
function readSeats(roomId: string, seatIds: readonly string[] | null): Promise<SeatRow[]> {
  const which = seatIds ? Prisma.sql`AND s.id = ANY (${[...seatIds]}::uuid[])` : Prisma.empty;
  return db.$queryRaw<SeatRow[]>`
    SELECT s.id AS "seatId", coalesce(CASE WHEN s.role = 'moderator' THEN m.name END, p.name, m.name, '') AS name,
           coalesce(CASE WHEN s.role = 'moderator' THEN m.seed END, p.seed, m.seed, '') AS seed, s.role::text AS role,
           s.guest_digest IS NOT NULL AS guest, s.away_at IS NOT NULL AS away, k.number, s.taken_at AS "takenAt",
           ${hidingColumns}
    FROM seat s JOIN room r ON r.id = s.room_id
    LEFT JOIN persona p ON p.id = s.persona_id
    LEFT JOIN moderator m ON m.space_id = r.series_id AND m.person_id = s.person_id
    LEFT JOIN ticket k ON k.seat_id = s.id AND k.state IN ('queued', 'called', 'held', 'on_stage')
    WHERE s.room_id = ${roomId}::uuid AND s.left_at IS NULL AND s.removed_at IS NULL ${which}`;
}

type LogRow = LogLine & Hiding & { seatId: string; role?: string };

/** The newest first. */
async function readLog(roomId: string, afterSeq = 0): Promise<LogRow[]> {
  const rows = await readLogLines(roomId, afterSeq);
  return rows.map(({ at, ...entry }) => ({ ...entry, at: at.getTime() }));
}

function logVersion(log: readonly LogRow[], view: string): string {
  return versionOf(log, view);
}

function logFields(log: readonly LogRow[], version: string): Pick<ModeratorView, "log"> {
  const isNeutral = neutralIn(version);
  return {
    log: log.map((row) => {
      const { seatId: _, role: __, personId: ___, shield: ____, ...entry } = row;
      return isNeutral(row) ? { ...entry, name: neutral.name } : entry;
    }),
  };
}

async function updateLog(roomId: string, before: readonly LogRow[]): Promise<LogRow[]> {
  return [...(await readLog(roomId, before[0]?.seq ?? 0)), ...before].slice(0, logLength);
}

/** Names come from the rows, not from the log: it keeps none. */
const readLogLines = (roomId: string, afterSeq: number) => db.$queryRaw<(Omit<LogRow, "at"> & { at: Date })[]>`
  SELECT e.seq, e.at, e.kind, a.name AS by, (e.payload->>'number')::int AS number,
         coalesce(CASE WHEN s.role = 'moderator' THEN m.name END, p.name, m.name) AS name, e.payload->>'reason' AS reason,
         coalesce(e.payload->>'seatId', '') AS "seatId", s.role::text AS role, ${hidingColumns}
  FROM (SELECT * FROM room_event WHERE room_id = ${roomId}::uuid AND seq > ${afterSeq} AND NOT kind = ANY (${[...quietKinds]}::text[])
        ORDER BY seq DESC LIMIT ${logLength}) e
  JOIN room r ON r.id = e.room_id
  LEFT JOIN moderator a ON a.space_id = r.series_id AND a.person_id = e.actor_id
  LEFT JOIN seat s ON s.id = (e.payload->>'seatId')::uuid
  LEFT JOIN persona p ON p.id = s.persona_id
  LEFT JOIN moderator m ON m.space_id = r.series_id AND m.person_id = s.person_id
  ORDER BY e.seq DESC`;

type TalkRow = TalkLine & Hiding;

function interviewFields(talks: readonly TalkRow[], version: string): Pick<ModeratorView, "interviews"> {
  const isNeutral = neutralIn(version);
  return {
    interviews: talks.map(({ personId: _, shield: __, ...talk }) => (isNeutral(talk) ? { ...talk, name: neutral.name } : talk)),
  };
}

async function readInterviews(roomId: string): Promise<TalkRow[]> {
  const rows = await readTalks(roomId);
  return rows.map(({ endsAt, ...talk }) => ({ ...talk, endsAt: endsAt?.getTime() ?? null }));
}

const readTalks = (roomId: string) => db.$queryRaw<(Omit<TalkRow, "endsAt"> & { endsAt: Date | null })[]>`
  SELECT i.id AS "interviewId", i.invitee_seat_id AS "seatId", i.inviter_seat_id AS "bySeatId", coalesce(p.name, '') AS name,
         coalesce(m.name, ip.name, '') AS by, i.state::text AS state, i.ends_at AS "endsAt",
         EXISTS (SELECT FROM seat o WHERE o.room_id = i.side_id AND o.person_id = s.person_id AND o.voice_sid IS NOT NULL
                 AND o.away_at IS NULL AND o.left_at IS NULL AND o.removed_at IS NULL) AS there,
         ${hidingColumns}
  FROM interview i JOIN room r ON r.id = i.forum_id
  JOIN seat s ON s.id = i.invitee_seat_id LEFT JOIN persona p ON p.id = s.persona_id
  JOIN seat h ON h.id = i.inviter_seat_id LEFT JOIN persona ip ON ip.id = h.persona_id
  LEFT JOIN moderator m ON m.space_id = r.series_id AND m.person_id = h.person_id
  WHERE i.forum_id = ${roomId}::uuid AND i.state IN ('invited', 'running') ORDER BY i.invited_at`;

type OutcomeRow = OpenOutcome & Hiding;

function outcomeFields(outcomes: readonly OutcomeRow[], version: string): Pick<ModeratorView, "openOutcomes"> {
  const isNeutral = neutralIn(version);
  return {
    openOutcomes: outcomes.map(({ personId: _, shield: __, ...one }) => (isNeutral(one) ? { ...one, ...neutral } : one)),
  };
}

async function readOpenOutcomes(roomId: string): Promise<OutcomeRow[]> {
  const rows = await readUnlogged(roomId);
  return rows.map(({ endedAt, ...one }) => ({ ...one, endedAt: endedAt.getTime() }));
}

/** Turns and talks that took place and of which nobody has said yet what came of them. */
const readUnlogged = (roomId: string) => db.$queryRaw<(Omit<OutcomeRow, "endedAt"> & { endedAt: Date })[]>`
  WITH logged AS MATERIALIZED (
    SELECT coalesce(payload->>'turnId', payload->>'interviewId')::uuid AS id FROM room_event WHERE room_id = ${roomId}::uuid AND kind = 'outcome_logged')
  SELECT t.id AS "turnId", NULL::uuid AS "interviewId", t.seat_id AS "seatId", coalesce(p.name, '') AS name, coalesce(p.seed, '') AS seed, k.number, t.ended_at AS "endedAt",
         ${hidingColumns}
  FROM (SELECT * FROM turn WHERE room_id = ${roomId}::uuid AND started_at IS NOT NULL AND ended_at IS NOT NULL
          AND NOT EXISTS (SELECT FROM logged WHERE logged.id = turn.id)
          AND EXISTS (SELECT FROM seat WHERE seat.id = turn.seat_id AND seat.person_id IS NOT NULL)
        ORDER BY ended_at DESC LIMIT ${openOutcomesLength}) t
  JOIN ticket k ON k.id = t.ticket_id JOIN seat s ON s.id = t.seat_id LEFT JOIN persona p ON p.id = s.persona_id
  UNION ALL
  SELECT NULL, i.id, i.invitee_seat_id, coalesce(p.name, ''), coalesce(p.seed, ''), NULL, i.ended_at, ${hidingColumns}
  FROM interview i JOIN seat s ON s.id = i.invitee_seat_id LEFT JOIN persona p ON p.id = s.persona_id
  WHERE i.forum_id = ${roomId}::uuid AND i.started_at IS NOT NULL AND i.ended_at IS NOT NULL AND s.person_id IS NOT NULL
    AND NOT EXISTS (SELECT FROM logged WHERE logged.id = i.id)
  ORDER BY "endedAt" DESC LIMIT ${openOutcomesLength}`;
