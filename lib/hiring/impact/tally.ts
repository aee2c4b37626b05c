// The arithmetic of the impact page: people, not events, and nothing published about a handful of them.
import { knowledgeFloor, type MoreCode, moreCodes, type OutcomeCode, outcomeCodes, smallestCell } from "../rules.ts";
import { type Column, isSafe, type Withheld, withhold, withholdBoth } from "./suppression.ts";

/** People of a cohort with this outcome: confirmed by both sides, or said by one side only. A person is in one part, not in both. */
export type Tally = { both: number; one: number };

/** What is counted of the people who spoke in all forums, or in one. */
export type Counts = {
  people: number;
  first: number;
  known: number;
  hands: number;
  /** Median seconds from raising the hand to the call. */
  waitSeconds: number | null;
  codes: Record<OutcomeCode, Tally>;
  /** People of the cohort with what is counted beside the steps to a job. */
  more: Record<MoreCode, number>;
};

/** What is published of a tally; null is withheld. Published parts add up to the published total. */
export type Row = { code: OutcomeCode; both: number | null; one: number | null; total: number | null };

export type ImpactStatistics = {
  /** People who had a turn; null: fewer than five, and nothing else is said about them. */
  people: number | null;
  rows: Row[];
  /** Null is withheld. */
  more: { code: MoreCode; people: number | null }[];
  known: { known: number; rate: number; enough: boolean } | null;
  wait: { medianMinutes: number; hands: number } | null;
  firstTimers: number | null;
};

export const emptyStatistics: ImpactStatistics = { people: null, rows: [], more: [], known: null, wait: null, firstTimers: null };

/** Share of the cohort whose state is known. `enough` says whether rates may be read from the page at all. */
export function knowledge(known: number, cohort: number): { known: number; rate: number; enough: boolean } {
  const rate = cohort === 0 ? 0 : known / cohort;
  return { known, rate, enough: rate >= knowledgeFloor };
}

const isTiny = ({ people }: Counts) => people < smallestCell;
const capOf = (part: Counts) => (isTiny(part) ? smallestCell - 1 : part.people);

/** Forums of fewer than five people are part of "all forums" only where they cannot be had from it by subtraction. */
export const mayIncludeTiny = (all: Counts, parts: readonly Counts[]): boolean =>
  isSafe({ all: all.people, parts: parts.map(({ people }) => people), caps: parts.map(capOf) }, parts.map(isTiny));

/** What is published of all forums and of each. `all` counts the people of `parts`, each once. */
export function publish(all: Counts, parts: readonly Counts[]): { all: ImpactStatistics; parts: ImpactStatistics[] } {
  const forced = parts.map(isTiny);
  const column = (count: (of: Counts) => number, caps = parts.map(capOf)): Column => ({
    all: count(all),
    parts: parts.map(count),
    caps,
    forced,
  });
  const cell = (count: (of: Counts) => number) => withhold(column(count));
  const codes = Object.fromEntries(
    outcomeCodes.map((code) => [code, { both: cell((of) => of.codes[code].both), one: cell((of) => of.codes[code].one) }]),
  ) as Record<OutcomeCode, { both: Withheld; one: Withheld }>;
  const more = Object.fromEntries(moreCodes.map((code) => [code, cell((of) => of.more[code])])) as Record<MoreCode, Withheld>;
  const known = withholdBoth(
    column((of) => of.known),
    column((of) => of.people - of.known),
  );
  const first = withholdBoth(
    column((of) => of.first),
    column((of) => of.people - of.first),
  );
  const anyNumber = parts.map((part) => (isTiny(part) ? part.hands : Number.POSITIVE_INFINITY));
  const hands = withhold(column((of) => of.hands, anyNumber));

  const statistics = (of: Counts, isShown: (withheld: Withheld) => boolean): ImpactStatistics =>
    isTiny(of)
      ? emptyStatistics
      : {
          people: of.people,
          rows: outcomeCodes.map((code) => {
            const both = isShown(codes[code].both) ? of.codes[code].both : null;
            // A hire counts when both sides confirmed it: what one side says of one is never published.
            if (code === "hired") return { code, both, one: null, total: both };
            const one = isShown(codes[code].one) ? of.codes[code].one : null;
            return { code, both, one, total: both !== null && one !== null ? both + one : null };
          }),
          more: moreCodes.map((code) => ({ code, people: isShown(more[code]) ? of.more[code] : null })),
          known: isShown(known) ? knowledge(of.known, of.people) : null,
          wait: isShown(hands) && of.waitSeconds !== null ? { medianMinutes: Math.round(of.waitSeconds / 60), hands: of.hands } : null,
          firstTimers: isShown(first) ? of.first : null,
        };
  return {
    all: statistics(all, (withheld) => !withheld.all),
    parts: parts.map((part, index) => statistics(part, (withheld) => withheld.parts[index] === false)),
  };
}
