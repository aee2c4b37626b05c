import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { answering, isDatabaseLost, isDatabaseSilent, mayAsk, noteAnswer } from "#lib/platform/outage";

beforeEach(() => void vi.useFakeTimers({ toFake: ["performance"] }));
afterEach(() => {
  noteAnswer();
  vi.useRealTimers();
});

test("whoever has waited for a silent database is refused at once where it would wait for it again", () => {
  expect(mayAsk()).toBe(true);
  vi.advanceTimersByTime(2_000);
  noteAnswer(new Error("timeout expired"));
  expect(isDatabaseSilent()).toBe(true);
  expect(mayAsk()).toBe(false);
  vi.advanceTimersByTime(1_900);
  expect(mayAsk()).toBe(false);
  vi.advanceTimersByTime(2_100);
  expect([mayAsk(), mayAsk()]).toEqual([true, false]);
});

test("whoever is refused or waits during an outage is answered for want of the database, however slow the machine", () => {
  mayAsk();
  noteAnswer(new Error("timeout expired"));
  vi.advanceTimersByTime(4_500);
  mayAsk();
  vi.advanceTimersByTime(1_500);
  expect(isDatabaseLost()).toBe(true);
});

test("a request that has waited for a silent database is not the one that tries it anew, however slow its page is made", () => {
  const request = { isUnavailable: false };
  answering(request, () => expect(mayAsk()).toBe(true));
  noteAnswer(new Error("timeout expired"));
  vi.advanceTimersByTime(2_100);
  answering(request, () => expect(mayAsk()).toBe(false));
  answering({ isUnavailable: false }, () => expect(mayAsk()).toBe(true));
  noteAnswer();
  answering(request, () => expect(mayAsk()).toBe(true));
});

test("a database that answers is asked by everybody", () => {
  noteAnswer(new Error("timeout expired"));
  noteAnswer();
  expect([mayAsk(), mayAsk()]).toEqual([true, true]);
});
