// The live stream as a screen reads it: what it says of the connection, and when.
import { expect, test, vi } from "vitest";
import { openStream, type StreamState } from "#lib/platform/live/browser";
import type { ByeFrame } from "#lib/platform/live/frame";
import { answers, line, lines, pageOfEachTest } from "#tests/fakes/page";

pageOfEachTest();

/** Opens the stream of a room; answers what it says. */
function read({ bye = ({ delayMs }: ByeFrame) => delayMs } = {}) {
  const states: StreamState[] = [];
  const refused = vi.fn();
  const stream = openStream("/live/rooms/room", {
    onSnapshot: () => undefined,
    beatMs: () => null,
    onState: (at) => states.push(at),
    onBye: bye,
    onRefused: refused,
  });
  return { stream, refused, last: () => states.at(-1) };
}

const snapshot = () => ({ revision: 1, now: 0, snapshot: { public: {}, moderators: null, self: null } });

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
