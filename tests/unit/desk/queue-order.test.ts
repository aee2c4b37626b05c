import { expect, test } from "vitest";
import { counts, filtered, isStageFull, nextOf, steady, waitedMinutes } from "../../../components/desk/queue/queue-order.ts";
import type { QueueTicket, TurnView } from "../../../lib/rooms/view.ts";

const hand = (number: number, over: Partial<QueueTicket> & { firstTime?: boolean } = {}): QueueTicket => ({
  ticketId: `t${number}`,
  seatId: `s${number}`,
  number,
  state: "queued",
  name: `Penjahit ${number}`,
  seed: "seed",
  card: { roleWanted: "penjahit", field: "garmen", city: "Karawang", line: "enam tahun", firstTime: over.firstTime ?? false },
  pinRef: null,
  raisedAt: 0,
  away: false,
  turnsBefore: 0,
  ...over,
});
const numbers = (rows: { ticket: QueueTicket }[]) => rows.map((row) => row.ticket.number);

test("the list follows the server's order while nobody points at it", () => {
  const before = steady([], [hand(1), hand(2)], false);
  expect(numbers(steady(before, [hand(2), hand(3)], false))).toEqual([2, 3]);
});

test("nothing moves under the pointer: who left stays in place, who came stands last", () => {
  const before = steady([], [hand(1), hand(2), hand(3)], false);
  const rows = steady(before, [hand(9), hand(3), hand(1)], true);
  expect(numbers(rows)).toEqual([1, 2, 3, 9]);
  expect(rows.map((row) => row.gone)).toEqual([false, true, false, false]);
});

test("a row under the pointer still shows what changed about its person", () => {
  const before = steady([], [hand(1)], false);
  expect(steady(before, [hand(1, { state: "called" })], true)[0]?.ticket.state).toBe("called");
});

test("somebody who left and came back is no longer marked as gone", () => {
  const left = steady(steady([], [hand(1)], false), [], true);
  expect(left[0]?.gone).toBe(true);
  expect(steady(left, [hand(1)], true)[0]?.gone).toBe(false);
});

test("filters show first-timers and those for the pinned vacancy", () => {
  const rows = steady([], [hand(1, { firstTime: true }), hand(2, { pinRef: "vacancy:a" }), hand(3, { pinRef: "vacancy:b" })], false);
  expect(numbers(filtered(rows, "first", null))).toEqual([1]);
  expect(numbers(filtered(rows, "pin", "vacancy:a"))).toEqual([2]);
  expect(numbers(filtered(rows, "pin", null))).toEqual([]);
  expect(numbers(filtered(rows, "all", null))).toEqual([1, 2, 3]);
});

test("whoever has been called no longer counts as waiting, and is not next", () => {
  const queue = [hand(1, { state: "called", firstTime: true }), hand(2, { firstTime: true }), hand(3, { state: "held" })];
  expect(counts(queue, null)).toEqual({ all: 2, first: 1, pin: 0 });
  expect(nextOf(queue)?.number).toBe(2);
  expect(nextOf([])).toBeNull();
});

test("waiting is counted in whole minutes and never below zero", () => {
  expect(waitedMinutes(0, 119_000)).toBe(1);
  expect(waitedMinutes(5_000, 0)).toBe(0);
});

test("three microphones are three, whether spoken into or promised by a call", () => {
  const turns = (count: number) => Array.from({ length: count }, () => ({}) as TurnView);
  expect(isStageFull(turns(3), [hand(4)])).toBe(true);
  expect(isStageFull(turns(2), [hand(3, { state: "called" }), hand(4)])).toBe(true);
  expect(isStageFull(turns(2), [hand(3), hand(4)])).toBe(false);
});
