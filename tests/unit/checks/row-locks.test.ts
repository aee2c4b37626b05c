// Rows are locked with NO KEY UPDATE: FOR UPDATE also stops everybody who only refers to the row, as each insert beside it does, and two
// of them wait for each other.
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";

const lib = join(import.meta.dirname, "../../../lib");
const strongLocks = (text: string) => text.match(/(?<!no\s+key\s+)\bfor\s+update\b/gi) ?? [];

/** Rows that are deleted next: whoever would refer to them has to wait. */
const deleting = ["accounts/sign-in/link.ts"];

test("no statement locks a row so that nobody may refer to it, but where it is deleted next", async () => {
  expect(
    strongLocks("SELECT 1 FROM room FOR UPDATE OF room; SELECT 1 FROM seat for\n  update; SELECT 1 FROM seat FOR NO KEY UPDATE"),
  ).toHaveLength(2);
  const paths = (await readdir(lib, { recursive: true })).filter((path) => path.endsWith(".ts") && !path.startsWith("platform/generated/"));
  expect(paths.length).toBeGreaterThan(100);
  const found = await Promise.all(
    paths.map(async (path) => (strongLocks(await readFile(join(lib, path), "utf8")).length > 0 ? [path] : [])),
  );
  expect(found.flat()).toEqual(deleting);
});
