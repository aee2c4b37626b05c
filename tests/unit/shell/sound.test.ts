import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { carriedSound, carryHeard, carryHeardToProvider, carryOverReload, holdSound, opensSoftly } from "#components/shell/sound";

/** The document began with this page. */
const begunAt = (path: string, type = "navigate") => {
  vi.stubGlobal("location", { origin: "https://suarakerja.example" });
  const begun = { name: `https://suarakerja.example${path}`, type } as unknown as PerformanceEntry;
  vi.spyOn(performance, "getEntriesByType").mockReturnValue([begun]);
};

beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal("sessionStorage", {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  });
});
afterEach(() => {
  holdSound(null);
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

test("a speaker who opens another room's page stays in the document, and is heard on", () => {
  begunAt("/id/rooms/one");
  holdSound("one");
  expect([opensSoftly(), carriedSound()]).toEqual([true, null]);
});

test("a listener who began on the front page gets the room's page with its right to a microphone, and hears the same room after the load", () => {
  begunAt("/id");
  holdSound("one");
  expect([opensSoftly(), carriedSound(), carriedSound()]).toEqual([false, "one", null]);
});

test("whoever hears nothing loads the room's page, and nothing begins to play there", () => {
  begunAt("/id/rooms/one");
  expect([opensSoftly(), carriedSound()]).toEqual([false, null]);
});

test("whoever reloads while listening hears the room again, once", () => {
  begunAt("/id/vacancies", "reload");
  carryOverReload("one");
  expect([carriedSound(), carriedSound()]).toEqual(["one", null]);
});

test("whoever opens another page by its address, or comes back a day later, hears nothing there", () => {
  vi.useFakeTimers();
  begunAt("/id/vacancies");
  carryOverReload("one");
  expect(carriedSound()).toBeNull();
  begunAt("/id/vacancies", "reload");
  carryOverReload("one");
  vi.advanceTimersByTime(24 * 60 * 60_000);
  expect(carriedSound()).toBeNull();
});

test("whoever takes five minutes at a provider hears the room when they come back, though the page was left meanwhile", () => {
  vi.useFakeTimers();
  begunAt("/id");
  holdSound("one");
  carryHeardToProvider();
  carryOverReload("one");
  vi.advanceTimersByTime(5 * 60_000);
  expect(carriedSound()).toBe("one");
  carryHeard();
  vi.advanceTimersByTime(5 * 60_000);
  expect(carriedSound()).toBeNull();
});
