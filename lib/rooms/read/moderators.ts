// What the moderators of a room see beside everybody's view: the whole line, the people, the log, what is owed.
import "server-only";
import { db } from "#lib/platform/db";
import type { Part } from "#lib/platform/live/source";
import { quietKinds } from "../events.ts";
import * as line from "../queue.ts";
import { median, order } from "../queue-order.ts";
import type { Card, LogLine, ModeratorView, OpenOutcome, PersonLine, QueueTicket, TalkLine } from "../view.ts";

/** Lines of the log, people and open outcomes that are shown at most. */
const logLength = 100;
const peopleLength = 400;
const owedLength = 30;

/** What moderators see, in parts that are read and told each at its own pace: a raised hand does not wait for the list of people. */
export const moderatorParts: readonly Part[] = [
  { everyMs: 20, read: async (roomId) => ({ queue: await readQueue(roomId) }) satisfies Pick<ModeratorView, "queue"> },
  { everyMs: 100, read: readDesk },
  { everyMs: 1_000, read: readAudience },
];

/** All of it; of a room that is not there everything is empty. */
export async function moderatorView(roomId: string): Promise<ModeratorView> {
  const [queue, desk, audience] = await Promise.all([readQueue(roomId), readDesk(roomId), readAudience(roomId)]);
  return { queue, ...desk, ...audience };
}

async function readDesk(roomId: string): Promise<Omit<ModeratorView, "queue" | "people" | "listeners" | "guests">> {
  const [waits, log, interviews, owed] = await Promise.all([readWaits(roomId), readLog(roomId), readInterviews(roomId), readOwed(roomId)]);
  const wait = median(waits.map(({ seconds }) => seconds));
  return {
    waitMinutes: wait === null ? null : Math.round(wait / 60),
    log: log.map(({ at, ...entry }) => ({ ...entry, at: at.getTime() })),
    interviews: interviews.map(({ endsAt, ...talk }) => ({ ...talk, endsAt: endsAt?.getTime() ?? null })),
    owed: owed.map(({ endedAt, ...one }) => ({ ...one, endedAt: endedAt.getTime() })),
  };
}

async function readAudience(roomId: string): Promise<Pick<ModeratorView, "people" | "listeners" | "guests">> {
  const [people, listeners, guests] = await Promise.all([
    readPeople(roomId),
    db.seat.count({ where: { roomId, role: "listener", leftAt: null, removedAt: null, awayAt: null } }),
    db.seat.count({ where: { roomId, guestDigest: { not: null }, leftAt: null, removedAt: null } }),
  ]);
  return { people, listeners, guests };
}

type QueueRow = Omit<QueueTicket, "card" | "raisedAt"> & Card & { raisedAt: Date; heldAt: Date | null };

/** The called first, then the line in its order. */
async function readQueue(roomId: string): Promise<QueueTicket[]> {
  const [rows, history] = await Promise.all([
    db.$queryRaw<QueueRow[]>`
      SELECT k.id AS "ticketId", k.seat_id AS "seatId", k.number, k.state::text AS state, coalesce(p.name, '') AS name, coalesce(p.seed, '') AS seed,
             k.role_wanted AS "roleWanted", k.field, k.city, k.line, k.first_time AS "firstTime", k.subject, k.raised_at AS "raisedAt",
             CASE WHEN k.state = 'held' THEN k.held_at END AS "heldAt", s.away_at IS NOT NULL AS away,
             (SELECT count(*)::int FROM turn t JOIN seat ts ON ts.id = t.seat_id JOIN room tr ON tr.id = t.room_id
              WHERE ts.person_id = s.person_id AND tr.series_id = r.series_id AND t.ended_by IN ('self', 'moderator', 'timer')) AS "turnsBefore"
      FROM ticket k JOIN seat s ON s.id = k.seat_id JOIN room r ON r.id = k.room_id LEFT JOIN persona p ON p.id = s.persona_id
      WHERE k.room_id = ${roomId}::uuid AND k.state IN ('queued', 'called', 'held')`,
    line.history(db, roomId),
  ]);
  const hands = rows.map((row) => ({ ...row, heldAt: row.heldAt?.getTime() ?? null }));
  const called = hands.filter(({ state }) => state === "called").sort((a, b) => a.number - b.number);
  const waiting = hands.filter(({ state }) => state !== "called");
  return [...called, ...order(waiting, history)].map(({ roleWanted, field, city, line: said, firstTime, raisedAt, heldAt: _, ...row }) => ({
    ...row,
    card: { roleWanted, field, city, line: said, firstTime },
    raisedAt: raisedAt.getTime(),
  }));
}

/** Seconds that the last ten called people had waited. */
const readWaits = (roomId: string) => db.$queryRaw<{ seconds: number }[]>`
  SELECT extract(epoch FROM called_at - raised_at)::float8 AS seconds FROM ticket
  WHERE room_id = ${roomId}::uuid AND called_at IS NOT NULL ORDER BY called_at DESC LIMIT 10`;

/** Those on stage, then those with a hand up, then members, then guests; the latest first. */
const readPeople = (roomId: string) => db.$queryRaw<PersonLine[]>`
  SELECT s.id AS "seatId", coalesce(CASE WHEN s.role = 'moderator' THEN m.name END, p.name, m.name, '') AS name,
         coalesce(CASE WHEN s.role = 'moderator' THEN m.seed END, p.seed, m.seed, '') AS seed, s.role::text AS role,
         s.guest_digest IS NOT NULL AS guest, s.away_at IS NOT NULL AS away, k.number
  FROM seat s JOIN room r ON r.id = s.room_id
  LEFT JOIN persona p ON p.id = s.persona_id
  LEFT JOIN series_moderator m ON m.series_id = r.series_id AND m.person_id = s.person_id
  LEFT JOIN ticket k ON k.seat_id = s.id AND k.state IN ('queued', 'called', 'held', 'on_stage')
  WHERE s.room_id = ${roomId}::uuid AND s.left_at IS NULL AND s.removed_at IS NULL
  ORDER BY s.role DESC, k.number NULLS LAST, s.guest_digest IS NOT NULL, s.taken_at DESC, s.id LIMIT ${peopleLength}`;

/** The newest first. Names come from the rows, not from the log: it keeps none. */
const readLog = (roomId: string) => db.$queryRaw<(Omit<LogLine, "at"> & { at: Date })[]>`
  SELECT e.seq, e.at, e.kind, a.name AS by, (e.payload->>'number')::int AS number,
         coalesce(CASE WHEN s.role = 'moderator' THEN m.name END, p.name, m.name) AS name, e.payload->>'reason' AS reason
  FROM (SELECT * FROM room_event WHERE room_id = ${roomId}::uuid AND NOT kind = ANY (${[...quietKinds]}::text[]) ORDER BY seq DESC LIMIT ${logLength}) e
  JOIN room r ON r.id = e.room_id
  LEFT JOIN series_moderator a ON a.series_id = r.series_id AND a.person_id = e.actor_id
  LEFT JOIN seat s ON s.id = (e.payload->>'seatId')::uuid
  LEFT JOIN persona p ON p.id = s.persona_id
  LEFT JOIN series_moderator m ON m.series_id = r.series_id AND m.person_id = s.person_id
  ORDER BY e.seq DESC`;

const readInterviews = (roomId: string) => db.$queryRaw<(Omit<TalkLine, "endsAt"> & { endsAt: Date | null })[]>`
  SELECT i.id AS "interviewId", i.invitee_seat_id AS "seatId", i.inviter_seat_id AS "bySeatId", coalesce(p.name, '') AS name,
         coalesce(m.name, ip.name, '') AS by, i.state::text AS state, i.ends_at AS "endsAt",
         EXISTS (SELECT FROM seat o WHERE o.room_id = i.side_id AND o.person_id = s.person_id AND o.voice_sid IS NOT NULL
                 AND o.away_at IS NULL AND o.left_at IS NULL AND o.removed_at IS NULL) AS there
  FROM interview i JOIN room r ON r.id = i.forum_id
  JOIN seat s ON s.id = i.invitee_seat_id LEFT JOIN persona p ON p.id = s.persona_id
  JOIN seat h ON h.id = i.inviter_seat_id LEFT JOIN persona ip ON ip.id = h.persona_id
  LEFT JOIN series_moderator m ON m.series_id = r.series_id AND m.person_id = h.person_id
  WHERE i.forum_id = ${roomId}::uuid AND i.state IN ('invited', 'running') ORDER BY i.invited_at`;

/** Turns and talks that took place and of which nobody has said yet what came of them. */
const readOwed = (roomId: string) => db.$queryRaw<(Omit<OpenOutcome, "endedAt"> & { endedAt: Date })[]>`
  SELECT t.id AS "turnId", NULL::uuid AS "interviewId", t.seat_id AS "seatId", coalesce(p.name, '') AS name, coalesce(p.seed, '') AS seed, k.number, t.ended_at AS "endedAt"
  FROM turn t JOIN ticket k ON k.id = t.ticket_id JOIN seat s ON s.id = t.seat_id LEFT JOIN persona p ON p.id = s.persona_id
  WHERE t.room_id = ${roomId}::uuid AND t.started_at IS NOT NULL AND t.ended_at IS NOT NULL AND s.person_id IS NOT NULL
    AND NOT EXISTS (SELECT FROM outcome o WHERE o.turn_id = t.id)
  UNION ALL
  SELECT NULL, i.id, i.invitee_seat_id, coalesce(p.name, ''), coalesce(p.seed, ''), NULL, i.ended_at
  FROM interview i JOIN seat s ON s.id = i.invitee_seat_id LEFT JOIN persona p ON p.id = s.persona_id
  WHERE i.forum_id = ${roomId}::uuid AND i.started_at IS NOT NULL AND i.ended_at IS NOT NULL AND s.person_id IS NOT NULL
    AND NOT EXISTS (SELECT FROM outcome o WHERE o.interview_id = i.id)
  ORDER BY "endedAt" DESC LIMIT ${owedLength}`;
