// What reports add to the lists of the whole product (lib/contexts.ts): refusals and limits. Pure.
import { named } from "../platform/limit.ts";

export const refusals = [
  "claim_over",
  "claimed_by_other",
  "already_decided",
  "own_case",
  "own_decision",
  "appeal_over",
  "rung_unavailable",
  "words_too_short",
] as const;

declare module "../platform/result.ts" {
  interface RefusalCodes {
    reports: (typeof refusals)[number];
  }
}

export const limits = named({
  // A report must get through: where counting fails it is taken all the same.
  reportByReporter: { points: 10, seconds: 10 * 600 },
  reportByNetwork: { points: 120, seconds: 10 * 600 },
});
