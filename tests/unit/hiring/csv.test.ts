import fc from "fast-check";
import { expect, test } from "vitest";
import { table } from "#lib/platform/text/csv";

/** A reader by RFC 4180, to see what a spreadsheet would. */
function read(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = "";
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const letter = text[at] as string;
    if (quoted) {
      if (letter !== '"') cell += letter;
      else if (text[at + 1] === '"') {
        cell += '"';
        at++;
      } else quoted = false;
    } else if (letter === '"') quoted = true;
    else if (letter === ",") {
      row.push(cell);
      cell = "";
    } else if (letter === "\r" && text[at + 1] === "\n") {
      rows.push([...row, cell]);
      row = [];
      cell = "";
      at++;
    } else cell += letter;
  }
  return rows;
}

const seams = /(\r\n|[\r\n\v\f\u0085\u2028\u2029;\t])/u;
const guarded = /^'(?='*(?:[\t\r\n]|[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠﹦﹢﹣﹫−]))/u;

/** What somebody wrote, from what stands in the file: each guard taken off once. */
function undone(cell: string): string {
  const [first = "", ...rest] = cell.split(seams);
  const inner = first + rest.map((part, at) => (at % 2 === 0 ? part : part.replace(guarded, ""))).join("");
  return inner.replace(guarded, "");
}

const back = (rows: string[][]) => read(table(rows).replace(/^\uFEFF/, ""));
/** Text as people write it, thick with what spreadsheets act on. */
const text = fc.oneof(
  fc.string(),
  fc.string({ unit: fc.constantFrom(..."=+-@＝＋－＠﹣−\t\r\n\v;,\"' \u00a0\u200b\u2060\u2028x1(") }),
  fc.constantFrom("\n=1+1", "＝1+1", "\t=1", "@SUM(1)", "x\r\n=cmd|' /C calc'!A0", "  +62", "\u200b=1", "'=1", "a;=1", "-5", "rata-rata"),
);

test("what is written is read again, and no cell, line or part of one runs as a formula (I-04)", () =>
  fc.assert(
    fc.property(fc.array(fc.array(text, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 }), (rows) => {
      const cells = back(rows);
      expect(cells.map((row) => row.map(undone))).toEqual(rows);
      for (const cell of cells.flat()) {
        expect(cell).not.toMatch(/^[\t\r\n]/);
        for (const part of cell.split(seams)) expect(part).not.toMatch(/^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠﹦﹢﹣﹫−]/u);
      }
    }),
    { numRuns: 2000 },
  ));

test.each([
  ["\n=1+1", "'\n'=1+1"],
  ["＝1+1", "'＝1+1"],
  ["\t=1", "'\t'=1"],
  ["@SUM(1)", "'@SUM(1)"],
  ["rata-rata", "rata-rata"],
  ['Forum Kerja, "malam"', 'Forum Kerja, "malam"'],
])("%j stands as %j", (written, stands) => {
  expect(back([[written]])).toEqual([[stands]]);
});

test("numbers stay numbers, also below nought; the file has its mark, its quotes and ends each row by CRLF", () => {
  expect(
    table([
      ["Baris", "n"],
      ["x", -3],
    ]),
  ).toBe('\uFEFF"Baris","n"\r\n"x",-3\r\n');
});
