// A promise stands under "holds today" only with a test that shows it.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { coming, kept, type Proof } from "../../../app/[locale]/(public)/promises/sentences.ts";
import id from "../../../lib/i18n/id/promises.json" with { type: "json" };

const root = join(import.meta.dirname, "../../..");
const proofs: [string, readonly Proof[]][] = Object.entries(kept);

test("every promise that holds today names tests that are there", () => {
  for (const [promise, named] of proofs)
    for (const [file, name] of named) {
      expect.soft(existsSync(join(root, file)), `${promise}: ${file}`).toBe(true);
      expect.soft(readFileSync(join(root, file), "utf8"), `${promise}: ${name}`).toContain(`test("${name}"`);
    }
});

test("every sentence stands on the page once", () => {
  const listed = [...Object.keys(kept), ...coming].sort();
  expect(listed).toEqual(Object.keys(id.sentences).sort());
  expect(new Set(listed).size).toBe(listed.length);
});
