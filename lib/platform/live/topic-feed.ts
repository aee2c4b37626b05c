// One topic as its open streams see it: an event reads what it names, and the difference goes to whoever reads that.
import "server-only";
import { log } from "../log.ts";
import type { Views } from "./frame.ts";
import { createKeySet } from "./keys.ts";
import { createOwnViews } from "./own-views.ts";
import { pace } from "./pace.ts";
import { createSectionFeed, type SetFor } from "./section-feed.ts";
import { patchTail, type Stream } from "./stream.ts";
import { type Access, type Change, everythingOf, type TopicEvent, type TopicSource } from "./topic.ts";

/** Milliseconds between two looks at who may read. */
const accessMs = 1_000;
/** Readers whose access is asked in one statement. */
const batch = 500;
/** Sections that may be read more often than this are read before anything else. */
const urgentMs = 100;
const restMs = 15;

export type TopicFeed = ReturnType<typeof createTopicFeed>;

/** `firstSeq`: the topic's latest event before anything of it is read. */
export function createTopicFeed(topicId: string, source: TopicSource, firstSeq: number, now: () => number) {
  const streams = new Set<Stream>();
  /** The latest event that was read, and the latest that is known of. */
  let seq = firstSeq;
  let latest = firstSeq;
  let isCatchingUp = false;
  let rest: ReturnType<typeof setTimeout> | undefined;
  const later = new Set<{ ask(): void }>();
  const failed = (error: unknown) => log.error({ err: error, topicId }, "live read failed");

  const sections = Object.entries(source.sections).map(([name, section]) => {
    const { audience, everyMs } = section;
    const send = (setFor: SetFor) => sendToReaders(audience, setFor);
    return { name, audience, isUrgent: everyMs < urgentMs, feed: createSectionFeed(topicId, section, send, failed) };
  });
  const own = createOwnViews(
    topicId,
    source.own,
    (id, set) => broadcast((stream) => stream.access.selfId === id, patchTail(now(), "self", set)),
    failed,
  );
  const unsure = createKeySet();
  /** A session may have ended while its stream was made ready. */
  const justAdded = new Set<Stream>();
  const accessPace = pace(accessMs, checkAccess, failed);

  function broadcast(reads: (stream: Stream) => boolean, tail: Buffer): void {
    for (const stream of streams) if (reads(stream)) stream.sendPatch(tail);
  }

  /** To each reader of the audience what changed for them, as bytes made once for all who are sent the same. */
  function sendToReaders(audience: string, setFor: SetFor): void {
    const tails = new Map<object, Buffer>();
    for (const stream of streams) {
      const set = stream.access.audiences.includes(audience) ? setFor(stream.access.view ?? "") : null;
      if (!set) continue;
      const tail = tails.get(set) ?? patchTail(now(), audience, set);
      tails.set(set, tail);
      stream.sendPatch(tail);
    }
  }

  /** Reads again what this changes, urgent sections first. */
  function apply(change: Change): void {
    for (const { name, isUrgent, feed } of sections) {
      const keys = change.sections[name];
      if (keys === undefined) continue;
      feed.mark(keys);
      if (isUrgent) feed.ask();
      else later.add(feed);
    }
    if (change.own.length > 0 || change.dependent) {
      own.mark(change.own, change.dependent);
      later.add(own);
    }
    if (change.access.length > 0) {
      unsure.add(change.access);
      later.add(accessPace);
    }
    rest ??= setTimeout(() => {
      rest = undefined;
      for (const one of later) one.ask();
      later.clear();
    }, restMs);
  }

  /** Reads the events up to the latest known one. */
  async function catchUp(): Promise<void> {
    if (isCatchingUp) return;
    isCatchingUp = true;
    try {
      while (seq < latest) {
        const [before, upTo] = [seq, latest];
        const events = await source.eventsAfter(topicId, seq);
        for (const event of events ?? []) step(event);
        if (events === null) {
          seq = upTo;
          apply(everythingOf(source));
        }
        if (seq === before) break;
      }
    } finally {
      isCatchingUp = false;
    }
  }

  function step(event: TopicEvent): void {
    if (event.seq !== seq + 1) return;
    seq = event.seq;
    apply(source.changeOf(event));
  }

  /** The topic's latest event has this number; what was missed before it is read. */
  function isAt(number: number): void {
    latest = Math.max(latest, number);
    if (latest > seq) void catchUp().catch(failed);
  }

  async function checkAccess(): Promise<void> {
    const keys = unsure.take() ?? [];
    const added = new Set(justAdded);
    justAdded.clear();
    try {
      const names = keys === "all" ? null : new Set(keys.length > 0 ? [...keys, ...(await source.digestsOf(topicId, keys))] : []);
      const isNamed = ({ access, reader }: Stream) =>
        names === null || [access.selfId, reader.session, reader.guest].some((name) => name !== null && names.has(name));
      const asked = [...streams].filter((stream) => added.has(stream) || isNamed(stream));
      for (let from = 0; from < asked.length; from += batch) await checkSome(asked.slice(from, from + batch));
    } catch (error) {
      unsure.add(keys);
      for (const stream of added) justAdded.add(stream);
      throw error;
    }
  }

  async function checkSome(asked: readonly Stream[]): Promise<void> {
    const answers = await source.access(
      topicId,
      asked.map(({ reader }) => reader),
    );
    for (const [index, stream] of asked.entries()) {
      const access = answers[index];
      if (!streams.has(stream)) continue;
      if (!access) stream.bye("gone");
      else if (!isSame(access, stream.access)) await change(stream, access);
    }
  }

  /** The stream goes on with another access, and begins with everything that is now seen. */
  async function change(stream: Stream, access: Access): Promise<void> {
    await hold(access);
    // Closed while that was read: what it held has been given back already.
    if (!streams.has(stream)) return release(access);
    release(stream.access);
    stream.access = access;
    stream.sendSnapshot();
  }

  async function hold(access: Access): Promise<void> {
    const held = [
      ...sections.filter(({ audience }) => access.audiences.includes(audience)).map(({ feed }) => feed.hold()),
      ...(access.selfId ? [own.hold(access.selfId)] : []),
    ];
    const failures = (await Promise.allSettled(held)).filter(({ status }) => status === "rejected");
    const [failure] = failures as PromiseRejectedResult[];
    if (!failure) return;
    release(access);
    throw failure.reason;
  }

  function release(access: Access): void {
    for (const { audience, feed } of sections) if (access.audiences.includes(audience)) feed.release();
    if (access.selfId) own.release(access.selfId);
  }

  /** What a stream's snapshot holds. */
  function views({ access }: Pick<Stream, "access">): Views {
    const shared = source.audiences.map((audience) => {
      if (!access.audiences.includes(audience)) return [audience, null] as const;
      const fields = sections.filter((one) => one.audience === audience).map(({ feed }) => feed.fields(access.view ?? ""));
      return [audience, fields.includes(null) ? null : Object.assign({}, ...fields)] as const;
    });
    return { ...Object.fromEntries(shared), self: access.selfId ? own.view(access.selfId) : null };
  }

  return {
    streams,
    views,
    /** Reads what this access will see; `release` gives it back. */
    hold,
    release,

    /** From here on the stream reads along. */
    add(stream: Stream): void {
      streams.add(stream);
      stream.sendSnapshot();
      justAdded.add(stream);
      accessPace.ask();
    },

    remove(stream: Stream): void {
      streams.delete(stream);
      justAdded.delete(stream);
      release(stream.access);
    },

    /** An event of this topic, as its notification says. */
    hear(event: TopicEvent): void {
      if (!isCatchingUp) step(event);
      isAt(event.seq);
    },
    isAt,
    apply,

    /** Everything is read again and everybody's access asked: for what no event told of. */
    sweep: () => apply(everythingOf(source)),
    checkAccess: () => apply({ sections: {}, own: [], dependent: false, access: "all" }),

    stop(): void {
      clearTimeout(rest);
      for (const { feed } of sections) feed.stop();
      own.stop();
      accessPace.stop();
    },
  };
}

const isSame = (one: Access, other: Access): boolean =>
  one.selfId === other.selfId &&
  one.isActive === other.isActive &&
  one.view === other.view &&
  one.audiences.length === other.audiences.length &&
  one.audiences.every((name) => other.audiences.includes(name));
