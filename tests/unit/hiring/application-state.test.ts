// Every pair of states, for each side: what is allowed is a list, and everything else is refused.
import { expect, test } from "vitest";
import { applicationStates, hasTalked, isWaiting, mayMove, movesOf, nextReplyBy, type Side } from "#lib/hiring/application/state";

const stages = ["contacted", "screening", "shortlisted", "interview", "offered", "rejected"];
const waiting = ["applied", "seen", "contacted", "responded", "screening", "shortlisted", "interview"];
/** Written out by hand, apart from the table. */
const allowed = (side: Side, from: string, to: string): boolean => {
  if (side === "applicant")
    return (
      (to === "withdrawn" && from !== "withdrawn") ||
      `${from} ${to}` === "withdrawn applied" ||
      `${from} ${to}` === "contacted responded" ||
      (from === "offered" && (to === "hired" || to === "declined"))
    );
  if (side === "system")
    return (to === "ghosted" && waiting.includes(from)) || (to === "vacancy_closed" && [...waiting, "ghosted"].includes(from));
  if (to === "seen") return from === "applied";
  if (from === "offered") return to === "rejected";
  return (waiting.includes(from) || from === "ghosted") && stages.includes(to) && to !== from;
};

test.each(["company", "applicant", "system"] as const)("the %s brings an application only where it may go", (side) => {
  for (const from of applicationStates)
    for (const to of applicationStates) expect([from, to, mayMove(side, from, to)]).toEqual([from, to, allowed(side, from, to)]);
});

test("the clock runs while the company owes a word, and stands still while the applicant answers an offer", () => {
  expect(applicationStates.filter(isWaiting)).toEqual(waiting);
  expect(movesOf("offered")).toEqual(["rejected"]);
  expect(movesOf("hired")).toEqual([]);
});

test("a talk of an earlier round is no talk of this one", () => {
  const kinds = (...all: (typeof applicationStates)[number][]) => all.map((kind) => ({ kind }));
  expect(hasTalked(kinds("applied", "seen", "ghosted"))).toBe(false);
  expect(hasTalked(kinds("applied", "seen", "contacted"))).toBe(true);
  expect(hasTalked(kinds("applied", "contacted", "withdrawn", "applied", "seen"))).toBe(false);
});

test("each change begins the days anew, and none leads beyond the 45th day from the application", () => {
  const day = 86_400_000;
  const sent = new Date("2026-11-01T00:00:00Z");
  const after = (days: number) => new Date(sent.getTime() + days * day);
  expect(nextReplyBy(sent, sent, 14)).toEqual(after(14));
  expect(nextReplyBy(sent, after(10), 14)).toEqual(after(24));
  expect(nextReplyBy(sent, after(40), 14)).toEqual(after(45));
  expect(nextReplyBy(sent, sent, 60)).toEqual(after(45));
  expect(nextReplyBy(sent, after(45), 14)).toBeNull();
});
