// A series: a forum that meets again and again, with its page, timetable and agenda. Recruiters make one, its host changes it.
import "server-only";
import type { z } from "zod";
import { type Actor, has } from "#lib/platform/auth/actor";
import { now } from "#lib/platform/clock";
import { type Tx, transact, wasFirst } from "#lib/platform/db";
import { spend } from "#lib/platform/limits";
import { changed } from "#lib/platform/pages/pages";
import { done, type Refusal, type Result, refuse } from "#lib/platform/result";
import { randomId } from "#lib/platform/secret/random";
import { limits } from "./context.ts";
import { startBounds, startsWithin } from "./first-meeting.ts";
import { moderatedBy } from "./moderator.ts";
import { fault, localDateOf, on, ruleOf, type Timetable, windowDays } from "./occurrences.ts";
import type { exceptionInput, seriesEditInput, seriesIdInput, seriesInput } from "./schema.ts";
import type { AfterCommit, SeriesRooms } from "./series-rooms.ts";

/** Makes a series with its maker as host, and the rooms of the next days. Refuses `missing` to whoever is no recruiter, `name_taken`, `schedule_invalid`, `start_too_far`. */
export async function create(actor: Actor, input: z.output<typeof seriesInput>, rooms: SeriesRooms): Promise<Result<{ slug: string }>> {
  if (!has(actor, "recruiter")) return refuse("missing");
  const { weekdays, myName, ...fields } = input;
  const rule = ruleOf(weekdays);
  const wrong = unfit({ ...fields, rule });
  if (wrong) return wrong;
  const minutes = await spend([limits.seriesByPerson, actor.personId]);
  if (minutes) return refuse("too_often", { minutes });
  return transact(async (tx): Promise<Result<{ slug: string }>> => {
    if (!(await isNear(tx, fields))) return startTooFar();
    const made = await tx.series.create({
      data: {
        ...fields,
        rule,
        createdBy: { connect: { id: actor.personId } },
        space: {
          create: {
            kind: "series",
            moderators: { create: { personId: actor.personId, name: myName, seed: randomId(12), host: true } },
          },
        },
      },
      select: { id: true },
    });
    await rooms.make(tx, made.id);
    await changed(tx, "schedule", `series:${input.slug}`);
    return done({ slug: input.slug });
  }).catch((error: unknown) => {
    if (wasFirst(error)) return refuse("name_taken", { field: "slug" });
    throw error;
  });
}

/**
 * Changes what stands on the series; rooms that have not begun follow, a room that is on stays as it is. Refuses `schedule_invalid`, and
 * `start_too_far` where the first day is changed to such a one: a series that has met for years keeps its own.
 */
export async function edit(actor: Actor, input: z.output<typeof seriesEditInput>, rooms: SeriesRooms): Promise<Result<null>> {
  const { seriesId, weekdays, ...fields } = input;
  const rule = ruleOf(weekdays);
  const wrong = unfit({ ...fields, rule });
  if (wrong) return wrong;
  const minutes = await spend([limits.seriesChangeByPerson, actor.personId]);
  if (minutes) return refuse("too_often", { minutes });
  return transact(async (tx) => {
    const series = await lockSeriesAsHost(tx, actor, seriesId);
    if (!series) return refuse("missing");
    const isSameDay = fields.startsLocal.slice(0, 10) === series.startsLocal.slice(0, 10);
    if (!isSameDay && !(await isNear(tx, fields))) return startTooFar();
    await tx.series.update({ where: { id: seriesId }, data: { ...fields, rule, ...(await revised(tx)) }, select: { id: true } });
    if (!series.endedAt) await rooms.renew(tx, seriesId);
    await changed(tx, "schedule", `series:${series.slug}`);
    return done(null);
  });
}

/**
 * The series does not meet on this local date. Refuses `day_not_due` where it would not meet then anyway, was before today or is more than
 * 400 days away, `room_already_on` once that day's room is on. Skipping twice is skipping once.
 */
export async function skipDay(actor: Actor, input: z.output<typeof exceptionInput>, rooms: SeriesRooms): Promise<Result<null>> {
  const minutes = await spend([limits.seriesChangeByPerson, actor.personId]);
  if (minutes) return refuse("too_often", { minutes });
  return transact(async (tx) => {
    const series = await lockSeriesAsHost(tx, actor, input.seriesId);
    if (!series) return refuse("missing");
    const { seriesId, localDate } = input;
    const at = await now(tx);
    const latest = localDateOf(new Date(at.getTime() + windowDays * 24 * 3_600_000), series.zone);
    if (localDate < localDateOf(at, series.zone) || localDate > latest || !on(series, localDate)) return refuse("day_not_due");
    const running = await rooms.runningStarts(tx, seriesId);
    if (running.some((startsAt) => localDateOf(startsAt, series.zone) === localDate)) return refuse("room_already_on");
    const { count } = await tx.seriesException.createMany({
      data: { seriesId, localDate, reason: input.reason, byId: actor.personId },
      skipDuplicates: true,
    });
    if (count > 0) await tx.series.update({ where: { id: seriesId }, data: await revised(tx), select: { id: true } });
    await rooms.renew(tx, seriesId);
    await changed(tx, "schedule", `series:${series.slug}`);
    return done(null);
  });
}

/** Ends the series: a room that is on ends, those to come go, the page stays. */
export async function stop(actor: Actor, input: z.output<typeof seriesIdInput>, rooms: SeriesRooms): Promise<Result<null>> {
  const afterCommit: AfterCommit[] = [];
  const stopped = await transact(async (tx): Promise<Result<null>> => {
    const series = await lockSeriesAsHost(tx, actor, input.seriesId);
    if (!series) return refuse("missing");
    if (series.endedAt) return done(null);
    afterCommit.push(await rooms.stop(tx, input.seriesId, actor.personId));
    await tx.series.update({
      where: { id: input.seriesId },
      data: { endedAt: await now(tx), ...(await revised(tx)) },
      select: { id: true },
    });
    await changed(tx, "schedule", `series:${series.slug}`);
    return done(null);
  });
  for (const run of afterCommit) await run();
  return stopped;
}

function unfit(timetable: Timetable): Refusal | null {
  const field = fault(timetable);
  return field ? refuse("schedule_invalid", { field }) : null;
}

const startTooFar = () => refuse("start_too_far", { field: "startsLocal" });

/** Whether a first meeting lies near enough to today, at its own place. */
const isNear = async (tx: Tx, { startsLocal, zone }: Pick<Timetable, "startsLocal" | "zone">) =>
  startsWithin(startBounds(localDateOf(await now(tx), zone)), startsLocal);

/** A change that calendars follow (RFC 5545, SEQUENCE and LAST-MODIFIED). */
const revised = async (tx: Tx) => ({ revision: { increment: 1 }, revisedAt: await now(tx) });

/** The series locked for its host; null when it is not theirs. */
export async function lockSeriesAsHost(
  tx: Tx,
  actor: Actor,
  seriesId: string,
): Promise<(Timetable & { slug: string; endedAt: Date | null }) | null> {
  await tx.$queryRaw`SELECT 1 FROM series WHERE id = ${seriesId}::uuid FOR NO KEY UPDATE`;
  return tx.series.findFirst({
    where: { id: seriesId, ...moderatedBy(actor.personId, "host") },
    select: { slug: true, zone: true, rule: true, startsLocal: true, minutes: true, endedAt: true },
  });
}
