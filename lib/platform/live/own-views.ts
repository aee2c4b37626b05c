// What single readers see of themselves: only views that somebody reads are kept, and only those that an event names are read again.
import "server-only";
import { batched } from "./batch.ts";
import { changes } from "./frame.ts";
import { createKeySet } from "./keys.ts";
import { pace } from "./pace.ts";
import type { Keys, TopicSource } from "./topic.ts";

/** Views asked for in one statement. */
const batch = 500;

export function createOwnViews(
  topicId: string,
  own: TopicSource["own"],
  /** `set` null: there is nothing to see any more. */
  send: (id: string, set: Record<string, unknown> | null) => void,
  failed: (error: unknown) => void,
) {
  const readers = new Map<string, number>();
  const views = new Map<string, object>();
  const changed = createKeySet();
  let isDependent = false;
  const paced = pace(own.everyMs, refresh, failed);
  /** After a restart all readers come at once. */
  const first = batched(batch, async (ids: readonly string[]) => {
    const found = await own.read(topicId, ids, new Map());
    return ids.map((id) => found.get(id) ?? null);
  });

  async function refresh(): Promise<void> {
    const keys = changed.take() ?? [];
    const dependent = isDependent;
    isDependent = false;
    const ids = keys === "all" ? [...readers.keys()] : keys.filter((id) => readers.has(id));
    const named = new Set(ids);
    const others = new Map(dependent ? [...views].filter(([id]) => !named.has(id)) : []);
    if (ids.length === 0 && others.size === 0) return;
    try {
      for (let from = 0; from === 0 || from < ids.length; from += batch) {
        const some = ids.slice(from, from + batch);
        const found = await own.read(topicId, some, from === 0 ? others : new Map());
        for (const id of new Set([...some, ...found.keys()])) take(id, found.get(id) ?? null);
      }
    } catch (error) {
      changed.add(keys);
      isDependent ||= dependent;
      throw error;
    }
  }

  function take(id: string, view: object | null): void {
    if (!readers.has(id)) return;
    const before = views.get(id) ?? null;
    if (view) views.set(id, view);
    else views.delete(id);
    const set = view && changes(before, view);
    if (set || (before && !view)) send(id, set);
  }

  return {
    async hold(id: string): Promise<void> {
      readers.set(id, (readers.get(id) ?? 0) + 1);
      if (views.has(id)) return;
      const view = await first(id);
      // Somebody else may have read a newer one meanwhile.
      if (view && !views.has(id) && readers.has(id)) views.set(id, view);
    },

    release(id: string): void {
      const left = (readers.get(id) ?? 1) - 1;
      if (left > 0) return void readers.set(id, left);
      readers.delete(id);
      views.delete(id);
    },

    mark(keys: Keys, dependent: boolean): void {
      changed.add(keys);
      isDependent ||= dependent;
    },
    ask: () => paced.ask(),
    view: (id: string): object | null => views.get(id) ?? null,
    stop: () => paced.stop(),
  };
}
