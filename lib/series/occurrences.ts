// When a series meets. Its rule (RFC 5545) is reckoned in floating local time and only then placed into its zone, so that "19:00" stays
// 19:00 whatever clocks do there. What is asked for costs what its window holds, however long ago the series began. Pure.
import { tzOffset } from "@date-fns/tz";
import * as library from "rrule";

// CommonJS in plain Node, an ES module in a bundle.
const { RRule } = "RRule" in library ? library : (library as unknown as { default: typeof library }).default;

export type Timetable = {
  /** IANA name of the zone. */
  zone: string;
  /** RFC 5545 recurrence without DTSTART. */
  rule: string;
  /** Local date and time of the first meeting, without zone: 2026-11-25T19:00. */
  startsLocal: string;
  minutes: number;
};

export type Occurrence = { localDate: string; startsAt: Date; endsAt: Date };

const day = 24 * 3_600_000;
/** Days that one question may span; what lies beyond is not answered. */
export const windowDays = 400;
const weekOrder = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

/** The rule for meeting on these days of every week. */
export const ruleOf = (weekdays: readonly string[]): string => {
  const days = weekOrder.filter((name) => weekdays.includes(name));
  return days.length === weekOrder.length ? "FREQ=DAILY" : `FREQ=WEEKLY;BYDAY=${days.join(",")}`;
};

/** The meetings that start from `from` on and before `to`, in order, without those on `skipped` local dates; of `windowDays` at most. */
export function occurrences(
  { zone, rule, startsLocal, minutes }: Timetable,
  from: Date,
  to: Date,
  skipped: readonly string[] = [],
): Occurrence[] {
  const end = new Date(Math.min(to.getTime(), from.getTime() + windowDays * day));
  const off = new Set(skipped);
  return floatingStarts(rule, startsLocal, new Date(from.getTime() - day), new Date(end.getTime() + day))
    .map((local) => {
      const startsAt = placed(local, zone);
      return { localDate: local.toISOString().slice(0, 10), startsAt, endsAt: new Date(startsAt.getTime() + minutes * 60_000) };
    })
    .filter(({ localDate, startsAt }) => startsAt >= from && startsAt < end && !off.has(localDate));
}

/** The floating times of a rule between two floating times. */
function floatingStarts(rule: string, startsLocal: string, since: Date, until: Date): Date[] {
  const start = floating(startsLocal);
  if (!start || start > until) return [];
  const asked = RRule.parseString(rule);
  // Nothing here meets more often than once a day.
  if (asked.freq === undefined || asked.freq > RRule.DAILY) return [];
  const last = asked.until && asked.until < until ? asked.until : until;
  return new RRule({ ...asked, dtstart: near(start, since, asked), until: last }).between(since, until, true);
}

/** The start moved up to the window by whole periods of the rule, so that nothing before it is counted through. */
function near(start: Date, since: Date, { freq, interval, count }: Partial<library.Options>): Date {
  const isRegular = freq === RRule.DAILY || freq === RRule.WEEKLY;
  // A rule with a count is counted from its first day, one by month or year has few.
  if (!isRegular || count) return start;
  const period = (freq === RRule.WEEKLY ? 7 : 1) * (interval || 1) * day;
  const periods = Math.floor((since.getTime() - start.getTime()) / period) - 1;
  return periods > 0 ? new Date(start.getTime() + periods * period) : start;
}

/** The first meeting of all; null when the rule has none within a week. */
export function first(timetable: Timetable): Occurrence | null {
  const start = floating(timetable.startsLocal);
  if (!start) return null;
  const from = placed(start, timetable.zone);
  return occurrences(timetable, from, new Date(from.getTime() + 8 * day))[0] ?? null;
}

/** The meeting that the rule has on a local date; null when it has none. */
export function on(timetable: Timetable, localDate: string): Occurrence | null {
  const noon = new Date(`${localDate}T12:00:00Z`).getTime();
  const near = occurrences(timetable, new Date(noon - 2 * day), new Date(noon + 2 * day));
  return near.find((one) => one.localDate === localDate) ?? null;
}

/** Local wall time as if it were UTC: rrule's floating form. Null when there is no such date, or none that a calendar file can carry. */
function floating(local: string): Date | null {
  const at = new Date(`${local}:00Z`);
  if (Number.isNaN(at.getTime()) || !at.toISOString().startsWith(local)) return null;
  return at.getUTCFullYear() >= 1970 && at.getUTCFullYear() < 2200 ? at : null;
}

/**
 * The moment of a floating time in a zone, on any host. As RFC 5545 has it: an hour that is there twice is the first of the two, one
 * that clocks skip is read with the offset before the change (02:30 becomes 03:30).
 */
export function placed(local: Date, zone: string): Date {
  const offsetAt = (at: number) => tzOffset(zone, new Date(at)) * 60_000;
  const wall = local.getTime();
  const before = offsetAt(wall - day);
  const after = offsetAt(wall + day);
  const byAfter = wall - after;
  const isAfter = before !== after && offsetAt(wall - before) !== before && offsetAt(byAfter) === after;
  return new Date(isAfter ? byAfter : wall - before);
}

/** The local date of a moment in a zone, such as 2026-11-25. */
export const localDateOf = (at: Date, zone: string): string =>
  new Intl.DateTimeFormat("en-CA", { timeZone: zone, dateStyle: "short", calendar: "iso8601", numberingSystem: "latn" }).format(at);

/** What is wrong with a timetable, by the field's name; null when it can be kept. */
export function fault(timetable: Timetable): "zone" | "startsLocal" | "weekdays" | null {
  if (!isZone(timetable.zone)) return "zone";
  if (!floating(timetable.startsLocal)) return "startsLocal";
  return first(timetable) ? null : "weekdays";
}

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return zone.includes("/") || zone === "UTC";
  } catch {
    return false;
  }
}
