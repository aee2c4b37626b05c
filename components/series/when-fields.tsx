"use client";
// When a forum meets: days, first date, hour, zone, length.
import { useFormatter, useTranslations } from "next-intl";
import { Button } from "#components/ui/button";
import { Field, Input, Select } from "#components/ui/field";
import { ZoneName } from "#components/ui/time/when";
import type { StartBounds } from "#lib/series/first-meeting";
import { type Weekday, weekdays } from "#lib/series/recurrence";
import { firstDay, type SeriesDraft } from "./series-draft.ts";

/** A Monday; the weekday names come from the calendar of the language. */
const monday = Date.UTC(2026, 10, 23, 12);
const workDays = weekdays.slice(0, 5);
const lengths = [30, 45, 60, 90, 120, 150, 180, 240, 300, 360];

const zones = {
  "Asia/Jakarta": "jakarta",
  "Asia/Makassar": "makassar",
  "Asia/Jayapura": "jayapura",
  "Asia/Singapore": "singapore",
  "Asia/Kuala_Lumpur": "kuala_lumpur",
  "Asia/Hong_Kong": "hong_kong",
  "Asia/Taipei": "taipei",
  "Asia/Tokyo": "tokyo",
  "Asia/Seoul": "seoul",
  "Asia/Riyadh": "riyadh",
  "Asia/Kuwait": "kuwait",
  "Asia/Qatar": "qatar",
  "Asia/Dubai": "dubai",
} as const;

const isKnown = (zone: string): zone is keyof typeof zones => zone in zones;

export type WhenFieldsProps = {
  draft: SeriesDraft;
  /** Between which local dates the first meeting may lie. */
  days: StartBounds;
  change(part: Partial<SeriesDraft>): void;
  errorOf(name: keyof SeriesDraft): string | null;
};

export function WhenFields({ draft, days, change, errorOf }: WhenFieldsProps) {
  const t = useTranslations("series.form");
  const words = useTranslations("series.zone");
  const known = Object.keys(zones) as (keyof typeof zones)[];
  return (
    <div className="grid gap-5 sm:grid-cols-2">
      <Days days={draft.days} onChange={(days) => change({ days })} error={errorOf("days")} />
      <Field label={t("date")} error={errorOf("date")}>
        <Input
          type="date"
          min={days.earliest}
          max={days.latest}
          value={draft.date}
          onChange={(event) => change({ date: event.target.value })}
        />
      </Field>
      <Field label={t("time")} error={errorOf("time")}>
        <Input type="time" value={draft.time} onChange={(event) => change({ time: event.target.value })} />
      </Field>
      <Field label={t("zone")} error={errorOf("zone")}>
        <Select value={draft.zone} onChange={(event) => change({ zone: event.target.value })}>
          {known.map((zone) => (
            <option key={zone} value={zone}>
              {words(zones[zone])}
            </option>
          ))}
          {isKnown(draft.zone) ? null : <option value={draft.zone}>{draft.zone}</option>}
        </Select>
      </Field>
      <Field label={t("minutes")}>
        <Select value={draft.minutes} onChange={(event) => change({ minutes: Number(event.target.value) })}>
          {[...new Set([...lengths, draft.minutes])]
            .sort((a, b) => a - b)
            .map((minutes) => (
              <option key={minutes} value={minutes}>
                {t("length", { hours: Math.floor(minutes / 60), minutes: minutes % 60 }).trim()}
              </option>
            ))}
        </Select>
      </Field>
      <FirstMeeting draft={draft} />
    </div>
  );
}

/** The first meeting in words, as the form reads it: weekday, date, hour and zone. */
function FirstMeeting({ draft }: { draft: SeriesDraft }) {
  const t = useTranslations("series.form");
  const format = useFormatter();
  const day = firstDay(draft);
  if (!day || !/^\d{2}:\d{2}$/.test(draft.time)) return null;
  const at = new Date(`${day}T${draft.time}:00Z`);
  return (
    <p className="text-sm text-ink-2 sm:col-span-2">
      {t.rich("first", {
        date: () => <b>{format.dateTime(at, { weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: "UTC" })}</b>,
        time: () => <b className="tabular-nums">{format.dateTime(at, { hour: "2-digit", minute: "2-digit", timeZone: "UTC" })}</b>,
        zone: () => <ZoneName zone={draft.zone} />,
      })}
    </p>
  );
}

function Days({ days, onChange, error }: { days: Weekday[]; onChange(days: Weekday[]): void; error: string | null }) {
  const t = useTranslations("series.form");
  const format = useFormatter();
  const toggle = (day: Weekday) =>
    onChange(days.includes(day) ? days.filter((one) => one !== day) : weekdays.filter((one) => one === day || days.includes(one)));
  return (
    <fieldset className="min-w-0 sm:col-span-2" aria-invalid={error ? true : undefined}>
      <legend className="mb-2 text-sm font-semibold">{t("days")}</legend>
      <div className="flex flex-wrap gap-2">
        {weekdays.map((day, index) => (
          <label
            key={day}
            className="inline-flex min-h-11 items-center rounded-full border-[1.5px] border-line bg-card px-4 text-sm font-semibold transition-colors hover:border-edge has-checked:border-leaf has-checked:bg-leaf-soft has-checked:text-leaf-ink has-focus-visible:outline-[2.5px] has-focus-visible:outline-leaf has-focus-visible:outline-offset-2"
          >
            <input type="checkbox" className="sr-only" checked={days.includes(day)} onChange={() => toggle(day)} />
            {format.dateTime(monday + index * 86_400_000, { weekday: "long", timeZone: "UTC" })}
          </label>
        ))}
      </div>
      <div className="mt-2 flex flex-wrap gap-1">
        <Button size="sm" variant="quiet" onClick={() => onChange([...weekdays])}>
          {t("everyDay")}
        </Button>
        <Button size="sm" variant="quiet" onClick={() => onChange([...workDays])}>
          {t("workDays")}
        </Button>
      </div>
      {error ? (
        <p role="alert" className="mt-1 text-sm text-bata-ink">
          {error}
        </p>
      ) : null}
    </fieldset>
  );
}
