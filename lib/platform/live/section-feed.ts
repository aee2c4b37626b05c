// One section of a topic: read once for all its readers, held while somebody reads it, and sent as the difference to what they have.
import "server-only";
import { changes } from "./frame.ts";
import { createKeySet } from "./keys.ts";
import { pace } from "./pace.ts";
import type { Keys, Section } from "./topic.ts";

/** What a reader with this view is sent; null where nothing changed for them. One object for all who are sent the same. */
export type SetFor = (view: string) => Record<string, unknown> | null;

/** A state as its readers see it: each version is made once. */
type Current = { state: unknown; versionFor(view: string): string; fields(version: string): object };

export function createSectionFeed(topicId: string, section: Section, send: (setFor: SetFor) => void, failed: (error: unknown) => void) {
  let readers = 0;
  let current: Current | null = null;
  let loading: Promise<void> | null = null;
  const changed = createKeySet();
  const paced = pace(section.everyMs, refresh, failed);

  async function load(): Promise<void> {
    changed.take();
    const state = await section.load(topicId);
    current = state === null || readers === 0 ? null : currentOf(state);
  }

  function currentOf(state: unknown): Current {
    const versions = kept((view) => section.versionOf?.(state, view) ?? "");
    return { state, versionFor: versions, fields: kept((version) => section.fields(state, version)) };
  }

  async function refresh(): Promise<void> {
    await loading?.catch(() => undefined);
    const before = current;
    const keys = before && changed.take();
    if (!keys) return;
    try {
      const isWhole = keys === "all" || !section.update;
      const state = isWhole ? await section.load(topicId) : await section.update?.(topicId, before.state, keys);
      // The last reader has gone meanwhile, or the topic has.
      if (current !== before || state === null || state === undefined) return;
      const next = currentOf(state);
      current = next;
      const sets = new Map<string, Record<string, unknown> | null>();
      send((view) => {
        const [from, to] = [before.versionFor(view), next.versionFor(view)];
        const step = from === to ? from : JSON.stringify([from, to]);
        if (!sets.has(step)) sets.set(step, changes(before.fields(from), next.fields(to)));
        return sets.get(step) ?? null;
      });
    } catch (error) {
      changed.add(keys);
      throw error;
    }
  }

  return {
    /** Somebody reads from here on; what they will see is there when this is done. */
    async hold(): Promise<void> {
      readers += 1;
      if (current) return;
      loading ??= load().finally(() => {
        loading = null;
      });
      await loading;
    },

    release(): void {
      readers -= 1;
      // Nothing is read for nobody: what is here ages from now on.
      if (readers === 0) current = null;
    },

    mark(keys: Keys): void {
      if (current !== null || loading !== null) changed.add(keys);
    },
    ask: () => paced.ask(),
    fields: (view: string): object | null => (current ? current.fields(current.versionFor(view)) : null),
    stop: () => paced.stop(),
  };
}

/** The same, computed once for each argument. */
function kept<T>(compute: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>();
  return (key) => {
    const value = known.has(key) ? (known.get(key) as T) : compute(key);
    known.set(key, value);
    return value;
  };
}
