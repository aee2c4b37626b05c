// What series add to the lists of the whole product (lib/contexts.ts): refusals, limits, tags of cached pages. Pure.
import { named } from "../platform/limit.ts";

export const refusals = ["moderator_protected", "schedule_invalid", "start_too_far", "day_not_due"] as const;

declare module "../platform/result.ts" {
  interface RefusalCodes {
    series: (typeof refusals)[number];
  }
}

declare module "../platform/pages/pages.ts" {
  interface PageTags {
    series: "schedule" | `series:${string}`;
  }
}

export const limits = named({
  seriesByPerson: { points: 20, seconds: 24 * 3600 },
  seriesChangeByPerson: { points: 60, seconds: 3600 },
});
