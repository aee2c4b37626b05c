import { expect, test } from "vitest";
import { byDay, daysAhead, localDay, sameWall } from "#components/ui/time/days";

const at = (iso: string) => Date.parse(iso);

test("the evening in Jakarta is still the afternoon in Riyadh, and already another day in Jayapura after ten", () => {
  const evening = at("2026-11-25T15:30:00Z");
  expect(localDay(evening, "Asia/Jakarta")).toBe("2026-11-25");
  expect(localDay(evening, "Asia/Riyadh")).toBe("2026-11-25");
  expect(localDay(evening, "Asia/Jayapura")).toBe("2026-11-26");
});

test.each([
  ["2026-11-25T12:00:00Z", "2026-11-25T16:59:00Z", 0],
  ["2026-11-25T12:00:00Z", "2026-11-25T17:00:00Z", 1],
  ["2026-11-25T16:59:00Z", "2026-11-25T17:01:00Z", 1],
  ["2026-11-25T12:00:00Z", "2026-12-02T12:00:00Z", 7],
  ["2026-11-25T12:00:00Z", "2026-11-24T12:00:00Z", -1],
])("from %s to %s there are %s midnights in Jakarta", (now, then, days) => {
  expect(daysAhead(at(then), at(now), "Asia/Jakarta")).toBe(days);
});

test("a day without its usual 24 hours is still one day", () => {
  expect(daysAhead(at("2026-03-29T10:00:00Z"), at("2026-03-28T22:30:00Z"), "Europe/Berlin")).toBe(1);
});

test("two zones that agree at the moment need no second time", () => {
  expect(sameWall(at("2026-11-25T12:00:00Z"), "Asia/Jakarta", "Asia/Bangkok")).toBe(true);
  expect(sameWall(at("2026-11-25T12:00:00Z"), "Asia/Jakarta", "Asia/Riyadh")).toBe(false);
});

test("rooms stand under the day on which they begin where the visitor is", () => {
  const rooms = ["2026-11-25T12:00:00Z", "2026-11-25T17:30:00Z", "2026-11-26T12:00:00Z"];
  const days = (zone: string) => byDay(rooms, Date.parse, zone).map(({ day, things }) => `${day} ${things.length}`);
  expect(days("Asia/Jakarta")).toEqual(["2026-11-25 1", "2026-11-26 2"]);
  expect(days("Asia/Riyadh")).toEqual(["2026-11-25 2", "2026-11-26 1"]);
});
