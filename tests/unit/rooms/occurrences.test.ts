import { describe, expect, test } from "vitest";
import { fault, localDateOf, occurrences, ruleOf } from "#lib/rooms/occurrences";

const at = (text: string) => new Date(text);
const starts = (...args: Parameters<typeof occurrences>) => occurrences(...args).map(({ startsAt }) => startsAt.toISOString());

test("the tests run in a zone that nobody expects", () => {
  expect(new Date("2026-11-25T00:00:00Z").getTimezoneOffset()).toBe(-345);
});

test("a forum at 19:00 in Jakarta is at 12:00 UTC every day", () => {
  const daily = { zone: "Asia/Jakarta", rule: "FREQ=DAILY", startsLocal: "2026-11-20T19:00", minutes: 180 };
  expect(starts(daily, at("2026-11-25T04:00:00Z"), at("2026-11-28T04:00:00Z"))).toEqual([
    "2026-11-25T12:00:00.000Z",
    "2026-11-26T12:00:00.000Z",
    "2026-11-27T12:00:00.000Z",
  ]);
  expect(occurrences(daily, at("2026-11-25T04:00:00Z"), at("2026-11-26T04:00:00Z"))[0]?.endsAt.toISOString()).toBe(
    "2026-11-25T15:00:00.000Z",
  );
});

test("a forum of the Gulf meets on its own weekdays, also where the UTC day is another", () => {
  const late = { zone: "Asia/Riyadh", rule: "FREQ=WEEKLY;BYDAY=SU,TU", startsLocal: "2026-11-01T01:30", minutes: 60 };
  // Sunday 01:30 in Riyadh is still Saturday in UTC.
  expect(starts(late, at("2026-11-28T00:00:00Z"), at("2026-12-02T00:00:00Z"))).toEqual([
    "2026-11-28T22:30:00.000Z",
    "2026-11-30T22:30:00.000Z",
  ]);
});

test("19:00 stays 19:00 where clocks are put back", () => {
  const berlin = { zone: "Europe/Berlin", rule: "FREQ=DAILY", startsLocal: "2026-10-01T19:00", minutes: 60 };
  expect(starts(berlin, at("2026-10-24T00:00:00Z"), at("2026-10-27T00:00:00Z"))).toEqual([
    "2026-10-24T17:00:00.000Z",
    "2026-10-25T18:00:00.000Z",
    "2026-10-26T18:00:00.000Z",
  ]);
});

test("a skipped day is a local date", () => {
  const late = { zone: "Asia/Jakarta", rule: "FREQ=DAILY", startsLocal: "2026-11-20T03:00", minutes: 60 };
  expect(starts(late, at("2026-11-24T00:00:00Z"), at("2026-11-27T00:00:00Z"), ["2026-11-26"])).toEqual([
    "2026-11-24T20:00:00.000Z",
    "2026-11-26T20:00:00.000Z",
  ]);
});

test("nothing meets before the first day", () => {
  const later = { zone: "Asia/Jakarta", rule: "FREQ=DAILY", startsLocal: "2026-12-01T19:00", minutes: 60 };
  expect(starts(later, at("2026-11-25T00:00:00Z"), at("2026-12-02T00:00:00Z"))).toEqual(["2026-12-01T12:00:00.000Z"]);
});

test("all seven days are every day", () => {
  expect(ruleOf(["SU", "MO", "TU", "WE", "TH", "FR", "SA"])).toBe("FREQ=DAILY");
  expect(ruleOf(["FR", "MO"])).toBe("FREQ=WEEKLY;BYDAY=MO,FR");
});

test("the local date is that of the zone", () => {
  expect(localDateOf(at("2026-11-25T18:00:00Z"), "Asia/Jakarta")).toBe("2026-11-26");
  expect(localDateOf(at("2026-11-25T18:00:00Z"), "Asia/Riyadh")).toBe("2026-11-25");
});

describe("a timetable that cannot be kept is named by its field", () => {
  const good = { zone: "Asia/Jakarta", rule: "FREQ=DAILY", startsLocal: "2026-11-25T19:00", minutes: 60 };
  test.each([
    [good, null],
    [{ ...good, zone: "Jakarta" }, "zone"],
    [{ ...good, zone: "Asia/Atlantis" }, "zone"],
    [{ ...good, zone: "+07:00" }, "zone"],
    [{ ...good, startsLocal: "2026-02-31T19:00" }, "startsLocal"],
    [{ ...good, startsLocal: "2026-11-25T25:00" }, "startsLocal"],
  ] as const)("%o: %s", (timetable, field) => {
    expect(fault(timetable)).toBe(field);
  });
});
