// A benchmark gives a figure on a busy machine too, and says that it was busy.
import { expect, test } from "vitest";
import { shiftOf, steadyRounds } from "../../bench/measure/canary.ts";

const rounds = (shifts: number[]) => {
  let taken = 0;
  const attempt = async () => ({ round: taken, shift: shifts[taken++ % shifts.length] ?? 0 });
  return { attempt, taken: () => taken };
};

test("on a quiet machine each round counts", async () => {
  const { attempt, taken } = rounds([0.01]);
  expect(await steadyRounds(5, attempt)).toMatchObject({ dropped: 0, isBusy: false });
  expect(taken()).toBe(5);
});

test("a round that something disturbed is dropped and another is taken", async () => {
  const { attempt } = rounds([0.01, 0.9]);
  const { rounds: counted, dropped, isBusy } = await steadyRounds(3, attempt);
  expect([counted.toSorted(), dropped, isBusy]).toEqual([[0, 2, 4], 2, false]);
});

test("on a machine that is never quiet the steadiest rounds count, and it is said", async () => {
  const { attempt, taken } = rounds([0.9, 0.5, 2, 0.4]);
  const { rounds: counted, isBusy } = await steadyRounds(2, attempt);
  expect([counted.toSorted((a, b) => a - b), isBusy, taken()]).toEqual([[3, 7], true, 8]);
});

test("a machine that becomes quicker is as unsteady as one that becomes slower", () => {
  expect(shiftOf(100, 200)).toBe(1);
  expect(shiftOf(200, 100)).toBe(1);
  expect(shiftOf(100, 100)).toBe(0);
});
