import { describe, expect, it } from "vitest";
import { mayCheckMicrophone, placeNews, titleMark } from "#lib/rooms/screen/queue-position";
import type { MyTicket } from "#lib/rooms/view";

const ticket = (change: Partial<MyTicket>): MyTicket => ({
  ticketId: "t",
  number: 27,
  state: "queued",
  place: 4,
  estimateMinutes: 10,
  until: null,
  card: { roleWanted: "Teknisi las", field: "Manufaktur", city: "Karawang", line: "Empat tahun", firstTime: true },
  ...change,
});

describe("news of one's place", () => {
  it.each([
    [6, 5, 5],
    [5, 4, null],
    [4, 3, 3],
    [6, 2, 3],
    [2, 1, 1],
    [7, 1, 1],
    [1, 1, null],
    [1, 4, null],
    [null, 12, null],
    [null, 1, 1],
    [1, null, null],
  ])("from %s to %s tells %s", (before, after, told) => {
    expect(placeNews(before, after)).toBe(told);
  });
});

describe("the green room", () => {
  it("opens for the next three and for a kept place", () => {
    expect(mayCheckMicrophone(ticket({ place: 4 }))).toBe(false);
    expect(mayCheckMicrophone(ticket({ place: 3 }))).toBe(true);
    expect(mayCheckMicrophone(ticket({ state: "held", place: null }))).toBe(true);
    expect(mayCheckMicrophone(null)).toBe(false);
  });
});

describe("the tab's title", () => {
  it("says the place, the call and the stage", () => {
    expect(titleMark(ticket({}))).toEqual({ kind: "place", place: 4 });
    expect(titleMark(ticket({ state: "called", place: null }))).toEqual({ kind: "called" });
    expect(titleMark(ticket({ state: "on_stage", place: null }))).toEqual({ kind: "on_stage" });
    expect(titleMark(null)).toBeNull();
  });
});
