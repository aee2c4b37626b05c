// What stands in the place of Next's list of constants in a browser has every name that Next reads there, with Next's value.
import { globSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { expect, test } from "vitest";
import * as ours from "#lib/platform/next-constants";

const next = join(import.meta.dirname, "../../../node_modules/next/dist");
const theirs = createRequire(import.meta.url)(join(next, "lib/constants.js")) as Record<string, unknown>;

/** Names read from the list by the files that next.config.ts sends to ours. */
const read = globSync("client/{components,dev}/**/*.js", { cwd: next }).flatMap((path) => {
  const code = readFileSync(join(next, path), "utf8");
  const variable = /const (\w+) = require\("(?:\.\.\/){3,4}lib\/constants"\)/.exec(code)?.[1];
  return variable ? [...code.matchAll(new RegExp(`\\b${variable}\\.(\\w+)`, "g"))].map(([, name]) => name ?? "") : [];
});

test("an open page that goes on to a page of another build notices it: the router finds the names it compares by", () => {
  expect(read.length).toBeGreaterThan(0);
  expect([...new Set(read)].sort()).toEqual(Object.keys(ours).sort());
  for (const [name, value] of Object.entries(ours)) expect(value, name).toBe(theirs[name]);
});
