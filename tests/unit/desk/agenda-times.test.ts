import { expect, test } from "vitest";
import type { Segment } from "#lib/series/view";
import { agendaLines, minutesLeft } from "../../../components/desk/tabs/agenda-times.ts";

const minute = 60_000;
const agenda: Segment[] = [
  { kind: "opening", title: "Pembukaan", minutes: 10 },
  { kind: "pitch", title: "Pitch", minutes: 60 },
  { kind: "closing", title: "Penutup", minutes: 5 },
];

test("before the room opens the agenda stands as planned", () => {
  const lines = agendaLines({ agenda, startsAt: 0, segment: 0, segmentAt: null });
  expect(lines.map((line) => line.at)).toEqual([0, 10 * minute, 70 * minute]);
  expect(lines.map((line) => line.state)).toEqual(["coming", "coming", "coming"]);
});

test("from the open segment on the hours follow its real beginning", () => {
  const lines = agendaLines({ agenda, startsAt: 0, segment: 1, segmentAt: 25 * minute });
  expect(lines.map((line) => line.at)).toEqual([0, 25 * minute, 85 * minute]);
  expect(lines.map((line) => line.state)).toEqual(["past", "open", "coming"]);
});

test("the rest of a segment is told in started minutes, and is nothing when its time is over", () => {
  expect(minutesLeft({ agenda, segment: 0, segmentAt: 0 }, 9 * minute + 1)).toBe(1);
  expect(minutesLeft({ agenda, segment: 0, segmentAt: 0 }, 11 * minute)).toBe(0);
  expect(minutesLeft({ agenda, segment: 0, segmentAt: null }, 0)).toBeNull();
  expect(minutesLeft({ agenda: [], segment: 0, segmentAt: 0 }, 0)).toBeNull();
});
