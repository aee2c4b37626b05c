// Keys of what changed, gathered until they are read.
import type { Keys } from "./topic.ts";

export type KeySet = { add(keys: Keys): void; take(): Keys | null };

/** `take` answers what was added since it was last called, and null when nothing was. */
export function createKeySet(): KeySet {
  let gathered: Set<string> | "all" | null = null;
  return {
    add(keys) {
      if (keys === "all") gathered = "all";
      else if (gathered !== "all" && keys.length > 0) gathered = new Set([...(gathered ?? []), ...keys]);
    },
    take() {
      const taken = gathered === "all" ? gathered : gathered && [...gathered];
      gathered = null;
      return taken;
    },
  };
}
