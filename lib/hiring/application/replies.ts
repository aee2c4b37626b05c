// How fast a company answers those who apply: counted from the dates it owed, of the last ninety days.
import "server-only";
import * as grant from "#lib/disclosure/grant";
import { visibleToCompany } from "#lib/disclosure/visible";
import { now } from "#lib/platform/clock";
import { Prisma, type Tx } from "#lib/platform/db";
import { aboutOf } from "./reach.ts";
import type { Replies } from "./view.ts";

/** Fewer dates than this say nothing of a company. */
export const repliesFrom = 10;
/** Answering less than this share in time, a company first answers what is overdue. */
export const inTimeFloor = 0.5;
const windowDays = 90;

const counted = Prisma.sql`
  d.due_at > app_now() - make_interval(days => ${windowDays}::int) AND d.due_at <= app_now() AND d.left_out_at IS NULL
  AND (d.answered_at IS NOT NULL OR v.taken_down_at IS NULL)`;

/** Of one company; null below ten dates. Nobody is named or shown by it. */
export async function repliesOf(tx: Tx, organisationId: string): Promise<Replies | null> {
  const [row] = await tx.$queryRaw<{ due: number; inTime: number; ghosted: number; median: number | null }[]>`
    SELECT count(*)::int AS due, count(*) FILTER (WHERE d.answered_at <= d.due_at)::int AS "inTime",
           count(*) FILTER (WHERE d.answered_at IS NULL)::int AS ghosted,
           nullif(percentile_disc(0.5) WITHIN GROUP (ORDER BY coalesce(
             (extract(epoch FROM d.answered_at - d.started_at) / 86400)::float8, 'infinity'::float8)), 'infinity'::float8) AS median
    FROM reply_due d JOIN vacancy v ON v.id = d.vacancy_id WHERE v.organisation_id = ${organisationId}::uuid AND ${counted}`;
  if (!row || row.due < repliesFrom) return null;
  const { due, inTime, ghosted, median } = row;
  return { due, inTime, ghosted, medianDays: median === null ? null : Math.ceil(median), windowDays };
}

/**
 * How many overdue applications a company has to answer before it publishes another vacancy: none while it answers half in time, or has
 * too few dates to tell. Applications that it cannot answer any more are not among them.
 */
export async function owedBeforePublishing(tx: Tx, organisationId: string): Promise<number> {
  const replies = await repliesOf(tx, organisationId);
  if (!replies || replies.inTime / replies.due >= inTimeFloor) return 0;
  const overdue = await tx.$queryRaw<{ personId: string; vacancyId: string }[]>`
    SELECT DISTINCT a.person_id AS "personId", a.vacancy_id AS "vacancyId"
    FROM reply_due d JOIN vacancy v ON v.id = d.vacancy_id JOIN application a ON a.id = d.application_id
    WHERE v.organisation_id = ${organisationId}::uuid AND ${counted} AND d.answered_at IS NULL AND a.state = 'ghosted'`;
  const visible = await visibleToCompany(
    tx,
    organisationId,
    overdue.map(({ personId }) => personId),
  );
  const at = await now(tx);
  let owed = 0;
  for (const vacancyId of new Set(overdue.map((one) => one.vacancyId))) {
    const ends = await grant.ends(tx, organisationId, aboutOf(vacancyId));
    const isAnswerable = ({ personId }: { personId: string }) => {
      const end = ends.get(personId);
      return visible.has(personId) && end !== undefined && !end.withdrawn && end.at > at;
    };
    owed += overdue.filter((one) => one.vacancyId === vacancyId && isAnswerable(one)).length;
  }
  return owed;
}
