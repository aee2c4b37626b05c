// Days as people count them: today, tomorrow, in three days, each in a zone. Pure.

/** The local date at a moment in a zone, such as 2026-11-25. */
export function localDay(at: number, zone: string): string {
  const parts = new Intl.DateTimeFormat("en", { timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit" }).formatToParts(at);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? "";
  return `${part("year")}-${part("month")}-${part("day")}`;
}

/** Midnights between now and then, in the zone: 0 is today, 1 tomorrow, -1 yesterday. */
export function daysAhead(at: number, now: number, zone: string): number {
  const noon = (day: string) => Date.parse(`${day}T12:00:00Z`);
  return Math.round((noon(localDay(at, zone)) - noon(localDay(now, zone))) / 86_400_000);
}

/** True when it is the same day in two zones at this moment. */
export const sameDay = (at: number, zone: string, other: string): boolean => localDay(at, zone) === localDay(at, other);

/** True when two zones show the same time on their walls at this moment. */
export function sameWall(at: number, zone: string, other: string): boolean {
  const wall = (timeZone: string) => new Intl.DateTimeFormat("en", { timeZone, dateStyle: "short", timeStyle: "short" }).format(at);
  return zone === other || wall(zone) === wall(other);
}

/** Things in the order given, put together by the day on which they happen in the zone. */
export function byDay<T>(things: readonly T[], momentOf: (thing: T) => number, zone: string): { day: string; things: T[] }[] {
  const days = new Map<string, T[]>();
  for (const thing of things) {
    const day = localDay(momentOf(thing), zone);
    days.set(day, [...(days.get(day) ?? []), thing]);
  }
  return Array.from(days, ([day, group]) => ({ day, things: group }));
}
