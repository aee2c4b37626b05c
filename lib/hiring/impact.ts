// What came of it, in numbers: people who spoke in a window of time, and what both sides, or one, say happened to them since.
import "server-only";
import { now } from "#lib/platform/clock";
import { db } from "#lib/platform/db";
import { localDate } from "./place.ts";
import { addDays, smallestCell } from "./rules.ts";
import { type OutcomeCode, outcomeCodes } from "./schema.ts";
import { knowledge, publish, publishPart } from "./tally.ts";
import type { Impact } from "./view.ts";

/** The zone whose days the figures count. */
const deadlineZone = "Asia/Jakarta";
/** Days of speaking that make the cohort, today included. */
export const windowDays = 90;

type Counts = { people: number; first: number; known: number };

/**
 * The published figures of all forums, or of one; null when there is no such series. A person counts once in each line, whatever
 * they were called in each room; disputed and superseded outcomes count nowhere.
 */
export async function facts(slug?: string): Promise<Impact | null> {
  const series = slug ? await db.series.findUnique({ where: { slug }, select: { id: true, slug: true, title: true } }) : null;
  if (slug && !series) return null;
  const today = localDate(await now(), deadlineZone);
  const from = addDays(today, 1 - windowDays);
  const of = { from, seriesId: series?.id ?? null };
  const [counts, tallies, wait, moderation] = await Promise.all([cohort(of), outcomes(of), waiting(of), moderated(of)]);
  const enough = counts.people >= smallestCell;
  const tallyOf = (code: OutcomeCode) => tallies.find((row) => row.code === code) ?? { code, both: 0, one: 0 };
  return {
    series: series && { slug: series.slug, title: series.title },
    from,
    to: today,
    zone: deadlineZone,
    people: enough ? counts.people : null,
    rows: enough ? outcomeCodes.map((code) => publish(tallyOf(code))) : [],
    known: enough && publishPart(counts.known, counts.people) !== null ? knowledge(counts.known, counts.people) : null,
    wait: wait.hands >= smallestCell && wait.median !== null ? { medianMinutes: Math.round(wait.median / 60), hands: wait.hands } : null,
    firstTimers: enough ? publishPart(counts.first, counts.people) : null,
    moderation,
  };
}

/** The forums that go on, by name. */
export const forums = () =>
  db.series.findMany({
    where: { endedAt: null },
    select: { slug: true, title: true },
    orderBy: [{ title: "asc" }, { slug: "asc" }],
    take: 12,
  });

type Of = { from: string; seriesId: string | null };

async function cohort({ from, seriesId }: Of): Promise<Counts> {
  const [row] = await db.$queryRaw<Counts[]>`
    WITH cohort AS (
      SELECT s.person_id, bool_or(k.first_time) AS first
      FROM turn t JOIN seat s ON s.id = t.seat_id JOIN ticket k ON k.id = t.ticket_id JOIN room r ON r.id = t.room_id
      WHERE t.started_at >= ${from}::date::timestamp AT TIME ZONE ${deadlineZone} AND s.person_id IS NOT NULL
        AND (${seriesId}::uuid IS NULL OR r.series_id = ${seriesId}::uuid)
      GROUP BY s.person_id)
    SELECT count(*)::int AS people, (count(*) FILTER (WHERE c.first))::int AS first,
           (count(*) FILTER (WHERE EXISTS (
             SELECT 1 FROM outcome o JOIN room r ON r.id = o.room_id
             WHERE o.person_id = c.person_id AND o.superseded_by_id IS NULL AND o.disputed_at IS NULL
               AND (${seriesId}::uuid IS NULL OR r.series_id = ${seriesId}::uuid)
               AND o.created_at >= ${from}::date::timestamp AT TIME ZONE ${deadlineZone})))::int AS known
    FROM cohort c`;
  return row ?? { people: 0, first: 0, known: 0 };
}

/** Per outcome the people whom it concerns, each in one part: both sides if any of theirs is confirmed, else one side. */
const outcomes = ({ from, seriesId }: Of) => db.$queryRaw<{ code: OutcomeCode; both: number; one: number }[]>`
  WITH cohort AS (
    SELECT DISTINCT s.person_id
    FROM turn t JOIN seat s ON s.id = t.seat_id JOIN room r ON r.id = t.room_id
    WHERE t.started_at >= ${from}::date::timestamp AT TIME ZONE ${deadlineZone} AND s.person_id IS NOT NULL
      AND (${seriesId}::uuid IS NULL OR r.series_id = ${seriesId}::uuid)),
  people AS (
    SELECT o.person_id, o.code, bool_or(o.confirmed_at IS NOT NULL) AS agreed
    FROM outcome o JOIN cohort USING (person_id) JOIN room r ON r.id = o.room_id
    WHERE o.superseded_by_id IS NULL AND o.disputed_at IS NULL
      AND o.created_at >= ${from}::date::timestamp AT TIME ZONE ${deadlineZone}
      AND (${seriesId}::uuid IS NULL OR r.series_id = ${seriesId}::uuid)
    GROUP BY o.person_id, o.code)
  SELECT code::text AS code, (count(*) FILTER (WHERE agreed))::int AS both, (count(*) FILTER (WHERE NOT agreed))::int AS one
  FROM people GROUP BY code`;

/** From raising the hand to being called; hands nobody called yet are in the denominator only. */
async function waiting({ from, seriesId }: Of): Promise<{ median: number | null; hands: number }> {
  const [row] = await db.$queryRaw<{ median: number | null; hands: number }[]>`
    SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM k.called_at - k.raised_at)) FILTER (WHERE k.called_at IS NOT NULL) AS median,
           count(*)::int AS hands
    FROM ticket k JOIN room r ON r.id = k.room_id
    WHERE k.raised_at >= ${from}::date::timestamp AT TIME ZONE ${deadlineZone}
      AND (${seriesId}::uuid IS NULL OR r.series_id = ${seriesId}::uuid)`;
  return row ?? { median: null, hands: 0 };
}

/** Time moderators sat in open forums. Their names are public, so no number is too small. */
async function moderated({ from, seriesId }: Of): Promise<Impact["moderation"]> {
  const [row] = await db.$queryRaw<Impact["moderation"][]>`
    WITH sat AS (
      SELECT s.person_id, r.opened_at,
             greatest(s.taken_at, r.opened_at) AS since,
             least(coalesce(s.left_at, s.removed_at, r.ended_at, app_now()), coalesce(r.ended_at, app_now())) AS until
      FROM seat s JOIN room r ON r.id = s.room_id
      WHERE s.role = 'moderator' AND r.kind = 'forum' AND r.opened_at >= ${from}::date::timestamp AT TIME ZONE ${deadlineZone}
        AND (${seriesId}::uuid IS NULL OR r.series_id = ${seriesId}::uuid))
    SELECT round(coalesce(sum(extract(epoch FROM until - since)), 0) / 3600)::int AS hours,
           count(DISTINCT (opened_at AT TIME ZONE ${deadlineZone})::date)::int AS days,
           count(DISTINCT person_id)::int AS moderators
    FROM sat WHERE until > since`;
  return row ?? { hours: 0, days: 0, moderators: 0 };
}
