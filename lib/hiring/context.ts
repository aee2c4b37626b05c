// What hiring adds to the lists of the whole product (lib/contexts.ts): refusals, limits, tags of cached pages. Pure.
import { named } from "../platform/limit.ts";

export const refusals = [
  "vacancy_closed",
  "posting_frozen",
  "deadline_past",
  "pay_range",
  "too_many_drafts",
  "already_applied",
  "moved_already",
  "replies_owed",
  "reason_missing",
  "sentence_short",
  "words_held",
  "needs_vacancy",
  "not_yours",
  "organisation_absent",
] as const;

declare module "../platform/result.ts" {
  interface RefusalCodes {
    hiring: (typeof refusals)[number];
  }
}

declare module "../platform/pages/pages.ts" {
  interface PageTags {
    hiring: "vacancies" | "impact" | `vacancy:${string}`;
  }
}

export const limits = named({
  vacancyByOrganisation: { points: 50, seconds: 50 * 60 },
  // Each change makes the vacancy's pages anew, and goes to every room that shows it.
  vacancyChangeByOrganisation: { points: 120, seconds: 3600 },
  // A form that is being written saves itself every other second.
  draftByPerson: { points: 1_800, seconds: 3600 },
  allowanceByPerson: { points: 30, seconds: 3600 },
  // A profile is saved while one writes: a change every few seconds.
  profileByPerson: { points: 900, seconds: 3600 },
  // Each takes a second of a processor.
  cvByPerson: { points: 12, seconds: 3600 },
  noteByPerson: { points: 120, seconds: 3600 },
  bulkByPerson: { points: 60, seconds: 3600 },
  applicationByPerson: { points: 20, seconds: 20 * 60 },
});
