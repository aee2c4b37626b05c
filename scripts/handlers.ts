// Finds what the worker does: the `jobs` of every context.
import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { Handler } from "#lib/platform/jobs";
import { root } from "./process.ts";

/** The handlers of `lib/<context>/jobs.ts` and `lib/platform/<part>/jobs.ts`. */
export async function allHandlers(): Promise<Handler[]> {
  const handlers: Handler[] = [];
  for (const parent of ["lib", "lib/platform"]) {
    for (const name of await readdir(join(root, parent))) {
      const path = join(root, parent, name, "jobs.ts");
      if (!existsSync(path)) continue;
      const { jobs = [] } = (await import(path)) as { jobs?: Handler[] };
      handlers.push(...jobs);
    }
  }
  const twice = handlers.find(({ name }, index) => handlers.findIndex((other) => other.name === name) !== index);
  if (twice) throw new Error(`two handlers for the job "${twice.name}"`);
  return handlers;
}
