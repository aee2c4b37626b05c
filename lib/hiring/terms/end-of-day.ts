// When a day ends at a place. Pure; beside place.ts because the library of zones is heavy for a page that names a place.
import { TZDate } from "@date-fns/tz";

/** The last second of `date` in `zone` with its offset, such as 2026-12-15T23:59:59+03:00. */
export function endOfDay(date: string, zone: string): string {
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  const minutes = -new TZDate(year, month - 1, day, 23, 59, 59, zone).getTimezoneOffset();
  const two = (value: number) => String(Math.floor(value)).padStart(2, "0");
  return `${date}T23:59:59${minutes < 0 ? "-" : "+"}${two(Math.abs(minutes) / 60)}:${two(Math.abs(minutes) % 60)}`;
}
