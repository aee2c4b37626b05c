// A topic that writes down what is read of it: which sections with which keys, whose own views, whose access.
import type { Keys, Section, TopicSource } from "#lib/platform/live/topic";

export type ReadLog = {
  sections: { name: string; keys: Keys }[];
  /** Ids of own views, one list for each statement. */
  own: (readonly string[])[];
  /** How many readers' access was asked, one number for each statement. */
  access: number[];
  clear(): void;
};

export function readLog(source: TopicSource): { source: TopicSource; log: ReadLog } {
  const log: ReadLog = {
    sections: [],
    own: [],
    access: [],
    clear() {
      log.sections = [];
      log.own = [];
      log.access = [];
    },
  };
  const watched = (name: string, { load, update, ...section }: Section): Section => ({
    ...section,
    load: (topicId) => {
      log.sections.push({ name, keys: "all" });
      return load(topicId);
    },
    ...(update && {
      update: (topicId: string, state: unknown, keys: readonly string[]) => {
        log.sections.push({ name, keys });
        return update(topicId, state, keys);
      },
    }),
  });
  return {
    log,
    source: {
      ...source,
      sections: Object.fromEntries(Object.entries(source.sections).map(([name, section]) => [name, watched(name, section)])),
      access: (topicId, readers) => {
        log.access.push(readers.length);
        return source.access(topicId, readers);
      },
      own: {
        ...source.own,
        read: (topicId, ids, others) => {
          if (ids.length > 0) log.own.push(ids);
          return source.own.read(topicId, ids, others);
        },
      },
    },
  };
}
