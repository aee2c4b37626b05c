// The live stream as a screen reads it: what it says of the connection, and when.
import { expect, test, vi } from "vitest";
import { announceRenewal } from "#lib/platform/auth/renewal";
import { openStream, type StreamState } from "#lib/platform/live/browser";
import type { ByeFrame } from "#lib/platform/live/frame";
import { answers, line, lines, pageOfEachTest } from "#tests/fakes/page";

pageOfEachTest();

/** Opens the stream of a room; answers what it says. */
function read({ bye = ({ delayMs }: ByeFrame) => delayMs, beatMs = () => null as number | null } = {}) {
  const states: StreamState[] = [];
  const shown: [snapshot: unknown, serverNow: number][] = [];
  const refused = vi.fn();
  const stream = openStream("/live/rooms/room", {
    onSnapshot: (next, serverNow) => shown.push([next, serverNow]),
    beatMs,
    onState: (at) => states.push(at),
    onBye: bye,
    onRefused: refused,
  });
  return { stream, refused, states, shown, last: () => states.at(-1) };
}

const snapshot = (beatMs = 2_000) => ({ revision: 1, now: 0, beatMs, snapshot: { public: {}, moderators: null, self: null } });

test("a network that the browser knows to be gone is said at once", () => {
  const { last } = read();
  line().say("snapshot", snapshot());
  window.dispatchEvent(new Event("offline"));
  expect(last()).toBe("lost");
});

test("whose stream is ended comes back when its reader says, the haste of a speaker included", () => {
  vi.useFakeTimers();
  read({ bye: () => 500 });
  line().say("bye", { delayMs: 9_000, reason: "restart" });
  vi.advanceTimersByTime(499);
  expect(lines).toHaveLength(1);
  vi.advanceTimersByTime(1);
  expect(lines).toHaveLength(2);
});

test.each([
  [404, 1],
  [401, 1],
  [503, 0],
])("a refusal with %i is told %i times, and tried again", async (status, times) => {
  vi.useFakeTimers();
  answers.set("/live/rooms/room/events", () => new Response(null, { status }));
  const { refused } = read();
  line().refuse();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(refused).toHaveBeenCalledTimes(times);
  expect(lines.length).toBeGreaterThan(1);
});

test("after closing nothing is opened or told any more", async () => {
  vi.useFakeTimers();
  const { stream, last } = read();
  line().say("snapshot", snapshot());
  stream.close();
  window.dispatchEvent(new Event("offline"));
  await vi.advanceTimersByTimeAsync(120_000);
  expect(last()).toBe("open");
  expect(lines).toHaveLength(1);
});

const patch = (revision: number, set: Record<string, unknown>) => ({ revision, now: revision, audience: "public", set });

test("each patch is shown as the whole, with the server's time", () => {
  const { shown } = read();
  line().say("snapshot", {
    revision: 1,
    now: 1,
    beatMs: 2_000,
    snapshot: { public: { hands: 1, title: "Forum" }, moderators: null, self: null },
  });
  line().say("patch", patch(2, { hands: 2 }));
  expect(shown.at(-1)).toEqual([{ public: { hands: 2, title: "Forum" }, moderators: null, self: null }, 2]);
});

test.each([
  ["a frame is missing", 3],
  ["a frame comes twice", 1],
])("the whole is asked for again when %s, and what the old stream still says is not shown", (_when, revision) => {
  const { shown } = read();
  const old = line();
  old.say("snapshot", snapshot());
  old.say("patch", patch(revision, { hands: 9 }));
  expect(lines).toHaveLength(2);
  expect(old.readyState).toBe(2);
  old.say("snapshot", snapshot());
  expect(shown).toHaveLength(1);
});

test("a patch before any snapshot shows nothing and asks for the whole", () => {
  const { shown } = read();
  line().say("patch", patch(1, { hands: 9 }));
  expect(shown).toEqual([]);
  expect(lines).toHaveLength(2);
});

test("a frozen network is told four seconds after the server's last word, to a listener too, and its end with the next word", () => {
  vi.useFakeTimers();
  const { last, states } = read();
  line().say("snapshot", snapshot());
  vi.advanceTimersByTime(3_000);
  line().say("beat", { now: 3_000 });
  vi.advanceTimersByTime(3_999);
  expect(last()).toBe("open");
  vi.advanceTimersByTime(1);
  expect(last()).toBe("lost");
  line().say("patch", patch(2, {}));
  expect(states.slice(-2)).toEqual(["lost", "open"]);
  expect(lines).toHaveLength(1);
});

test("whoever only looks in is told after two of the rare beats that they are sent", () => {
  vi.useFakeTimers();
  const { last } = read();
  line().say("snapshot", snapshot(25_000));
  vi.advanceTimersByTime(49_999);
  expect(last()).toBe("open");
  vi.advanceTimersByTime(1);
  expect(last()).toBe("lost");
});

test("out of a frozen network another connection is tried, and the screen says that it is lost until that one shows something", () => {
  vi.useFakeTimers();
  const { last, states } = read();
  line().say("snapshot", snapshot());
  vi.advanceTimersByTime(13_999);
  expect(lines).toHaveLength(1);
  vi.advanceTimersByTime(1);
  expect(lines).toHaveLength(2);
  expect(last()).toBe("lost");
  vi.advanceTimersByTime(30_000);
  expect(lines).toHaveLength(3);
  expect(states).toEqual(["connecting", "open", "lost"]);
  line().say("snapshot", snapshot());
  expect(last()).toBe("open");
});

test("a session that has another token is read with it at once, in every tab", () => {
  const { stream } = read();
  line().say("snapshot", snapshot());
  announceRenewal();
  expect(lines).toHaveLength(2);
  stream.close();
  announceRenewal();
  expect(lines).toHaveLength(2);
});

test("the clock of a reader is the server's", () => {
  vi.useFakeTimers({ now: 1_000 });
  const { stream } = read();
  line().say("snapshot", { ...snapshot(), now: 61_000 });
  vi.advanceTimersByTime(500);
  expect(stream.serverNow()).toBe(61_500);
});

test("tries that fail wait longer and longer, thirty seconds at most, and start anew after a snapshot", async () => {
  vi.useFakeTimers();
  const random = vi.spyOn(Math, "random").mockReturnValue(1);
  read();
  const waits: number[] = [];
  for (let attempt = 0; attempt < 7; attempt += 1) {
    const before = lines.length;
    line().refuse();
    let waited = 0;
    while (lines.length === before) {
      await vi.advanceTimersByTimeAsync(500);
      waited += 500;
    }
    waits.push(waited);
  }
  random.mockRestore();
  expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
  line().say("snapshot", snapshot());
  line().refuse();
  const before = lines.length;
  await vi.advanceTimersByTimeAsync(1_000);
  expect(lines).toHaveLength(before + 1);
});

/** Counts the beats that a reader with this pace sends. */
function beats(reply: () => Response) {
  let count = 0;
  answers.set("/live/rooms/room/beat", () => {
    count += 1;
    return reply();
  });
  return () => count;
}

test("a speaker's browser says that it is here as often as it is asked to, and not after the stream is closed", async () => {
  vi.useFakeTimers();
  const count = beats(() => new Response(null, { status: 204 }));
  const { stream } = read({ beatMs: () => 1_500 });
  line().say("snapshot", snapshot());
  await vi.advanceTimersByTimeAsync(3_000);
  expect(count()).toBe(3);
  stream.close();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(count()).toBe(3);
});

test("whoever has no place sends no beats, and begins with the snapshot that gives one", async () => {
  vi.useFakeTimers();
  let pace: number | null = null;
  const count = beats(() => new Response(null, { status: 204 }));
  read({ beatMs: () => pace });
  line().say("snapshot", snapshot());
  await vi.advanceTimersByTimeAsync(10_000);
  expect(count()).toBe(0);
  pace = 1_500;
  line().say("patch", patch(2, {}));
  await vi.advanceTimersByTimeAsync(0);
  expect(count()).toBe(1);
});

test("a tab that comes back from the background opens a dead stream at once, and leaves a living one alone", () => {
  vi.useFakeTimers();
  read();
  line().say("snapshot", snapshot());
  document.dispatchEvent(new Event("visibilitychange"));
  expect(lines).toHaveLength(1);
  line().close();
  document.dispatchEvent(new Event("visibilitychange"));
  expect(lines).toHaveLength(2);
  window.dispatchEvent(new Event("online"));
  expect(lines).toHaveLength(3);
});
