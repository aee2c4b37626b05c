import { expect, test } from "vitest";
import { createShare, createTurns } from "#lib/platform/live/limits";

test("one takes no more than their share, others theirs, and all together no more than there is", () => {
  const share = createShare(2, 3);
  const first = share.take("siti");
  expect([first, share.take("siti"), share.take("siti")].map(Boolean)).toEqual([true, true, false]);
  expect([share.take("budi"), share.take("ani")].map(Boolean)).toEqual([true, false]);
  first?.();
  expect(share.size()).toBe(2);
  expect(Boolean(share.take("ani"))).toBe(true);
});

test("what is given back twice is given back once", () => {
  const share = createShare(1);
  const mine = share.take("siti");
  mine?.();
  const again = share.take("siti");
  mine?.();
  expect(share.take("siti")).toBeNull();
  again?.();
  expect(share.size()).toBe(0);
});

test("those of one network go in their order, a few at a time, while others go at once", async () => {
  const turns = createTurns(2, 1);
  const went: string[] = [];
  const go = async (key: string, name: string) => {
    const release = await turns.take(key);
    went.push(release ? name : `${name} refused`);
    return release;
  };
  const [first, second] = await Promise.all([go("school", "1"), go("school", "2")]);
  const third = go("school", "3");
  await go("school", "4");
  await go("home", "5");
  expect(went).toEqual(["1", "2", "4 refused", "5"]);
  first?.();
  first?.();
  const release = await third;
  expect(went.at(-1)).toBe("3");
  second?.();
  release?.();
  expect(await Promise.all([go("school", "6"), go("school", "7")])).not.toContain(null);
});
