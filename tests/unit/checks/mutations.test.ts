// The list of mutations follows the code: a check that moved or was written otherwise is noticed here, not at the next long run.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "#scripts/process";
import { mutations } from "#tests/mutations/list";

const occurrences = (text: string, part: string) => text.split(part).length - 1;

test("every text that a mutation replaces stands once in its file, and every test it names is there", () => {
  const lost = mutations.flatMap(({ rule, file, find, tests }) => [
    ...(existsSync(join(root, file)) && occurrences(readFileSync(join(root, file), "utf8"), find) === 1 ? [] : [`${rule}: ${file}`]),
    ...tests.filter((path) => !existsSync(join(root, path))).map((path) => `${rule}: ${path}`),
  ]);
  expect(lost).toEqual([]);
});
