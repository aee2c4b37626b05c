import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { estimate, firstsBeforeOther, type Hand, median, order } from "#lib/rooms/stage/queue-order";

const hand = (number: number, firstTime: boolean, heldAt: number | null = null): Hand => ({
  ticketId: `t${number}`,
  number,
  firstTime,
  heldAt,
});
const numbers = (hands: readonly Hand[]) => hands.map(({ number }) => number);
const fresh = { firstsInRow: 0, lastCalledAt: null };

test("people who never spoke go before people who did, each by number", () => {
  expect(numbers(order([hand(1, false), hand(2, true), hand(3, false), hand(4, true)], fresh))).toEqual([2, 4, 1, 3]);
});

test("after three of them one of the others is due", () => {
  const line = [hand(1, false), hand(2, false), ...[3, 4, 5, 6, 7, 8].map((number) => hand(number, true))];
  expect(numbers(order(line, fresh))).toEqual([3, 4, 5, 1, 6, 7, 8, 2]);
  expect(numbers(order(line, { firstsInRow: 2, lastCalledAt: 5 }))).toEqual([3, 1, 4, 5, 6, 2, 7, 8]);
  expect(numbers(order(line, { firstsInRow: 3, lastCalledAt: 5 })).slice(0, 2)).toEqual([1, 3]);
});

test("a kept place goes first, the oldest before", () => {
  expect(numbers(order([hand(1, true), hand(9, false, 200), hand(8, true, 100)], { firstsInRow: 0, lastCalledAt: 300 }))).toEqual([
    8, 9, 1,
  ]);
});

test("who has just said not now waits for one other call", () => {
  const line = [hand(1, true, 500), hand(2, true), hand(3, true)];
  expect(numbers(order(line, { firstsInRow: 1, lastCalledAt: 490 }))).toEqual([2, 1, 3]);
  expect(numbers(order(line, { firstsInRow: 1, lastCalledAt: 510 }))).toEqual([1, 2, 3]);
  expect(numbers(order([hand(1, true, 500)], { firstsInRow: 1, lastCalledAt: 490 }))).toEqual([1]);
});

describe("the order is fair whatever comes", () => {
  const hands = fc.uniqueArray(
    fc.record({ number: fc.integer({ min: 1, max: 400 }), firstTime: fc.boolean(), heldAt: fc.option(fc.integer({ min: 1, max: 1_000 })) }),
    {
      selector: ({ number }) => number,
      maxLength: 40,
    },
  );
  const line = hands.map((list) => list.map(({ number, firstTime, heldAt }) => hand(number, firstTime, heldAt)));
  const history = fc.record({ firstsInRow: fc.integer({ min: 0, max: 6 }), lastCalledAt: fc.option(fc.integer({ min: 1, max: 1_000 })) });

  test("everybody stands in it exactly once", () => {
    fc.assert(
      fc.property(line, history, (list, past) => {
        expect(numbers(order(list, past)).sort((a, b) => a - b)).toEqual(numbers(list).sort((a, b) => a - b));
      }),
    );
  });

  test("it does not matter in which order the hands are read", () => {
    const shuffled = line.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length })),
    );
    fc.assert(
      fc.property(shuffled, history, ([list, other], past) => {
        expect(numbers(order(other, past))).toEqual(numbers(order(list, past)));
      }),
    );
  });

  test("of two alike the lower number is called first", () => {
    fc.assert(
      fc.property(line, history, fc.boolean(), (list, past, firstTime) => {
        const alike = numbers(order(list, past).filter((one) => one.heldAt === null && one.firstTime === firstTime));
        expect(alike).toEqual([...alike].sort((a, b) => a - b));
      }),
    );
  });

  test("nobody starves: a repeater is called however many new people keep coming", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 6 }), (ahead, firstsInRow) => {
        let waiting = Array.from({ length: ahead }, (_, index) => hand(index + 1, false));
        const last = ahead;
        let inRow = firstsInRow;
        let calls = 0;
        for (let coming = 1_000; waiting.some(({ number }) => number === last); coming += 2) {
          waiting.push(hand(coming, true), hand(coming + 1, true));
          const [next] = order(waiting, { firstsInRow: inRow, lastCalledAt: calls });
          if (!next) throw new Error("nobody is next");
          waiting = waiting.filter(({ number }) => number !== next.number);
          inRow = next.firstTime ? inRow + 1 : 0;
          calls += 1;
          expect(calls).toBeLessThanOrEqual(ahead * (firstsBeforeOther + 1) + firstsBeforeOther);
        }
      }),
    );
  });
});

test("the wait is people ahead times what a turn takes, in steps of five minutes", () => {
  expect(estimate(0, [120], 90)).toBe(0);
  expect(estimate(1, [], 120)).toBe(5);
  expect(estimate(4, [], 120)).toBe(10);
  expect(estimate(4, [60, 600, 120], 120)).toBe(10);
  expect(estimate(10, [150, 150], 60)).toBe(25);
});

test("the middle value", () => {
  expect([median([]), median([7]), median([9, 1, 5]), median([4, 1, 3, 2])]).toEqual([null, 7, 5, 2.5]);
});
