// What subscribers read: parsed by another library than the one that writes.

import fc from "fast-check";
import ICAL from "ical.js";
import { describe, expect, test } from "vitest";
import { type CalendarSeries, roomCalendar, seriesCalendar } from "#lib/series/calendar";
import { occurrences } from "#lib/series/occurrences";

const series: CalendarSeries = {
  seriesId: "0b3c1b1e-3d39-4c4e-9a53-6d2b8b6f7a01",
  slug: "forum-kerja-karawang",
  title: "Forum Kerja; Karawang, malam",
  purpose: "Angkat tangan,\nbicara dua menit.",
  zone: "Asia/Jakarta",
  rule: "FREQ=DAILY",
  startsLocal: "2026-11-25T19:00",
  minutes: 180,
  revision: 0,
  revisedAt: "2026-11-20T02:00:00.000Z",
  endedAt: null,
  skipped: [],
};
const words = {
  language: "id",
  note: "Tidak ada yang direkam.",
  seriesAddress: "https://site.example/id/series/forum-kerja-karawang",
  addressOf: (id: string) => `https://site.example/id/rooms/${id}`,
};
const roomId = "5b0f3c9a-1111-4c4e-9a53-6d2b8b6f7a99";
const roomAt = (startsAt: string, endsAt: string, id = roomId) => ({ roomId: id, startsAt, endsAt });

/** The meetings in a calendar as its reader's program finds them: start and end as moments, with what stands on them. */
function read(file: string, from = "2026-11-24T00:00:00Z", to = "2026-12-06T00:00:00Z") {
  const calendar = new ICAL.Component(ICAL.parse(file));
  const zones = calendar.getAllSubcomponents("vtimezone").map((zone) => new ICAL.Timezone(zone));
  for (const zone of zones) ICAL.TimezoneService.register(zone);
  const events = calendar.getAllSubcomponents("vevent").map((event) => new ICAL.Event(event));
  const moved = events.filter((event) => event.isRecurrenceException());
  const found: { start: string; end: string; uid: string; url: string; sequence: number }[] = [];
  for (const event of events.filter((one) => !one.isRecurrenceException())) {
    for (const one of moved) if (one.uid === event.uid) event.relateException(one);
    const each = event.iterator();
    for (let next = each.next(); next && next.toJSDate() < new Date(to); next = each.next()) {
      const { startDate, endDate, item } = event.getOccurrenceDetails(next);
      if (startDate.toJSDate() < new Date(from)) continue;
      found.push({
        start: startDate.toJSDate().toISOString(),
        end: endDate.toJSDate().toISOString(),
        uid: item.uid,
        url: String(item.component.getFirstPropertyValue("url")),
        sequence: item.sequence,
      });
    }
  }
  return { calendar, zones: zones.map(({ tzid }) => tzid), found: found.sort((a, b) => a.start.localeCompare(b.start)) };
}

describe("a subscribed forum", () => {
  test("meets at 19:00 in Jakarta every day, which is 17:45 in Kathmandu", () => {
    const { found, zones } = read(seriesCalendar(series, [], words));
    expect(zones).toEqual(["Asia/Jakarta"]);
    expect(found).toHaveLength(11);
    expect(found[0]).toMatchObject({ start: "2026-11-25T12:00:00.000Z", end: "2026-11-25T15:00:00.000Z", url: words.seriesAddress });
    const inKathmandu = new Intl.DateTimeFormat("en-GB", { timeZone: "Asia/Kathmandu", timeStyle: "short" });
    expect(new Set(found.map(({ start }) => inKathmandu.format(new Date(start))))).toEqual(new Set(["17:45"]));
  });

  test.each(["Asia/Jakarta", "Asia/Makassar", "Asia/Riyadh", "Asia/Dubai", "Asia/Kathmandu", "UTC"])(
    "meets in %s when its rooms do, on the days of its week",
    (zone) => {
      const weekly = { ...series, zone, rule: "FREQ=WEEKLY;BYDAY=MO,TH" };
      const { found } = read(seriesCalendar(weekly, [], words));
      const due = occurrences(weekly, new Date("2026-11-24T00:00:00Z"), new Date("2026-12-06T00:00:00Z"));
      expect(found.map(({ start }) => start)).toEqual(due.map(({ startsAt }) => startsAt.toISOString()));
      expect(found.length).toBeGreaterThan(2);
    },
  );

  test("does not meet on its days off", () => {
    const { found } = read(seriesCalendar({ ...series, skipped: ["2026-11-27", "2026-12-01"] }, [], words));
    const days = found.map(({ start }) => start.slice(0, 10));
    expect(days).not.toContain("2026-11-27");
    expect(days).not.toContain("2026-12-01");
    expect(found).toHaveLength(9);
  });

  test("shows a moved room at its own hour, once, and leads to it", () => {
    const rooms = [roomAt("2026-11-26T14:00:00.000Z", "2026-11-26T15:30:00.000Z")];
    const { found } = read(seriesCalendar(series, rooms, words));
    expect(found).toHaveLength(11);
    const day = found.filter(({ start }) => start.startsWith("2026-11-26"));
    expect(day).toMatchObject([{ start: rooms[0]?.startsAt, end: rooms[0]?.endsAt, url: words.addressOf(roomId) }]);
    expect(new Set(found.map(({ uid }) => uid)).size).toBe(1);
  });

  test("says nothing twice of a room that is where the timetable has it", () => {
    const rooms = [roomAt("2026-11-26T12:00:00.000Z", "2026-11-26T15:00:00.000Z")];
    expect(seriesCalendar(series, rooms, words)).toBe(seriesCalendar(series, [], words));
  });

  test("keeps a room that is on beside a new one of the same day", () => {
    const rooms = [
      roomAt("2026-11-26T12:00:00.000Z", "2026-11-26T15:00:00.000Z"),
      roomAt("2026-11-26T13:00:00.000Z", "2026-11-26T16:00:00.000Z", "5b0f3c9a-2222-4c4e-9a53-6d2b8b6f7a99"),
    ];
    const { found } = read(seriesCalendar({ ...series, startsLocal: "2026-11-25T20:00" }, rooms, words));
    expect(found.filter(({ start }) => start.startsWith("2026-11-26")).map(({ start }) => start.slice(11, 16))).toEqual(["12:00", "13:00"]);
  });

  test("has an identity that no fetch changes, and a number that every change raises", () => {
    expect(seriesCalendar(series, [], words)).toBe(seriesCalendar(series, [], words));
    const later = { ...series, startsLocal: "2026-11-25T20:00", revision: 1, revisedAt: "2026-11-24T02:00:00.000Z" };
    const [before, after] = [series, later].map((one) => read(seriesCalendar(one, [], words)));
    expect(after?.found[0]?.uid).toBe(before?.found[0]?.uid);
    expect([before?.found[0]?.sequence, after?.found[0]?.sequence]).toEqual([0, 1]);
    expect(String(after?.calendar.getFirstSubcomponent("vevent")?.getFirstPropertyValue("last-modified"))).toBe("2026-11-24T02:00:00Z");
  });

  test("ends when it was stopped, and is cancelled as a whole when it never began", () => {
    const { found } = read(seriesCalendar({ ...series, endedAt: "2026-11-28T05:00:00.000Z" }, [], words));
    expect(found.map(({ start }) => start.slice(0, 10))).toEqual(["2026-11-25", "2026-11-26", "2026-11-27"]);
    const never = seriesCalendar({ ...series, endedAt: "2026-11-21T05:00:00.000Z" }, [], words);
    const before = read(seriesCalendar(series, [], words)).found[0];
    expect(read(never).found).toMatchObject([{ uid: before?.uid }]);
    expect(read(never).calendar.getFirstSubcomponent("vevent")?.getFirstPropertyValue("status")).toBe("CANCELLED");
  });

  test("stands room by room in UTC where clocks change", () => {
    const berlin = { ...series, zone: "Europe/Berlin", startsLocal: "2026-10-24T19:00" };
    const due = occurrences(berlin, new Date("2026-10-24T00:00:00Z"), new Date("2026-10-27T00:00:00Z"));
    const rooms = due.map(({ startsAt, endsAt }) => roomAt(startsAt.toISOString(), endsAt.toISOString()));
    const { found, zones } = read(seriesCalendar(berlin, rooms, words), "2026-10-20T00:00:00Z", "2026-10-30T00:00:00Z");
    expect(zones).toEqual([]);
    expect(found.map(({ start }) => start.slice(11, 16))).toEqual(["17:00", "18:00", "18:00"]);
    expect(new Set(found.map(({ uid }) => uid)).size).toBe(3);
  });
});

describe("one room", () => {
  const room = roomAt("2026-11-26T12:00:00.000Z", "2026-11-26T15:00:00.000Z");

  test("stands in the zone of its forum, leads to itself, and reminds half an hour ahead", () => {
    const { calendar, found, zones } = read(roomCalendar(series, room, words));
    expect(zones).toEqual(["Asia/Jakarta"]);
    expect(found).toMatchObject([{ start: room.startsAt, end: room.endsAt, url: words.addressOf(roomId) }]);
    const event = calendar.getFirstSubcomponent("vevent");
    expect(event?.getFirstProperty("dtstart")?.getParameter("tzid")).toBe("Asia/Jakarta");
    expect(String(event?.getFirstPropertyValue("dtstart"))).toBe("2026-11-26T19:00:00");
    expect(String(event?.getFirstSubcomponent("valarm")?.getFirstPropertyValue("trigger"))).toBe("-PT30M");
  });

  test("is the same event when its row was replaced, and says that it moved", () => {
    const other = roomAt("2026-11-26T13:00:00.000Z", "2026-11-26T16:00:00.000Z", "5b0f3c9a-2222-4c4e-9a53-6d2b8b6f7a99");
    const [before] = read(roomCalendar(series, room, words)).found;
    const [after] = read(roomCalendar({ ...series, revision: 3 }, other, words)).found;
    expect(after?.uid).toBe(before?.uid);
    expect(after).toMatchObject({ sequence: 3, start: other.startsAt });
  });

  test("keeps signs that mean something to a calendar, in short lines, and names nobody as attending", () => {
    const file = roomCalendar(series, room, words);
    const event = read(file).calendar.getFirstSubcomponent("vevent");
    expect(event?.getFirstPropertyValue("summary")).toBe(series.title);
    expect(event?.getFirstPropertyValue("description")).toContain(series.purpose);
    expect(event?.getFirstPropertyValue("class")).toBe("PRIVATE");
    for (const line of file.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(file).not.toContain("ATTENDEE");
  });
});

describe("every file is as RFC 5545 has it, whatever somebody called their forum (I-05)", () => {
  const room = roomAt("2026-11-26T12:00:00.000Z", "2026-11-26T15:00:00.000Z");
  const hostile = "Forum\r\nATTENDEE:mailto:x@y.test\r\nBEGIN:VEVENT\nEND:VCALENDAR; a, b\\n \u0001\u0085";
  const text = fc.oneof(
    fc.string({ unit: "grapheme", minLength: 1, maxLength: 120 }),
    fc.string({ unit: fc.constantFrom(..."\r\n;,\\: \tABEGIN\u0000\u2028🧑ك"), minLength: 1, maxLength: 200 }),
    fc.constant(hostile),
  );

  function judge(file: string, events: number) {
    expect(file.endsWith("END:VCALENDAR\r\n")).toBe(true);
    expect(file.startsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")).toBe(true);
    expect(file.match(/^CALSCALE:GREGORIAN\r$/gm)).toHaveLength(1);
    expect(file.replaceAll("\r\n", "")).not.toMatch(/[^\P{Cc}\t]/u);
    const lines = file.split("\r\n");
    for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    const plain = file.replaceAll("\r\n ", "").split("\r\n");
    // Properties stand before the components of the same one, and a time zone before what is in it.
    const begins = plain.filter((line) => line.startsWith("BEGIN:")).map((line) => line.slice(6));
    expect(begins.filter((name) => name === "VEVENT")).toHaveLength(events);
    if (begins.includes("VTIMEZONE")) expect(begins[1]).toBe("VTIMEZONE");
    for (const [at, line] of plain.entries()) {
      if (line.startsWith("END:") && plain[at + 1]) expect(plain[at + 1]).toMatch(/^(BEGIN|END):/);
    }
    const calendar = new ICAL.Component(ICAL.parse(file));
    for (const event of calendar.getAllSubcomponents("vevent")) {
      for (const name of ["dtstamp", "uid", "dtstart", "summary"]) expect(event.getAllProperties(name), name).toHaveLength(1);
      expect(event.getAllProperties("attendee")).toEqual([]);
    }
    expect(calendar.getAllProperties("attendee")).toEqual([]);
    return calendar;
  }

  test("one room", () =>
    fc.assert(
      fc.property(text, text, (title, purpose) => {
        const calendar = judge(roomCalendar({ ...series, title, purpose }, room, words), 1);
        const said = title.replace(/\p{Cc}+/gu, " ").trim();
        expect(calendar.getFirstPropertyValue("name") ?? "").toBe(said.replace(/[\\;,]/g, "\\$&"));
        expect(calendar.getFirstSubcomponent("vevent")?.getFirstPropertyValue("summary") ?? "").toBe(said);
        expect(String(calendar.getFirstSubcomponent("vevent")?.getFirstPropertyValue("description"))).toContain(words.note);
      }),
      { numRuns: 300 },
    ));

  test.each([
    ["a forum", series, [], 1],
    ["one that was stopped before it began", { ...series, endedAt: "2026-11-21T05:00:00.000Z" }, [], 1],
    ["one of UTC", { ...series, zone: "UTC" }, [], 1],
    ["one where clocks change, without a room", { ...series, zone: "Europe/Berlin" }, [], 1],
    ["one whose first day is none", { ...series, startsLocal: "0000-01-01T00:00" }, [], 1],
    ["one with a room at another hour", series, [roomAt("2026-11-26T15:00:00.000Z", "2026-11-26T18:00:00.000Z")], 2],
  ] as const)("%s", (_name, one, rooms, events) => {
    judge(seriesCalendar({ ...one, title: hostile, skipped: ["2026-11-28"] }, rooms, words), events);
  });
});
