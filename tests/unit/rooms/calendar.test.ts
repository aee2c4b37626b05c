import { expect, test } from "vitest";
import { calendarOf } from "#lib/rooms/calendar";

const room = {
  roomId: "0b3c1b1e-3d39-4c4e-9a53-6d2b8b6f7a01",
  slug: "forum-kerja-karawang",
  title: "Forum Kerja; Karawang, malam",
  purpose: "Angkat tangan,\nbicara dua menit.",
  zone: "Asia/Jakarta",
  rule: "FREQ=DAILY",
  startsAt: "2026-11-25T12:00:00.000Z",
  endsAt: "2026-11-25T15:00:00.000Z",
  moderators: [],
};
const words = {
  name: "Forum Kerja Karawang",
  language: "id",
  note: "Tidak ada yang direkam.",
  addressOf: (id: string) => `https://site.example/id/rooms/${id}`,
};
const unfolded = (text: string) => text.replace(/\r\n[ \t]/g, "");

test("a room stands in the calendar in UTC, under an identity that stays", () => {
  const file = unfolded(calendarOf([room], words));
  expect(file).toContain("DTSTART:20261125T120000Z");
  expect(file).toContain("DTEND:20261125T150000Z");
  expect(file).toContain(`UID:${room.roomId}@suara-kerja`);
  expect(file).toContain(`https://site.example/id/rooms/${room.roomId}`);
  expect(calendarOf([room], words)).toBe(calendarOf([room], words));
});

test("signs that mean something to a calendar are escaped, lines are short", () => {
  const file = calendarOf([room], words);
  expect(unfolded(file)).toContain("SUMMARY:Forum Kerja\\; Karawang\\, malam");
  expect(unfolded(file)).toContain("Angkat tangan\\,\\nbicara");
  for (const line of file.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
});
