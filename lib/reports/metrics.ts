// How the desk stands, as numbers: for the figures of operators and for health.
import "server-only";
import { db } from "#lib/platform/db";
import { looksAlarmPerHour } from "./ladder.ts";

export type ReportMetrics = {
  waiting: number;
  overdue: number;
  harassmentOverdue: number;
  /** Looks of the one member of staff who looked most within the last hour. */
  looksOfOne: number;
};

export async function reportMetrics(): Promise<ReportMetrics> {
  const [row] = await db.$queryRaw<ReportMetrics[]>`
    SELECT count(*)::int AS waiting, (count(*) FILTER (WHERE due_at < app_now()))::int AS overdue,
      (count(*) FILTER (WHERE due_at < app_now() AND category = 'harassment'))::int AS "harassmentOverdue",
      (SELECT coalesce(max(looks), 0)::int FROM (
         SELECT count(*) AS looks FROM staff_look WHERE at > app_now() - interval '1 hour' GROUP BY by_id) one) AS "looksOfOne"
    FROM conduct_case WHERE state IN ('open', 'appealed')`;
  if (!row) throw new Error("a count without a row");
  return row;
}

/** In one word: `alarm` when somebody looked at too many people, `overdue` when a report waits longer than promised. */
export async function reportHealth(): Promise<"on" | "overdue" | "alarm"> {
  const { overdue, looksOfOne } = await reportMetrics();
  return looksOfOne >= looksAlarmPerHour ? "alarm" : overdue > 0 ? "overdue" : "on";
}
