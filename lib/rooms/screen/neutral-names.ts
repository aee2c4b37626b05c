// Puts a word in the reader's language where the server shows somebody without a name: people who hide from the reader. Pure.
import type { Snapshot } from "../view.ts";

/** The same snapshot with `word` for each missing name; itself where none is missing, so that screens are not drawn anew. */
export function withNeutralNames(snapshot: Snapshot, word: string): Snapshot {
  const { public: view, moderators, self } = snapshot;
  const named = <T extends { name: string }>(rows: readonly T[]): T[] =>
    rows.some(({ name }) => name === "") ? rows.map((row) => (row.name === "" ? { ...row, name: word } : row)) : (rows as T[]);
  const shown = {
    ...view,
    stage: named(view.stage),
    turns: named(view.turns),
    calling: view.calling?.name === "" ? { ...view.calling, name: word } : view.calling,
  };
  const desk = moderators && {
    ...moderators,
    queue: named(moderators.queue),
    people: named(moderators.people),
    interviews: named(moderators.interviews),
    openOutcomes: named(moderators.openOutcomes),
    log: moderators.log.some(({ name }) => name === "")
      ? moderators.log.map((line) => (line.name === "" ? { ...line, name: word } : line))
      : moderators.log,
  };
  const own = self?.interview?.otherName === "" ? { ...self, interview: { ...self.interview, otherName: word } } : self;
  return isSame(view, shown) && (moderators === null || isSame(moderators, desk ?? moderators)) && own === self
    ? snapshot
    : { public: shown, moderators: desk, self: own };
}

const isSame = <T extends object>(before: T, next: T): boolean =>
  (Object.keys(before) as (keyof T)[]).every((field) => before[field] === next[field]);
