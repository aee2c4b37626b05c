// The page of threats names tests: each is there, and every row about people's data has one or says why not.
import { existsSync } from "node:fs";
import { glob, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../../..");
const page = await readFile(join(root, "docs/threat-model.md"), "utf8");

test("every test that the page names is there", async () => {
  const named = [...page.matchAll(/`(tests\/[^`]+)`/g)].map(([, path]) => path ?? "");
  expect(named.length).toBeGreaterThan(40);
  for (const path of new Set(named)) {
    if (!path.includes("*")) expect(existsSync(join(root, path)), path).toBe(true);
    else expect((await Array.fromAsync(glob(path, { cwd: root }))).length, path).toBeGreaterThan(0);
  }
});

test("every row of privacy, erasure and authorisation stands on the page, once", () => {
  const rows = page.slice(page.indexOf("## Rows of the safety tests")).split("\n## ")[0] ?? "";
  const listed = rows.split("\n").flatMap((line) => [...(line.split("|")[1] ?? "").matchAll(/\b[ZPE]-\d\d\b/g)].map(([id]) => id));
  const numbered = (letter: string, numbers: number[]) => numbers.map((number) => `${letter}-${`${number}`.padStart(2, "0")}`);
  const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);
  const expected = [...numbered("Z", [...upTo(13), 16]), ...numbered("P", upTo(23)), ...numbered("E", upTo(16))];
  expect(listed.sort()).toEqual(expected.sort());
});
