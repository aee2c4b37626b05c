// Complementary suppression: a withheld cell of a forum cannot be had from the sum of all forums minus the others. Pure.
import { smallestCell } from "../rules.ts";

/** One figure for all forums and for each; the sum is taken as the parts' sum, which is the reader's best guess. */
export type Column = {
  all: number;
  parts: readonly number[];
  /** What a reader knows each part cannot exceed: the people of that forum, or four where even these are withheld. */
  caps: readonly number[];
  /** Parts that are withheld whatever they are. */
  forced?: readonly boolean[];
};

export type Withheld = { all: boolean; parts: boolean[] };

const isSmall = (count: number) => count < smallestCell;
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

/**
 * True when a reader who subtracts what is shown learns nothing of a withheld part: what these hold together is no small cell, and each
 * small one could still be nobody (so it never stands alone), also for a reader who takes every withheld part for a small one.
 */
export function isSafe({ all, parts, caps }: Column, hidden: readonly boolean[]): boolean {
  const unknown = parts.flatMap((_, index) => (hidden[index] ? [index] : []));
  if (unknown.length === 0) return true;
  const rest = all - sum(parts.filter((_, index) => !hidden[index]));
  if (rest < smallestCell) return false;
  const room = sum(unknown.map((index) => caps[index] ?? 0));
  const secret = unknown.filter((index) => isSmall(parts[index] ?? 0));
  if (secret.some((index) => rest > room - (caps[index] ?? 0))) return false;
  const largestSmall = smallestCell - 1;
  return secret.length < unknown.length || rest <= largestSmall * (unknown.length - 1);
}

/** Which cells of a column are withheld: the small ones, and the next larger ones until nothing can be subtracted; at worst the sum. */
export function withhold(column: Column): Withheld {
  const { all, parts, forced = [] } = column;
  const small = parts.map((part, index) => isSmall(part) || forced[index] === true);
  if (isSmall(all)) return { all: true, parts: parts.map(() => true) };
  const hidden = [...small];
  while (!isSafe(column, hidden)) {
    const shown = parts.flatMap((part, index) => (hidden[index] ? [] : [{ part, index }]));
    const next = shown.sort((a, b) => a.part - b.part)[0];
    if (!next) return { all: true, parts: small };
    hidden[next.index] = true;
  }
  return { all: false, parts: hidden };
}

/** Two columns of which one tells the other, such as people with news and those without: a cell is withheld in both or in none. */
export function withholdBoth(one: Column, other: Column): Withheld {
  let forced = one.parts.map(() => false);
  for (;;) {
    const both = [withhold({ ...one, forced }), withhold({ ...other, forced })] as const;
    const parts = forced.map((_, index) => both[0].parts[index] === true || both[1].parts[index] === true);
    // Without the sum nothing can be subtracted: only the small ones stay withheld.
    if (both[0].all || both[1].all) {
      return { all: true, parts: one.parts.map((part, index) => isSmall(part) || isSmall(other.parts[index] ?? 0)) };
    }
    if (parts.every((hidden, index) => hidden === forced[index])) return { all: false, parts };
    forced = parts;
  }
}
