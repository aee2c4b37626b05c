// A chain of rows: nobody changes, swaps, drops or adds one unnoticed.
import fc from "fast-check";
import { expect, test } from "vitest";
import { type ChainRow, chainFault, chainStart, hashOf } from "#lib/platform/audit/hash-chain";

function chainOf(texts: readonly string[]): ChainRow[] {
  let previousHash = chainStart;
  return texts.map((text, index) => {
    const content = [text, null, ["a", text]];
    const row = { seq: index + 1, content, previousHash, hash: hashOf(previousHash, [index + 1, ...content]) };
    previousHash = row.hash;
    return row;
  });
}

const endOf = (rows: readonly ChainRow[]) => ({ seq: rows.length, hash: rows.at(-1)?.hash ?? chainStart });

test("a chain as it was written has no fault, an empty one neither", () => {
  const rows = chainOf(["one", "two", "three"]);
  expect(chainFault(rows, endOf(rows))).toBeNull();
  expect(chainFault([], { seq: 0, hash: chainStart })).toBeNull();
});

test("whatever row is altered is named", () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { minLength: 1, maxLength: 12 }), fc.nat(), fc.string(), (texts, which, other) => {
      const rows = chainOf(texts);
      const index = which % rows.length;
      const row = rows[index] as ChainRow;
      fc.pre(other !== texts[index]);
      rows[index] = { ...row, content: [other, null, ["a", other]] };
      expect(chainFault(rows, endOf(rows))).toEqual({ seq: index + 1, why: "altered" });
    }),
  );
});

test("a row that is gone is missed, also the last one", () => {
  const rows = chainOf(["one", "two", "three"]);
  expect(chainFault([rows[0], rows[2]] as ChainRow[], endOf(rows))).toEqual({ seq: 2, why: "missing" });
  expect(chainFault(rows.slice(0, 2), endOf(rows))).toEqual({ seq: 3, why: "missing" });
});

test("two rows that changed places, and one written behind the end, are named", () => {
  const rows = chainOf(["one", "two", "three"]);
  const [first, second] = rows as [ChainRow, ChainRow];
  expect(
    chainFault([
      { ...second, seq: 1 },
      { ...first, seq: 2 },
    ]),
  ).toEqual({ seq: 1, why: "altered" });
  expect(chainFault(rows, endOf(rows.slice(0, 2)))).toEqual({ seq: 3, why: "altered" });
});

test("contents that only look alike have different hashes", () => {
  expect(hashOf("", ["a", "b"])).not.toBe(hashOf("", ["ab"]));
  expect(hashOf("", [["a", "b"]])).not.toBe(hashOf("", ["a", "b"]));
  expect(hashOf("", [null])).not.toBe(hashOf("", ["null"]));
});
