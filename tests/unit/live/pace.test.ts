// Work that is asked for more often than it may be done.
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { pace } from "#lib/platform/live/pace";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const never = () => {
  throw new Error("no failure was expected");
};

test("after a quiet time it is done at once; a hundred wishes in a moment are two", async () => {
  let runs = 0;
  const one = pace(500, async () => void runs++, never);
  for (let n = 0; n < 100; n++) one.ask();
  await vi.advanceTimersByTimeAsync(0);
  expect(runs).toBe(1);
  await vi.advanceTimersByTimeAsync(499);
  expect(runs).toBe(1);
  await vi.advanceTimersByTimeAsync(2);
  expect(runs).toBe(2);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(runs).toBe(2);
});

test("it never runs beside itself, and rests as long as it took", async () => {
  let running = 0;
  let most = 0;
  const starts: number[] = [];
  const one = pace(
    100,
    async () => {
      starts.push(performance.now());
      most = Math.max(most, ++running);
      await new Promise((resolve) => setTimeout(resolve, 200));
      running--;
    },
    never,
  );
  for (let ms = 0; ms < 2_900; ms += 20) {
    one.ask();
    await vi.advanceTimersByTimeAsync(20);
  }
  expect(most).toBe(1);
  expect(starts.length).toBe(8);
});

test("a failure is told, and tried again at the same pace", async () => {
  let tries = 0;
  const told: unknown[] = [];
  const one = pace(
    500,
    async () => {
      if (++tries < 3) throw new Error("database away");
    },
    (error) => told.push(error),
  );
  one.ask();
  await vi.advanceTimersByTimeAsync(1_100);
  expect(tries).toBe(3);
  expect(told).toHaveLength(2);
});

test("stopped, it does nothing more", async () => {
  let runs = 0;
  const one = pace(500, async () => void runs++, never);
  one.ask();
  one.ask();
  one.stop();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(runs).toBe(1);
});
