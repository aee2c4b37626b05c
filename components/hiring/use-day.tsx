// Days and moments as people write them, in the language of the page. A moment needs a place to have a day: the visitor's on pages of
// one's own (`useDay(useVisitorZone())`), the page's own on pages that are the same for everybody.
import { useFormatter } from "next-intl";

const dateOnly = /^\d{4}-\d{2}-\d{2}$/;

/** `day("2026-12-15")` for a local date, `day(isoMoment)` for a moment in `zone`; the year only where it is not plain from the context. */
export function useDay(zone?: string) {
  const format = useFormatter();
  const place = zone ? { timeZone: zone } : {};
  return {
    day: (value: string, year = true) =>
      format.dateTime(new Date(dateOnly.test(value) ? `${value}T00:00:00Z` : value), {
        day: "numeric",
        month: "long",
        ...(year ? { year: "numeric" } : {}),
        ...(dateOnly.test(value) ? { timeZone: "UTC" } : place),
      }),
    time: (value: string) =>
      format.dateTime(new Date(value), { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZoneName: "short", ...place }),
  };
}
