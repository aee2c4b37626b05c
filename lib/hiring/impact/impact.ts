// Statistics of a calendar month: the people who spoke in it, and the outcomes since, confirmed by both sides or stated by one.
// Published once, two weeks after the month, and never changed: nobody can compare two days.
import "server-only";
import { TZDate } from "@date-fns/tz";
import { now } from "#lib/platform/clock";
import { db, Prisma, transact } from "#lib/platform/db";
import { log } from "#lib/platform/log";
import { changed } from "#lib/platform/pages/pages";
import { isStorable } from "#lib/platform/text/visible-text";
import * as directory from "#lib/series/directory";
import { claimedByModerators, type LedgerCode, saysNothing } from "../outcome/codes.ts";
import { addDays, type MoreCode, moreCodes, outcomeCodes, smallestCell } from "../rules.ts";
import { localDate } from "../terms/place.ts";
import type { Impact } from "../view.ts";
import { faultsIn } from "./consistency.ts";
import { type Counts, emptyStatistics, type ImpactStatistics, mayIncludeTiny, publish as withholdSmall } from "./tally.ts";

/** The zone whose months are counted. */
const zone = "Asia/Jakarta";
/** Outcomes are followed for so many days after the month. */
export const followDays = 14;

export type Period = { month: string; from: string; to: string };

/** The newest month whose outcomes have been followed long enough on `today`. */
export const periodOn = (today: string): Period => spanOf(addDays(firstOfMonth(addDays(today, -followDays)), -1).slice(0, 7));

const firstOfMonth = (date: string) => `${date.slice(0, 7)}-01`;
const spanOf = (month: string): Period => ({ month, from: `${month}-01`, to: addDays(firstOfMonth(addDays(`${month}-01`, 31)), -1) });
/** The first moment of a day in the zone. */
function startOf(date: string): Date {
  // From numbers: a text without an offset would be read in the zone of the host.
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  return new Date(new TZDate(year, month - 1, day, zone).getTime());
}

export type Publication = { all: Published; series: Record<string, Published> };
type Published = ImpactStatistics & Pick<Impact, "moderation">;

/**
 * The published statistics of all forums, or of one; null when there is no such series. A person counts once in each line, whatever
 * they were called in each room; disputed and superseded outcomes count nowhere.
 */
export async function published(slug?: string): Promise<Impact | null> {
  if (slug !== undefined && !isStorable(slug)) return null;
  const series = slug ? await directory.find(slug) : null;
  if (slug && !series) return null;
  await publish();
  const last = await db.impactPublication.findFirst({ orderBy: { month: "desc" } });
  if (!last) return null;
  const { all, series: each } = last.statistics as unknown as Publication;
  const { from, to } = spanOf(last.month);
  const none = { ...emptyStatistics, moderation: { hours: 0, days: 0, moderators: 0 } };
  return {
    series: series && { slug: series.slug, title: series.title },
    from,
    to,
    zone,
    until: localDate(last.publishedAt, zone),
    ...(series ? (each[series.id] ?? none) : all),
  };
}

/**
 * Publishes the month that is due, once, if its parts add up; otherwise nothing is published, and the log says why. Safe to repeat, also at
 * once: the first one stays.
 */
export async function publish(count: (span: Period) => Promise<Publication> = statisticsOf): Promise<void> {
  const { month } = periodOn(localDate(await now(), zone));
  if (await db.impactPublication.findUnique({ where: { month }, select: { month: true } })) return;
  const statistics = await count(spanOf(month));
  const faults = faultsIn(statistics);
  if (faults.length > 0) return log.error({ month, faults }, "statistics that do not add up are not published");
  await transact(async (tx) => {
    const { count: added } = await tx.impactPublication.createMany({ data: { month, statistics }, skipDuplicates: true });
    if (added > 0) await changed(tx, "impact");
  });
}

/** All forums together, every month that was published, the newest first. */
export async function months(): Promise<(Published & Period & { until: string })[]> {
  await publish();
  const rows = await db.impactPublication.findMany({ orderBy: { month: "desc" }, take: 120 });
  return rows.map(({ month, statistics, publishedAt }) => ({
    ...(statistics as unknown as Publication).all,
    ...spanOf(month),
    until: localDate(publishedAt, zone),
  }));
}

/** What is published of a month, all cells withheld that have to be. */
export async function statisticsOf(span: Period): Promise<Publication> {
  const ids = await directory.ids();
  const parts = new Map<string, Counts>();
  for (const id of ids) parts.set(id, await counted(span, [id]));
  const everybody = await counted(span, ids);
  const isIncluded = (part: Counts) => part.people >= smallestCell || mayIncludeTiny(everybody, [...parts.values()]);
  const kept = [...parts].filter(([, part]) => isIncluded(part));
  const all =
    kept.length === ids.length
      ? everybody
      : await counted(
          span,
          kept.map(([id]) => id),
        );
  const statistics = withholdSmall(
    all,
    kept.map(([, part]) => part),
  );
  const series: Publication["series"] = {};
  for (const [index, [id]] of kept.entries()) {
    const shown = statistics.parts[index];
    if (shown) series[id] = { ...shown, moderation: await moderated(momentsOf(span, [id])) };
  }
  return { all: { ...statistics.all, moderation: await moderated(momentsOf(span, ids)) }, series };
}

/** The forums that go on, by name. */
export const forums = () => directory.running(12);

type CountedSpan = { from: Date; to: Date; seriesIds: string[] };
type Cohort = Pick<Counts, "people" | "first" | "known">;

const momentsOf = ({ from, to }: Period, seriesIds: string[]): CountedSpan => ({
  from: startOf(from),
  to: startOf(addDays(to, 1)),
  seriesIds,
});

async function counted(span: Period, seriesIds: string[]): Promise<Counts> {
  const of = momentsOf(span, seriesIds);
  const [people, tallies, { median, hands }] = await Promise.all([cohort(of), outcomes(of), waiting(of)]);
  const tallyOf = (code: LedgerCode) => tallies.find((row) => row.code === code) ?? { both: 0, one: 0 };
  const codes = Object.fromEntries(outcomeCodes.map((code) => [code, tallyOf(code)])) as Counts["codes"];
  const peopleWith = (code: MoreCode) => tallyOf(code).both + tallyOf(code).one;
  const more = Object.fromEntries(moreCodes.map((code) => [code, peopleWith(code)])) as Counts["more"];
  return { ...people, hands, waitSeconds: median, codes, more };
}

/**
 * Which rows fall to a cohort: of its forums in its month, and what came later without a forum, as of an application or a check-in, of people
 * who had spoken. Asked of `o` with its room `r` and its turn `t`.
 */
const belongs = ({ from, to, seriesIds }: CountedSpan) => Prisma.sql`(
  (o.room_id IS NULL AND o.attribution <> 'none' AND o.created_at >= ${from})
  OR (r.series_id = ANY (${seriesIds}::uuid[])
    AND coalesce(t.started_at, r.starts_at) >= ${from} AND coalesce(t.started_at, r.starts_at) < ${to}))`;

async function cohort({ from, to, seriesIds }: CountedSpan): Promise<Cohort> {
  const [row] = await db.$queryRaw<Cohort[]>`
    WITH cohort AS (
      SELECT s.person_id, bool_or(k.first_time) AS first
      FROM turn t JOIN seat s ON s.id = t.seat_id JOIN ticket k ON k.id = t.ticket_id JOIN room r ON r.id = t.room_id
      WHERE t.started_at >= ${from} AND t.started_at < ${to} AND s.person_id IS NOT NULL
        AND r.series_id = ANY (${seriesIds}::uuid[])
      GROUP BY s.person_id)
    SELECT count(*)::int AS people, (count(*) FILTER (WHERE c.first))::int AS first,
           (count(*) FILTER (WHERE EXISTS (
             SELECT 1 FROM outcome o LEFT JOIN room r ON r.id = o.room_id LEFT JOIN turn t ON t.id = o.turn_id
             WHERE o.person_id = c.person_id AND o.superseded_by_id IS NULL AND o.disputed_at IS NULL AND o.code::text <> ALL (${[...saysNothing]})
               AND ${belongs({ from, to, seriesIds })})))::int AS known
    FROM cohort c`;
  return row ?? { people: 0, first: 0, known: 0 };
}

/**
 * Per outcome the people whom it concerns, each in one part: both sides if any of theirs is at least G2 (lib/hiring/outcome/codes.ts), else one side. What came of a
 * turn belongs to the month of the turn, which can be another than the room's: a month begins while a room is open.
 */
const outcomes = ({ from, to, seriesIds }: CountedSpan) => db.$queryRaw<{ code: LedgerCode; both: number; one: number }[]>`
  WITH cohort AS (
    SELECT DISTINCT s.person_id
    FROM turn t JOIN seat s ON s.id = t.seat_id JOIN room r ON r.id = t.room_id
    WHERE t.started_at >= ${from} AND t.started_at < ${to} AND s.person_id IS NOT NULL
      AND r.series_id = ANY (${seriesIds}::uuid[])),
  people AS (
    SELECT o.person_id, o.code,
           bool_or((o.confirmed_at IS NOT NULL OR o.source = 'seeker')
             AND (o.employer_confirmed_at IS NOT NULL OR o.source = 'employer' OR (o.source = 'moderator' AND o.code::text <> ALL (${claimedByModerators})))) AS agreed
    FROM outcome o JOIN cohort USING (person_id) LEFT JOIN room r ON r.id = o.room_id LEFT JOIN turn t ON t.id = o.turn_id
    WHERE o.superseded_by_id IS NULL AND o.disputed_at IS NULL AND ${belongs({ from, to, seriesIds })}
    GROUP BY o.person_id, o.code)
  SELECT code::text AS code, (count(*) FILTER (WHERE agreed))::int AS both, (count(*) FILTER (WHERE NOT agreed))::int AS one
  FROM people GROUP BY code`;

/** From raising the hand to being called; hands nobody called yet are in the denominator only. */
async function waiting({ from, to, seriesIds }: CountedSpan): Promise<{ median: number | null; hands: number }> {
  const [row] = await db.$queryRaw<{ median: number | null; hands: number }[]>`
    SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM k.called_at - k.raised_at)) FILTER (WHERE k.called_at IS NOT NULL) AS median,
           count(*)::int AS hands
    FROM ticket k JOIN room r ON r.id = k.room_id
    WHERE k.raised_at >= ${from} AND k.raised_at < ${to}
      AND r.series_id = ANY (${seriesIds}::uuid[])`;
  return row ?? { median: null, hands: 0 };
}

/** Time moderators sat in open forums. Their names are public, so no number is too small. */
async function moderated({ from, to, seriesIds }: CountedSpan): Promise<Impact["moderation"]> {
  const [row] = await db.$queryRaw<Impact["moderation"][]>`
    WITH sat AS (
      SELECT s.person_id, r.opened_at,
             greatest(s.taken_at, r.opened_at) AS since,
             least(coalesce(s.left_at, s.removed_at, r.ended_at, app_now()), coalesce(r.ended_at, app_now())) AS until
      FROM seat s JOIN room r ON r.id = s.room_id
      WHERE s.role = 'moderator' AND r.kind = 'forum' AND r.opened_at >= ${from} AND r.opened_at < ${to}
        AND r.series_id = ANY (${seriesIds}::uuid[]))
    SELECT round(coalesce(sum(extract(epoch FROM until - since)), 0) / 3600)::int AS hours,
           count(DISTINCT (opened_at AT TIME ZONE ${zone})::date)::int AS days,
           count(DISTINCT person_id)::int AS moderators
    FROM sat WHERE until > since`;
  return row ?? { hours: 0, days: 0, moderators: 0 };
}
