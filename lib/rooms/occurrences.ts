// When a series meets. Its rule (RFC 5545) is reckoned in floating local time and only then placed into its zone, so that "19:00" stays
// 19:00 whatever clocks do there. Pure.
import { TZDate } from "@date-fns/tz";
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
const weekOrder = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

/** The rule for meeting on these days of every week. */
export const ruleOf = (weekdays: readonly string[]): string => {
  const days = weekOrder.filter((name) => weekdays.includes(name));
  return days.length === weekOrder.length ? "FREQ=DAILY" : `FREQ=WEEKLY;BYDAY=${days.join(",")}`;
};

/** The meetings that start from `from` on and before `to`, in order, without those on `skipped` local dates. */
export function occurrences(
  { zone, rule, startsLocal, minutes }: Timetable,
  from: Date,
  to: Date,
  skipped: readonly string[] = [],
): Occurrence[] {
  const dtstart = floating(startsLocal);
  if (!dtstart) return [];
  const starts = new RRule({ ...RRule.parseString(rule), dtstart }).between(
    new Date(from.getTime() - day),
    new Date(to.getTime() + day),
    true,
  );
  return starts
    .map((local) => {
      const startsAt = placed(local, zone);
      return { localDate: local.toISOString().slice(0, 10), startsAt, endsAt: new Date(startsAt.getTime() + minutes * 60_000) };
    })
    .filter(({ localDate, startsAt }) => startsAt >= from && startsAt < to && !skipped.includes(localDate));
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

/** Local wall time as if it were UTC: rrule's floating form. Null when there is no such date. */
function floating(local: string): Date | null {
  const at = new Date(`${local}:00Z`);
  return Number.isNaN(at.getTime()) || !at.toISOString().startsWith(local) ? null : at;
}

/** The moment of a floating time in a zone. */
function placed(local: Date, zone: string): Date {
  return new Date(
    new TZDate(local.getUTCFullYear(), local.getUTCMonth(), local.getUTCDate(), local.getUTCHours(), local.getUTCMinutes(), zone).getTime(),
  );
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
