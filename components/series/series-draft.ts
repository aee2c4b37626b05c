// What stands in the form of a forum while it is written: text as typed, the input it becomes, what is wrong field by field. Pure.

import { plainDigits } from "#lib/i18n/plain-digits";
import { isVisible } from "#lib/platform/text/visible-text";
import { type StartBounds, startsWithin } from "#lib/series/first-meeting";
import { type Weekday, weekdays } from "#lib/series/recurrence";
import { seriesInput } from "#lib/series/schema";
import type { SegmentKind } from "#lib/series/view";

export type SegmentDraft = { key: string; kind: SegmentKind; title: string; minutes: string };

export type SeriesDraft = {
  title: string;
  slug: string;
  /** The address was written by hand and no longer follows the title. */
  slugTouched: boolean;
  purpose: string;
  days: Weekday[];
  date: string;
  time: string;
  zone: string;
  minutes: number;
  turnSeconds: 60 | 90 | 120;
  agenda: SegmentDraft[];
  myName: string;
};

export type SeriesFault =
  | "empty"
  | "short"
  | "long"
  | "slug"
  | "taken"
  | "days"
  | "date"
  | "time"
  | "number"
  | "schedule"
  | "range"
  | "signs";
export type SeriesFaults = Partial<Record<keyof SeriesDraft | `agenda.${string}.title` | `agenda.${string}.minutes`, SeriesFault>>;

export type EditableSeries = {
  title: string;
  slug: string;
  purpose: string;
  zone: string;
  weekdays: readonly string[];
  startsLocal: string;
  minutes: number;
  turnSeconds: number;
  agenda: readonly { kind: SegmentKind; title: string; minutes: number }[];
};

/** `date`: the first meeting proposed for a new forum, such as 2026-11-26. */
export function draftOf(series: EditableSeries | null, date: string): SeriesDraft {
  if (!series) {
    return {
      title: "",
      slug: "",
      slugTouched: false,
      purpose: "",
      days: [...weekdays],
      date,
      time: "19:00",
      zone: "Asia/Jakarta",
      minutes: 180,
      turnSeconds: 120,
      agenda: [],
      myName: "",
    };
  }
  const [day = "", time = ""] = series.startsLocal.split("T");
  return {
    title: series.title,
    slug: series.slug,
    slugTouched: true,
    purpose: series.purpose,
    days: weekdays.filter((one) => series.weekdays.includes(one)),
    date: day,
    time,
    zone: series.zone,
    minutes: series.minutes,
    turnSeconds: series.turnSeconds === 60 || series.turnSeconds === 90 ? series.turnSeconds : 120,
    agenda: series.agenda.map((segment, index) => ({
      key: `s${index}`,
      kind: segment.kind,
      title: segment.title,
      minutes: String(segment.minutes),
    })),
    myName: "",
  };
}

/** What the server is asked for; fit only when `faultsOf` finds nothing. */
export const termsOf = (draft: SeriesDraft) => ({
  title: draft.title.trim(),
  purpose: draft.purpose.trim(),
  weekdays: weekdays.filter((day) => draft.days.includes(day)),
  startsLocal: `${draft.date}T${draft.time}`,
  zone: draft.zone,
  minutes: draft.minutes,
  turnSeconds: draft.turnSeconds,
  agenda: draft.agenda.map(({ kind, title, minutes }) => ({ kind, title: title.trim(), minutes: minutesOf(minutes) ?? 0 })),
});

export type Judged = {
  /** The address and the own name belong to a new forum only. */
  isNew: boolean;
  /** Between which days the first meeting may lie. */
  days: StartBounds;
  /** The first meeting as it stands; its day may stay, however long ago it was. */
  kept?: string | undefined;
};

/** Minutes as typed, in any digits; null when it is no whole number. */
function minutesOf(typed: string): number | null {
  const plain = plainDigits(typed).trim();
  return /^[0-9]{1,3}$/.test(plain) ? Number(plain) : null;
}

/** Judged by the same shapes as at the server. */
export function faultsOf(draft: SeriesDraft, { isNew, days, kept }: Judged): SeriesFaults {
  const faults: SeriesFaults = {};
  const { shape } = seriesInput;
  const words = isNew ? (["title", "slug", "purpose", "myName"] as const) : (["title", "purpose"] as const);
  for (const name of words) {
    const text = draft[name].trim();
    if (!isVisible(text)) faults[name] = "empty";
    else if (name === "slug" && text.length < 3) faults.slug = "short";
    else if (text.length > (shape[name].maxLength ?? text.length)) faults[name] = "long";
    else if (!shape[name].safeParse(text).success) faults[name] = name === "slug" ? "slug" : "signs";
  }
  if (draft.days.length === 0) faults.days = "days";
  if (!shape.startsLocal.safeParse(`${draft.date}T00:00`).success) faults.date = "date";
  else if (draft.date !== kept?.slice(0, 10) && !startsWithin(days, draft.date)) faults.date = "range";
  if (!shape.startsLocal.safeParse(`2000-01-01T${draft.time}`).success) faults.time = "time";
  for (const { key, title, minutes } of draft.agenda) {
    if (!isVisible(title)) faults[`agenda.${key}.title`] = "empty";
    else if (title.trim().length > 60) faults[`agenda.${key}.title`] = "long";
    const length = minutesOf(minutes);
    if (length === null || length < 1 || length > 240) faults[`agenda.${key}.minutes`] = "number";
  }
  return faults;
}

/** The local date of the first meeting: the first chosen weekday from the date on. Null where no day or date is chosen. */
export function firstDay({ days, date }: Pick<SeriesDraft, "days" | "date">): string | null {
  for (let ahead = 0; ahead < weekdays.length; ahead++) {
    const at = new Date(Date.parse(`${date}T12:00:00Z`) + ahead * 86_400_000);
    if (Number.isNaN(at.getTime())) return null;
    const weekday = weekdays[(at.getUTCDay() + 6) % 7];
    if (weekday && days.includes(weekday)) return at.toISOString().slice(0, 10);
  }
  return null;
}

/** Minutes of the whole agenda; what is no number counts as nothing. */
export const agendaMinutes = (agenda: readonly SegmentDraft[]): number =>
  agenda.reduce((sum, { minutes }) => sum + (minutesOf(minutes) ?? 0), 0);

/** Moves one of a list by a step; where there is no room it stays. */
export function moved<T>(list: readonly T[], at: number, by: -1 | 1): T[] {
  const one = list[at];
  const other = list[at + by];
  if (one === undefined || other === undefined) return [...list];
  return list.map((item, index) => (index === at ? other : index === at + by ? one : item));
}

/** Where a refusal of the server belongs in the form; null when to no field. */
export function fieldOfRefusal(code: string, field: string | number | undefined): { name: keyof SeriesDraft; fault: SeriesFault } | null {
  if (code === "name_taken") return { name: "slug", fault: "taken" };
  if (code === "invalid") {
    const name = (["title", "slug", "purpose", "myName"] as const).find((one) => one === field);
    return name ? { name, fault: name === "slug" ? "slug" : "signs" } : null;
  }
  if (code === "start_too_far") return { name: "date", fault: "range" };
  if (code === "schedule_invalid")
    return { name: field === "startsLocal" ? "date" : field === "zone" ? "zone" : "days", fault: "schedule" };
  return null;
}
