// Every open event stream of this process, by topic. Holds no truth: a notification names an event, a look once a second finds the
// events that no notification told of, and a slow sweep reads everything again.
import "server-only";
import type { IncomingMessage, ServerResponse } from "node:http";
import { cookieNames, readCookie } from "../auth/cookie.ts";
import { log } from "../log.ts";
import { processLimits } from "../process-limits.ts";
import { digest } from "../secret/random.ts";
import { batched } from "./batch.ts";
import { createBeats } from "./beats.ts";
import { createShare } from "./limits.ts";
import { createStream, type Stream } from "./stream.ts";
import type { Access, Reader, Topic, TopicMessage, TopicSource } from "./topic.ts";
import { createTopicFeed, type TopicFeed } from "./topic-feed.ts";

const lookMs = 1_000;
const sweepMs = 30_000;
/** How often is looked which streams are due to say something. */
const beatLookMs = 500;
/** Milliseconds after which the streams opened with a token of before are ended: its owner's browser has the new one by then. */
const renewalMs = 1_000;
/** Readers whose access is asked in one statement. */
const batch = 500;

export type Feed = ReturnType<typeof createFeed>;

type StreamLimits = { [Name in keyof Pick<typeof processLimits, "streamsByBrowser" | "streamsByNetwork">]: number };
type OpenTopic = { topic: Topic; feed: TopicFeed; holders: number };

const nameOf = ({ kind, id }: Topic) => `${kind}:${id}`;

export function createFeed(sources: Readonly<Record<string, TopicSource>>, limits: StreamLimits = processLimits) {
  const topics = new Map<string, OpenTopic>();
  const browsers = createShare(limits.streamsByBrowser);
  const networks = createShare(limits.streamsByNetwork);
  const beats = createBeats(sources, (topic) => topics.get(nameOf(topic))?.feed.streams ?? []);
  /** The database's clock minus this host's, as last seen. */
  let aheadMs = 0;
  const now = () => Math.round(Date.now() + aheadMs);

  const sourceOf = ({ kind }: Topic): TopicSource => {
    const source = Object.hasOwn(sources, kind) ? sources[kind] : undefined;
    if (!source) throw new Error(`no topic of the kind "${kind}"`);
    return source;
  };

  async function lastEvents(kind: string, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const seen = await sourceOf({ kind, id: "" }).lastEvents(ids);
    aheadMs = seen.now - Date.now();
    return seen.seqs;
  }

  /** Finds events of which the notification was lost. */
  async function look(): Promise<void> {
    for (const kind of Object.keys(sources)) {
      const watched = [...topics.values()].filter(({ topic }) => topic.kind === kind);
      if (watched.length === 0) continue;
      const ids = watched.map(({ topic }) => topic.id);
      for (const [id, seq] of await lastEvents(kind, ids)) topics.get(nameOf({ kind, id }))?.feed.isAt(seq);
    }
  }

  const everyTopic = (act: (feed: TopicFeed) => void) => {
    for (const { feed } of topics.values()) act(feed);
  };
  const everyStream = (act: (stream: Stream) => unknown) => everyTopic(({ streams }) => streams.forEach(act));
  const sweep = () => everyTopic((feed) => feed.sweep());

  const timers = [
    setInterval(() => void look().catch((error) => log.warn({ err: error }, "live look failed")), lookMs),
    setInterval(sweep, sweepMs),
    setInterval(() => everyStream((stream) => stream.beatIfDue()), beatLookMs),
  ];

  const asking = new Map<string, { ask: (reader: Reader) => Promise<Access | null>; users: number }>();

  /** What this reader may see. After a restart all readers come at once, and are asked about together. */
  async function accessOf(topic: Topic, reader: Reader): Promise<Access | null> {
    const name = nameOf(topic);
    const source = sourceOf(topic);
    const asked = asking.get(name) ?? { ask: batched(batch, (readers: readonly Reader[]) => source.access(topic.id, readers)), users: 0 };
    asking.set(name, asked);
    asked.users += 1;
    try {
      return (await asked.ask(reader)) ?? null;
    } finally {
      asked.users -= 1;
      if (asked.users === 0) asking.delete(name);
    }
  }

  /** The topic for one reader more; whoever takes it gives it back. */
  async function take(topic: Topic): Promise<TopicFeed> {
    const name = nameOf(topic);
    if (!topics.has(name)) {
      const seq = (await lastEvents(topic.kind, [topic.id])).get(topic.id) ?? 0;
      // Somebody else may have opened it meanwhile.
      if (!topics.has(name)) topics.set(name, { topic, feed: createTopicFeed(topic.id, sourceOf(topic), seq, now), holders: 0 });
    }
    const open = topics.get(name) as OpenTopic;
    open.holders += 1;
    return open.feed;
  }

  function giveBack(topic: Topic): void {
    const open = topics.get(nameOf(topic));
    if (!open) return;
    open.holders -= 1;
    if (open.holders > 0) return;
    open.feed.stop();
    topics.delete(nameOf(topic));
  }

  async function begin(topic: Topic, reader: Reader, access: Access, response: ServerResponse): Promise<void> {
    const feed = await take(topic);
    let isHeld = false;
    try {
      const stream = createStream(response, reader, access, feed.views, now);
      await feed.hold(access);
      isHeld = true;
      if (response.destroyed) {
        feed.release(access);
        return giveBack(topic);
      }
      response.writeHead(200, {
        "content-type": "text/event-stream; charset=utf-8",
        "cache-control": "no-store",
        "x-accel-buffering": "no",
      });
      response.socket?.setNoDelay(true);
      response.on("close", () => {
        feed.remove(stream);
        giveBack(topic);
        beats.closed(topic, reader);
      });
      feed.add(stream);
      beats.here(topic, reader);
    } catch (error) {
      if (!isHeld) giveBack(topic);
      throw error;
    }
  }

  return {
    /** What a notification of the topics' channel says. */
    hear(text: string): void {
      try {
        const { topic, seq, kind, payload } = JSON.parse(text) as TopicMessage;
        const open = topics.get(nameOf(topic));
        if (!open) return;
        if (seq === null) open.feed.apply(sourceOf(topic).changeOf({ kind, payload }));
        else open.feed.hear({ seq, kind, payload });
      } catch (error) {
        // The next look finds what was not understood.
        log.error({ err: error }, "a notification was not understood");
      }
    },

    /** Open streams, for the metrics. */
    size: (): number => [...topics.values()].reduce((sum, { feed }) => sum + feed.streams.size, 0),

    /** Answers a request for a stream: 404 to whom there is no such topic, 429 to a browser or network with too many. */
    async open(topic: Topic, network: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
      const reader = readerOf(request);
      const browser = reader.session ?? reader.guest;
      // Counted before anything is waited for: many at once are many.
      const taken = [networks.take(network), ...(browser ? [browsers.take(browser)] : [])];
      const release = () => {
        for (const one of taken) one?.();
      };
      if (taken.includes(null)) {
        release();
        return void response.writeHead(429, { "retry-after": "5" }).end();
      }
      response.once("close", release);
      const access = await accessOf(topic, reader);
      if (!access) return void response.writeHead(404).end();
      await begin(topic, reader, access, response);
    },

    /** The browser behind this request says that it is here. */
    beat: (topic: Topic, request: IncomingMessage): void => beats.here(topic, readerOf(request)),

    /** Asks anew who may read what: a session's end may have been missed. */
    checkAccess: (): void => everyTopic((feed) => feed.checkAccess()),

    /** Reads everything anew: notifications were missed for a while. */
    sweep,

    /** The session behind this digest has ended: its streams end at once and say why. */
    endSession(ended: string): void {
      everyStream((stream) => stream.reader.session === ended && stream.bye("signed_out"));
    },

    /**
     * The session behind this digest has another token. Streams opened with the one of before, which somebody may have copied, end within
     * two seconds; a browser that holds the new one opens its own again.
     */
    renewSession(before: string, next: string): void {
      const old: Stream[] = [];
      everyStream((stream) => stream.reader.session === before && old.push(stream));
      for (const { reader } of old) reader.session = next;
      const end = () => {
        for (const stream of old) stream.bye("renewed");
      };
      setTimeout(end, renewalMs).unref();
    },

    /** Digests of the sessions that have a stream open; `active`: whose stream counts as activity. */
    sessions({ active = false } = {}): string[] {
      const digests = new Set<string>();
      everyStream(({ reader, access }) => reader.session && (access.isActive || !active) && digests.add(reader.session));
      return [...digests];
    },

    /** Says goodbye to every reader. */
    stop(): void {
      for (const timer of timers) clearInterval(timer);
      beats.stop();
      everyStream((stream) => stream.bye("restart"));
    },
  };
}

function readerOf(request: IncomingMessage): Reader {
  const names = cookieNames();
  const stored = (name: string) => {
    const value = readCookie(request.headers.cookie, name);
    return value ? digest(value) : null;
  };
  return { session: stored(names.session), guest: stored(names.guest) };
}
