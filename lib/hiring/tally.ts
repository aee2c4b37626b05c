// The arithmetic of the impact page: people, not events, and nothing published about a handful of them.
import { knowledgeFloor, smallestCell } from "./rules.ts";
import type { OutcomeCode } from "./schema.ts";

/** People of the cohort with this outcome: confirmed by both sides, or said by one side only. A person is in one part, not in both. */
export type Tally = { code: OutcomeCode; both: number; one: number };

/** What is published of a tally; null is "fewer than five". Published parts add up to the published total. */
export type Row = { code: OutcomeCode; both: number | null; one: number | null; total: number | null };

const shown = (people: number): number | null => (people >= smallestCell ? people : null);

/**
 * Withholds every part under five. The total stands only where each part does: else the difference would tell the part.
 * A hire counts when both sides confirmed it, so its other part is never published.
 */
export function publish({ code, both, one }: Tally): Row {
  if (code === "hired") return { code, both: shown(both), one: null, total: shown(both) };
  const parts = { both: shown(both), one: shown(one) };
  return { code, ...parts, total: parts.both !== null && parts.one !== null ? parts.both + parts.one : null };
}

/** A share of the cohort: the part, and the rest of it, are five people or more (or nobody). */
export const publishPart = (part: number, whole: number): number | null =>
  part >= smallestCell && (whole - part >= smallestCell || whole === part) ? part : null;

/** Share of the cohort whose state is known. `enough` says whether rates may be read from the page at all. */
export function knowledge(known: number, cohort: number): { known: number; rate: number; enough: boolean } {
  const rate = cohort === 0 ? 0 : known / cohort;
  return { known, rate, enough: rate >= knowledgeFloor };
}
