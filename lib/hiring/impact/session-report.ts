// What came of the sessions somebody moderated: for themselves, from the end of the session on. Counts of people and hours, no names, and
// nothing per hire: no moderator is measured by hires.
import "server-only";
import type { Actor } from "#lib/platform/auth/actor";
import { db } from "#lib/platform/db";
import { heardSeconds } from "../outcome/codes.ts";
import type { SessionReport } from "../view.ts";

/** Sessions older than this are not listed. */
const days = 90;

/** The actor's last six ended sessions, the newest first. A person counts once in each number; hours are those of all moderators. */
export const read = (actor: Actor): Promise<SessionReport[]> => db.$queryRaw<SessionReport[]>`
  WITH ended AS (
    SELECT r.id, se.title, r.opened_at, r.ended_at
    FROM room r JOIN series se ON se.id = r.series_id
    WHERE r.id IN (SELECT s.room_id FROM seat s WHERE s.person_id = ${actor.personId}::uuid AND s.role = 'moderator')
      AND r.kind = 'forum' AND r.opened_at IS NOT NULL AND r.ended_at > app_now() - make_interval(days => ${days}::int)
    ORDER BY r.ended_at DESC LIMIT 6)
  SELECT n.id AS "roomId", n.title AS forum, to_char(n.ended_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "endedAt",
    (SELECT count(DISTINCT s.person_id)::int FROM turn t JOIN seat s ON s.id = t.seat_id
      WHERE t.room_id = n.id AND t.started_at IS NOT NULL AND t.ended_at - t.started_at >= make_interval(secs => ${heardSeconds}::int)) AS heard,
    (SELECT count(DISTINCT o.person_id)::int FROM outcome o
      WHERE o.room_id = n.id AND o.code = 'referred' AND o.superseded_by_id IS NULL AND o.disputed_at IS NULL) AS referred,
    (SELECT count(DISTINCT o.person_id)::int FROM outcome o
      WHERE o.room_id = n.id AND o.code = 'interview_booked' AND o.superseded_by_id IS NULL AND o.disputed_at IS NULL) AS booked,
    (SELECT round(coalesce(sum(extract(epoch FROM least(coalesce(s.left_at, s.removed_at, n.ended_at), n.ended_at) - greatest(s.taken_at, n.opened_at))), 0) / 60)::int
      FROM seat s WHERE s.room_id = n.id AND s.role = 'moderator'
        AND least(coalesce(s.left_at, s.removed_at, n.ended_at), n.ended_at) > greatest(s.taken_at, n.opened_at)) AS minutes
  FROM ended n ORDER BY n.ended_at DESC`;
