// The waits between two attempts, and the store that screens read.
import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { backoffMs, createStore, silent } from "#lib/platform/voice/state";

test("the first wait is short and different for everybody; none is longer than thirty seconds", () => {
  fc.assert(
    fc.property(fc.nat(40), fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (attempt, drawn) => {
      const ms = backoffMs(attempt, () => drawn);
      expect(ms).toBeLessThanOrEqual(30_000);
      expect(ms).toBeGreaterThanOrEqual(attempt === 0 ? 0 : Math.min(30_000, 1_000 * 2 ** attempt) / 2);
      if (attempt === 0) expect(ms).toBeLessThanOrEqual(1_000);
    }),
  );
});

test("a reader is told of a change, once, and sees the same object until the next", () => {
  const store = createStore(silent);
  const told = vi.fn();
  const stop = store.subscribe(told);
  store.set({ status: "idle" });
  expect(told).not.toHaveBeenCalled();
  expect(store.get()).toBe(silent);
  store.set({ status: "connecting" });
  expect(told).toHaveBeenCalledTimes(1);
  expect(store.get()).toBe(store.get());
  stop();
  store.set({ status: "live" });
  expect(told).toHaveBeenCalledTimes(1);
});
