// What the live stream asks of a topic: who may read it, what its audiences see, and what an event changes of that. A context describes
// its topics by this; the stream knows no more of them.
import "server-only";
import { Prisma, type Tx } from "../db.ts";

/** Something people watch: what kind of thing, and its id. */
export type Topic = { kind: string; id: string };

/** Whose stream it is, by the digests of the keys in their cookies. */
export type Reader = { session: string | null; guest: string | null };

/** Whose browser is at which topic. */
export type Beat = Reader & { topicId: string };

export type Access = {
  /** The audiences this reader belongs to. */
  audiences: readonly string[];
  /** Whose own view they see beside what their audiences share; null where they have none. */
  selfId: string | null;
  /** An open stream of theirs counts as activity of their session. */
  isActive: boolean;
  /** Who looks, as sections that show each reader something else read it; the topic's business, and never sent. Without it: anybody. */
  view?: string;
};

/** What is to be read again. What a key means is the topic's business. */
export type Keys = "all" | readonly string[];

/** What an event changes. */
export type Change = {
  /** By the section's name: the keys of what changed in it. Sections that are not named are not read. */
  sections: Readonly<Record<string, Keys>>;
  /** Whose own views are read again. */
  own: Keys;
  /** Fields of own views that depend on others, such as a place in a queue, are computed again for everybody who reads. */
  dependent: boolean;
  /** Whose access is asked again: ids of own views or of people. */
  access: Keys;
};

/** Fields of one audience's snapshot that are read together, and not more often than every `everyMs` milliseconds. */
export type Section<State = unknown> = {
  audience: string;
  everyMs: number;
  /** Everything; null when there is no such topic. */
  load(topicId: string): Promise<State | null>;
  /** `state` with what these keys name read again. Without it everything is loaded. */
  update?(topicId: string, state: State, keys: readonly string[]): Promise<State | null>;
  /** Which version of `state` a reader with this view sees; those with one version share its bytes. Without it all see one. */
  versionOf?(state: State, view: string): string;
  fields(state: State, version: string): object;
};

/** An event as its notification carries it, without what only a log needs. `seq` counts the events of a topic without a gap. */
export type TopicEvent = { seq: number; kind: string; payload: Readonly<Record<string, unknown>> };

export type TopicSource = {
  /** Where its streams are: `/live/{path}/{id}/events`. */
  path: string;
  audiences: readonly string[];
  sections: Readonly<Record<string, Section>>;
  /** What each of these readers may see; null for those to whom the topic does not exist. One statement for all of them. */
  access(topicId: string, readers: readonly Reader[]): Promise<(Access | null)[]>;
  /** The digests by which the streams of these are known: of whom `Change.access` names. */
  digestsOf(topicId: string, keys: readonly string[]): Promise<readonly string[]>;
  own: {
    everyMs: number;
    /**
     * What each of these sees of themselves; who has nothing to see is left out. `others` are views that were sent and whose dependent
     * fields may have changed: those that did come along.
     */
    read(topicId: string, ids: readonly string[], others: ReadonlyMap<string, object>): Promise<ReadonlyMap<string, object>>;
  };
  /** What an event changes. Of a kind it does not know: `everything`. */
  changeOf(event: Pick<TopicEvent, "kind" | "payload">): Change;
  /** The events after `seq`, in order; null when they are too many to look at one by one. */
  eventsAfter(topicId: string, seq: number): Promise<readonly TopicEvent[] | null>;
  /** The database's clock in epoch milliseconds, and the number of each topic's latest event. */
  lastEvents(topicIds: readonly string[]): Promise<{ now: number; seqs: ReadonlyMap<string, number> }>;
  /** Browsers that say they are here, and those that closed their last stream. */
  beat(beats: readonly Beat[]): Promise<void>;
  closed(beats: readonly Beat[]): Promise<void>;
};

/** Keeps what `load` answers for `update` and `fields`, whatever its type. */
export const section = <State>(described: Section<State>): Section => described as Section;

/** Nothing is known of what changed. */
export const everythingOf = (source: Pick<TopicSource, "sections">): Change => ({
  sections: Object.fromEntries(Object.keys(source.sections).map((name) => [name, "all"])),
  own: "all",
  dependent: true,
  access: "all",
});

/** The channel on which `live` hears of events, at their commit. */
export const topicChannel = "topic";

/** What a notification says. `seq` null: no event of its own was written, so nobody notices when it is lost. */
export type TopicMessage = { topic: Topic; seq: number | null; kind: string; payload: TopicEvent["payload"] };

/** Tells `live` at the commit that something of a topic changed of which no event is written; the periodic look makes up for a lost one. */
export async function signal(tx: Tx, topic: Topic, kind: string, payload: TopicEvent["payload"]): Promise<void> {
  const message: TopicMessage = { topic, seq: null, kind, payload };
  await tx.$executeRaw`SELECT pg_notify(${topicChannel}, ${JSON.stringify(message)})`;
}

/** The message of an event that an `INSERT` is just writing, for the `RETURNING` of that statement: one round trip for both. */
export const messageOf = (topic: Topic, row: { seq: Prisma.Sql; kind: Prisma.Sql; payload: Prisma.Sql }): Prisma.Sql => Prisma.sql`
  pg_notify(${topicChannel}, jsonb_build_object('topic', ${JSON.stringify(topic)}::jsonb, 'seq', ${row.seq}, 'kind', ${row.kind}, 'payload', ${row.payload})::text)`;
