import { expect, test } from "vitest";
import { faultsIn } from "#lib/hiring/impact/consistency";

const good = {
  people: 40,
  rows: [
    { code: "advice" as const, both: 20, one: 10, total: 30 },
    { code: "interviewed" as const, both: null, one: 9, total: null },
    { code: "hired" as const, both: 6, one: null, total: 6 },
  ],
  more: [
    { code: "ghosted" as const, people: 7 },
    { code: "left_early" as const, people: null },
  ],
  known: { known: 30, rate: 0.75, enough: true },
  firstTimers: 12,
};
const whole = (more: object = {}, series: Record<string, typeof good> = { one: good }) => ({ all: { ...good, ...more }, series });
const row = (one: object) => ({ rows: good.rows.map((was, index) => (index === 0 ? { ...was, ...one } : was)) });

test("statistics that add up are published", () => expect(faultsIn(whole())).toEqual([]));

test.each([
  ["parts that are not their total", row({ total: 31 })],
  ["a total whose part is withheld", row({ both: null })],
  ["more people in a line than there are", row({ both: 41, total: 51 })],
  ["a cell of four", { more: [{ code: "ghosted", people: 4 }] }],
  ["a hire that only one side states", { rows: [{ code: "hired", both: 6, one: 5, total: 6 }] }],
  ["26,379 of 28,569 printed as 75 %", { known: { known: 30, rate: 0.92, enough: true } }],
  ["a rate from too little news", { known: { known: 20, rate: 0.5, enough: true } }],
  ["figures about too few people", { people: null }],
  ["more people in all than the forums have", { people: 41, known: null }],
])("%s are refused", (_, fault) => expect(faultsIn(whole(fault)).length).toBeGreaterThan(0));

test("a forum with more people than all forums is refused", () =>
  expect(
    faultsIn(whole({ people: 40 }, { one: good, two: { ...good, people: 60, known: { known: 30, rate: 0.5, enough: false } } })),
  ).toEqual(["all: a forum has more people than all forums"]));
