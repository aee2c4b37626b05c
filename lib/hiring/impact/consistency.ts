// What published statistics must fulfil before anybody sees them: parts add up, nothing is larger than its whole, no cell is small. Pure.
import { knowledgeFloor, smallestCell } from "../rules.ts";
import type { ImpactStatistics } from "./tally.ts";

type Statistics = Pick<ImpactStatistics, "people" | "rows" | "more" | "known" | "firstTimers">;

/** Every fault in one line; an empty list may be published. */
export function faultsIn({ all, series }: { all: Statistics; series: Readonly<Record<string, Statistics>> }): string[] {
  const parts = Object.entries(series);
  const faults = [["all", all] as const, ...parts].flatMap(([name, of]) => faultsOf(of).map((fault) => `${name}: ${fault}`));
  const people = parts.map(([, of]) => of.people);
  const { people: whole } = all;
  if (whole !== null && people.every((one) => one !== null)) {
    const most = people.reduce((sum, one) => sum + one, 0);
    if (whole > most) faults.push(`all: ${whole} people are more than the ${most} of the forums`);
    if (people.some((one) => one > whole)) faults.push("all: a forum has more people than all forums");
  }
  return faults;
}

function faultsOf({ people, rows, more, known, firstTimers }: Statistics): string[] {
  if (people === null)
    return rows.length + more.length > 0 || known || firstTimers !== null ? ["something is said about too few people"] : [];
  const faults: string[] = [];
  const cell = (name: string, count: number | null) => {
    if (count !== null && count < smallestCell) faults.push(`${name} is a cell of ${count}`);
    if (count !== null && count > people) faults.push(`${name} is more than all ${people}`);
  };
  cell("people", people);
  cell("first", firstTimers);
  cell("known", known?.known ?? null);
  for (const { code, people: count } of more) cell(code, count);
  for (const { code, both, one, total } of rows) {
    for (const [part, count] of Object.entries({ both, one, total })) cell(`${code} ${part}`, count);
    const sum = code === "hired" ? both : both === null || one === null ? null : both + one;
    if (total !== sum) faults.push(`${code}: ${both} and ${one} are not ${total}`);
    if (code === "hired" && one !== null) faults.push("what one side says of a hire is in it");
  }
  if (known && known.rate !== known.known / people) faults.push(`${known.known} of ${people} is not ${known.rate}`);
  if (known && known.enough !== known.rate >= knowledgeFloor) faults.push("a rate is read from too little news");
  return faults;
}
