// Enforces the end dates of all contexts, once a day: each rule with a time has its work beside it (lib/personal-data.ts).
import "server-only";
import { personalData } from "#lib/personal-data";
import { tryRow } from "#lib/platform/each-row";

/** Does what is due, table after table; where one fails the others still go. Late, twice or with the clock set back it does no more than that. */
export async function enforce(): Promise<void> {
  const done = new Set<() => Promise<unknown>>();
  for (const { tables } of personalData) {
    for (const [table, { keep }] of Object.entries(tables)) {
      for (const rule of keep) {
        if (!("purge" in rule) || done.has(rule.purge)) continue;
        done.add(rule.purge);
        await tryRow("retention", table, rule.purge);
      }
    }
  }
}
