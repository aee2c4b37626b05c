// One section of a topic: read once for all its readers, held while somebody reads it, and sent as the difference to what they have.
import "server-only";
import { changes } from "./frame.ts";
import { createKeySet } from "./keys.ts";
import { pace } from "./pace.ts";
import type { Keys, Section } from "./topic.ts";

export function createSectionFeed(
  topicId: string,
  section: Section,
  send: (set: Record<string, unknown>) => void,
  failed: (error: unknown) => void,
) {
  let readers = 0;
  let current: { state: unknown; fields: object } | null = null;
  let loading: Promise<void> | null = null;
  const changed = createKeySet();
  const paced = pace(section.everyMs, refresh, failed);

  async function load(): Promise<void> {
    changed.take();
    const state = await section.load(topicId);
    current = state === null || readers === 0 ? null : { state, fields: section.fields(state) };
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
      const fields = section.fields(state);
      const set = changes(before.fields, fields);
      current = { state, fields };
      if (set) send(set);
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
    fields: (): object | null => current?.fields ?? null,
    stop: () => paced.stop(),
  };
}
