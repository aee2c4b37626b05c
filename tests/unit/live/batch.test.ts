// Questions of many, asked together.
import { expect, test } from "vitest";
import { batched } from "#lib/platform/live/batch";

test("who asks while an answer is on its way goes with the next question, and each gets their own answer", async () => {
  const questions: (readonly number[])[] = [];
  const double = batched(3, async (keys: readonly number[]) => {
    questions.push(keys);
    return keys.map((key) => key * 2);
  });
  expect(await Promise.all([1, 2, 3, 4, 5].map(double))).toEqual([2, 4, 6, 8, 10]);
  expect(questions).toEqual([[1], [2, 3, 4], [5]]);
  expect(await double(6)).toBe(12);
});

test("a failure is told to those it was asked for, and to nobody after them", async () => {
  let times = 0;
  const ask = batched(10, async (keys: readonly string[]) => {
    times += 1;
    if (times === 2) throw new Error("the database is away");
    return keys;
  });
  const answers = await Promise.allSettled(["siti", "budi", "ani"].map(ask));
  expect(answers.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "rejected"]);
  expect(await ask("agus")).toBe("agus");
});
