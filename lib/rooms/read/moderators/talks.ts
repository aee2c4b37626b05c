// What moderators follow beside the queue: talks for two that go on, and turns and talks whose outcome is still to be logged.
import "server-only";
import { db } from "#lib/platform/db";
import type { ModeratorView, OpenOutcome, TalkLine } from "../../view.ts";
import { type Hiding, hidingColumns, neutral, neutralIn } from "../neutral.ts";

/** Open outcomes that are shown at most. */
const openOutcomesLength = 30;

type TalkRow = TalkLine & Hiding;

export function interviewFields(talks: readonly TalkRow[], version: string): Pick<ModeratorView, "interviews"> {
  const isNeutral = neutralIn(version);
  return {
    interviews: talks.map(({ personId: _, shield: __, ...talk }) => (isNeutral(talk) ? { ...talk, name: neutral.name } : talk)),
  };
}

export async function readInterviews(roomId: string): Promise<TalkRow[]> {
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

export function outcomeFields(outcomes: readonly OutcomeRow[], version: string): Pick<ModeratorView, "openOutcomes"> {
  const isNeutral = neutralIn(version);
  return {
    openOutcomes: outcomes.map(({ personId: _, shield: __, ...one }) => (isNeutral(one) ? { ...one, ...neutral } : one)),
  };
}

export async function readOpenOutcomes(roomId: string): Promise<OutcomeRow[]> {
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
