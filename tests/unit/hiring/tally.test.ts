import fc from "fast-check";
import { expect, test } from "vitest";
import { smallestCell } from "#lib/hiring/rules";
import { outcomeCodes } from "#lib/hiring/schema";
import { knowledge, publish, publishPart } from "#lib/hiring/tally";

const people = fc.nat({ max: 40 });
const code = fc.constantFrom(...outcomeCodes);

test("published parts add up to the published total", () =>
  fc.assert(
    fc.property(code, people, people, (one, both, other) => {
      const row = publish({ code: one, both, one: other });
      if (row.total !== null) expect((row.both ?? 0) + (row.one ?? 0)).toBe(row.total);
    }),
  ));

test("no published number is under five, and none can be found by subtraction", () =>
  fc.assert(
    fc.property(code, people, people, (one, both, other) => {
      const row = publish({ code: one, both, one: other });
      for (const shown of [row.both, row.one, row.total]) if (shown !== null) expect(shown).toBeGreaterThanOrEqual(smallestCell);
      if (row.total !== null && (row.both === null || row.one === null)) expect(row.code).toBe("hired");
    }),
  ));

test("a hire said by one side is not published, however many", () =>
  fc.assert(
    fc.property(people, people, (both, one) => {
      const row = publish({ code: "hired", both, one });
      expect(row.one).toBeNull();
      expect(row.total).toBe(both >= smallestCell ? both : null);
    }),
  ));

test("a part of the whole is published only when the rest is five people, or nobody", () =>
  fc.assert(
    fc.property(people, people, (part, rest) => {
      const shown = publishPart(part, part + rest);
      expect(shown).toBe(part >= smallestCell && (rest === 0 || rest >= smallestCell) ? part : null);
    }),
  ));

test("rates need news of 65 in 100", () => {
  expect(knowledge(64, 100).enough).toBe(false);
  expect(knowledge(65, 100)).toEqual({ known: 65, rate: 0.65, enough: true });
  expect(knowledge(0, 0)).toEqual({ known: 0, rate: 0, enough: false });
});
