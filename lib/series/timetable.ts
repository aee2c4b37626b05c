// The timetable of a series as rooms follow it.
import "server-only";
import { now } from "#lib/platform/clock";
import { db, type Tx } from "#lib/platform/db";
import { type Occurrence, occurrences } from "./occurrences.ts";

const dayMs = 24 * 3_600_000;

/** The series that have not ended. */
export async function running(): Promise<{ seriesId: string; slug: string }[]> {
  const rows = await db.series.findMany({ where: { endedAt: null }, select: { id: true, slug: true } });
  return rows.map(({ id, slug }) => ({ seriesId: id, slug }));
}

/** The meetings of a series in the next `days`, without those skipped; null when it has ended. */
export async function meetings(
  tx: Tx,
  seriesId: string,
  days: number,
): Promise<{ turnSeconds: number; agenda: unknown; coming: Occurrence[] } | null> {
  const series = await tx.series.findFirst({
    where: { id: seriesId, endedAt: null },
    select: {
      zone: true,
      rule: true,
      startsLocal: true,
      minutes: true,
      turnSeconds: true,
      agenda: true,
      exceptions: { select: { localDate: true } },
    },
  });
  if (!series) return null;
  const from = await now(tx);
  const skipped = series.exceptions.map(({ localDate }) => localDate);
  return {
    turnSeconds: series.turnSeconds,
    agenda: series.agenda,
    coming: occurrences(series, from, new Date(from.getTime() + days * dayMs), skipped),
  };
}
