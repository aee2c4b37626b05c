// The rooms of a series that are to come: made ahead from its timetable, made anew when that changes.
import "server-only";
import { now } from "#lib/platform/clock";
import { type Tx, transact } from "#lib/platform/db";
import { tryRow } from "#lib/platform/each-row";
import { changed } from "#lib/platform/pages/pages";
import { randomId } from "#lib/platform/secret/random";
import * as timetable from "#lib/series/timetable";
import { daysAhead } from "./rules.ts";

/** Makes the rooms of one series for the next days; those that are there stay. Answers how many were made. */
export async function materialise(tx: Tx, seriesId: string): Promise<number> {
  const series = await timetable.meetings(tx, seriesId, daysAhead);
  if (!series) return 0;
  const { count } = await tx.room.createMany({
    data: series.coming.map(({ startsAt, endsAt }) => ({
      seriesId,
      voiceRoom: randomId(22),
      startsAt,
      endsAt,
      turnSeconds: series.turnSeconds,
      agenda: series.agenda as object[],
    })),
    skipDuplicates: true,
  });
  return count;
}

/** Brings the rooms that have not begun to what the series says now: those no longer due go, the others follow, missing ones come. */
export async function renew(tx: Tx, seriesId: string): Promise<void> {
  const series = await timetable.meetings(tx, seriesId, daysAhead);
  if (!series) return;
  const at = await now(tx);
  const due = series.coming.map(({ startsAt }) => startsAt);
  await tx.room.deleteMany({ where: { seriesId, kind: "forum", phase: "scheduled", startsAt: { gt: at, notIn: due } } });
  for (const { startsAt, endsAt } of series.coming) {
    await tx.room.updateMany({
      where: { seriesId, kind: "forum", phase: "scheduled", startsAt },
      data: { endsAt, turnSeconds: series.turnSeconds, agenda: series.agenda as object[] },
    });
  }
  await materialise(tx, seriesId);
}

/** Makes the missing rooms of all series; a task of the worker. One that fails does not keep the others from theirs. */
export async function materialiseAll(): Promise<number> {
  const all = await timetable.running();
  let made = 0;
  for (const { seriesId: id, slug } of all) {
    await tryRow("series", id, () =>
      transact(async (tx) => {
        const count = await materialise(tx, id);
        if (count > 0) await changed(tx, "schedule", `series:${slug}`);
        made += count;
      }),
    );
  }
  return made;
}
