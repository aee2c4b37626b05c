import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { carriedSound, holdSound, opensSoftly } from "#components/shell/sound";

/** The document began with this page. */
const begunAt = (path: string) => {
  vi.stubGlobal("location", { origin: "https://suarakerja.example" });
  vi.spyOn(performance, "getEntriesByType").mockReturnValue([{ name: `https://suarakerja.example${path}` } as PerformanceEntry]);
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
