// A topic of any kind, such as a queue of cases that officers watch: what its events make the stream read, in which order, and what
// happens when reading fails. Its source is made here, so that each answer comes when the test says.
import { afterEach, expect, test } from "vitest";
import { type PatchFrame, patched, type Views } from "#lib/platform/live/frame";
import type { Stream } from "#lib/platform/live/stream";
import { type Access, type Change, type Reader, section, type TopicEvent, type TopicSource } from "#lib/platform/live/topic";
import { createTopicFeed, type TopicFeed } from "#lib/platform/live/topic-feed";

type Cases = Map<string, string>;

/** The truth that a database would hold, and what was asked of it. */
function makeSource() {
  const truth = {
    cases: new Map([["a", "new"]]) as Cases,
    events: [] as TopicEvent[],
    own: new Map([["officer-1", 0]]),
    mayRead: new Set(["one", "other"]),
  };
  const asked: string[] = [];
  const gates: (() => void)[] = [];
  /** While true, reads wait until `open`. */
  let isClosed = false;
  let failures = 0;
  async function read<T>(what: string, answer: () => T): Promise<T> {
    asked.push(what);
    if (failures > 0) {
      failures -= 1;
      throw new Error("the database is away");
    }
    // What the database answers is as old as the question.
    const found = answer();
    if (isClosed) await new Promise<void>((resolve) => gates.push(resolve));
    return found;
  }
  const accessOf = ({ session }: Reader): Access | null =>
    session && truth.mayRead.has(session)
      ? { audiences: ["officers"], selfId: `officer-${session === "one" ? 1 : 2}`, isActive: true }
      : null;
  const source: TopicSource = {
    path: "queues",
    audiences: ["officers"],
    sections: {
      cases: section<Cases>({
        audience: "officers",
        everyMs: 20,
        load: () => read("all cases", () => new Map(truth.cases)),
        update: (_, before, keys) =>
          read(`cases ${keys}`, () => {
            const next = new Map(before);
            for (const key of keys) {
              const state = truth.cases.get(key);
              if (state) next.set(key, state);
              else next.delete(key);
            }
            return next;
          }),
        fields: (cases) => ({ cases: [...cases].map(([id, state]) => ({ id, state })) }),
      }),
      size: section<number>({
        audience: "officers",
        everyMs: 100,
        load: () => read("size", () => truth.cases.size),
        fields: (size) => ({ size }),
      }),
    },
    own: {
      everyMs: 20,
      read: (_, ids) => read(`own ${ids}`, () => new Map(ids.map((id) => [id, { claimed: truth.own.get(id) ?? 0 }] as const))),
    },
    access: (_, readers) => read(`access of ${readers.length}`, () => readers.map(accessOf)),
    digestsOf: (_, keys) => read(`digests of ${keys}`, () => keys.map((key) => (key === "officer-1" ? "one" : "other"))),
    changeOf: ({ kind, payload }): Change => {
      const named = [String(payload.key)];
      if (kind === "claimed") return { sections: { cases: named }, own: [String(payload.by)], dependent: false, access: [] };
      if (kind === "dismissed") return { sections: {}, own: [], dependent: false, access: named };
      return { sections: { cases: named, size: "all" }, own: [], dependent: false, access: [] };
    },
    eventsAfter: (_, seq) => read(`events after ${seq}`, () => truth.events.filter((event) => event.seq > seq)),
    lastEvents: async () => ({ now: 0, seqs: new Map() }),
    beat: async () => {},
    closed: async () => {},
  };
  return {
    truth,
    asked,
    source,
    close: () => {
      isClosed = true;
    },
    open: () => {
      isClosed = false;
      for (const go of gates.splice(0)) go();
    },
    fail: (times: number) => {
      failures = times;
    },
    /** Something happens: the case is in this state from now on. */
    happen(kind: string, payload: TopicEvent["payload"]): TopicEvent {
      const event = { seq: truth.events.length + 1, kind, payload };
      truth.events.push(event);
      return event;
    },
  };
}

let feeds: TopicFeed[] = [];
afterEach(() => {
  for (const feed of feeds) feed.stop();
  feeds = [];
});

function start(source: TopicSource): TopicFeed {
  const feed = createTopicFeed("queue", source, 0, () => 0);
  feeds.push(feed);
  return feed;
}

type Screen = { stream: Stream; views: Views; frames: PatchFrame[]; bye: string | null };

/** A reader whose stream is only a screen. */
async function join(feed: TopicFeed, session: string, access: Access): Promise<Screen> {
  const screen: Screen = { views: {}, frames: [], bye: null } as unknown as Screen;
  screen.stream = {
    reader: { session, guest: null },
    access,
    sendSnapshot: () => {
      screen.views = feed.views(screen.stream);
    },
    sendPatch: (tail) => {
      const frame = JSON.parse(`{${tail.toString().trim()}`) as PatchFrame;
      screen.frames.push(frame);
      screen.views = patched(screen.views, frame);
    },
    beatIfDue: () => {},
    bye: (reason) => {
      screen.bye = reason;
      feed.remove(screen.stream);
    },
    close: () => {},
  };
  await feed.hold(access);
  feed.add(screen.stream);
  return screen;
}

const officer = (nth: 1 | 2): Access => ({ audiences: ["officers"], selfId: `officer-${nth}`, isActive: true });
const cases = ({ views }: Screen) => (views.officers as { cases: { id: string; state: string }[] }).cases;
const size = ({ views }: Screen) => (views.officers as { size: number }).size;
const settles = (what: () => unknown) => expect.poll(what, { timeout: 3_000, interval: 10 });

test("an event reads the one case it names and the own view it names, and both officers see the case", async () => {
  const { source, truth, asked, happen } = makeSource();
  const feed = start(source);
  const [one, other] = [await join(feed, "one", officer(1)), await join(feed, "other", officer(2))];
  asked.length = 0;
  truth.cases.set("a", "claimed");
  truth.own.set("officer-1", 1);
  feed.hear(happen("claimed", { key: "a", by: "officer-1" }));
  for (const screen of [one, other]) await settles(() => cases(screen)).toEqual([{ id: "a", state: "claimed" }]);
  await settles(() => one.views.self).toEqual({ claimed: 1 });
  expect(other.frames.map(({ audience }) => audience)).toEqual(["officers"]);
  expect(asked.filter((what) => !what.startsWith("access"))).toEqual(["cases a", "own officer-1"]);
});

test("what happens while a topic is first read is on the screen too", async () => {
  const { source, truth, close, open, happen } = makeSource();
  const feed = start(source);
  close();
  const joining = join(feed, "one", officer(1));
  truth.cases.set("b", "new");
  feed.hear(happen("arrived", { key: "b" }));
  open();
  const one = await joining;
  await settles(() => cases(one)).toEqual([
    { id: "a", state: "new" },
    { id: "b", state: "new" },
  ]);
});

test("events that were not heard are read before the one that was", async () => {
  const { source, truth, asked, happen } = makeSource();
  const feed = start(source);
  const one = await join(feed, "one", officer(1));
  for (const key of ["b", "c", "d"]) truth.cases.set(key, "new");
  happen("arrived", { key: "b" });
  happen("arrived", { key: "c" });
  feed.hear(happen("arrived", { key: "d" }));
  await settles(() => cases(one).map(({ id }) => id)).toEqual(["a", "b", "c", "d"]);
  expect(asked).toContain("events after 0");
  await settles(() => [cases(one).length, size(one)]).toEqual([4, 4]);
  asked.length = 0;
  // Heard again, and late: known by its number.
  for (const event of truth.events) feed.hear(event);
  feed.isAt(3);
  truth.cases.set("e", "new");
  feed.hear(happen("arrived", { key: "e" }));
  await settles(() => [cases(one).length, size(one)]).toEqual([5, 5]);
  expect(asked.filter((what) => !what.startsWith("access")).sort()).toEqual(["cases e", "size"]);
});

test("a read that fails is tried again, with all that changed meanwhile", async () => {
  const { source, truth, fail, happen } = makeSource();
  const feed = start(source);
  const one = await join(feed, "one", officer(1));
  fail(3);
  for (const key of ["b", "c"]) {
    truth.cases.set(key, "new");
    feed.hear(happen("arrived", { key }));
  }
  await settles(() => cases(one).map(({ id }) => id)).toEqual(["a", "b", "c"]);
});

test("when the first read fails nobody holds anything, and the next reader gets all of it", async () => {
  const { source, fail } = makeSource();
  const feed = start(source);
  fail(3);
  await expect(join(feed, "one", officer(1))).rejects.toThrow("away");
  const one = await join(feed, "one", officer(1));
  expect(one.views).toEqual({ officers: { cases: [{ id: "a", state: "new" }], size: 1 }, self: { claimed: 0 } });
});

test("nothing is read once the last reader has gone, and who comes back sees what happened meanwhile", async () => {
  const { source, truth, asked, happen } = makeSource();
  const feed = start(source);
  const one = await join(feed, "one", officer(1));
  feed.remove(one.stream);
  asked.length = 0;
  truth.cases.set("b", "new");
  feed.hear(happen("arrived", { key: "b" }));
  const again = await join(feed, "one", officer(1));
  expect(cases(again).map(({ id }) => id)).toEqual(["a", "b"]);
  truth.cases.set("c", "new");
  feed.hear(happen("arrived", { key: "c" }));
  await settles(() => [cases(again).length, size(again)]).toEqual([3, 3]);
  expect(asked.filter((what) => !what.startsWith("access")).sort()).toEqual(["all cases", "cases c", "own officer-1", "size", "size"]);
});

test("who is dismissed loses the stream; the other's access is not even asked", async () => {
  const { source, truth, asked, happen } = makeSource();
  const feed = start(source);
  const [one, other] = [await join(feed, "one", officer(1)), await join(feed, "other", officer(2))];
  await settles(() => asked.filter((what) => what.startsWith("access")).length).toBe(2);
  asked.length = 0;
  truth.mayRead.delete("one");
  truth.mayRead.delete("other");
  feed.hear(happen("dismissed", { key: "officer-1" }));
  await settles(() => one.bye).toBe("gone");
  expect(other.bye).toBeNull();
  expect(asked).toEqual(["digests of officer-1", "access of 1"]);
  feed.sweep();
  await settles(() => other.bye).toBe("gone");
});
