// The demo was killed while it spoke: what it left behind the names of moderators is taken off at the next start.
import { expect, test } from "vitest";
import { db } from "#lib/platform/db";
import { markLeaders } from "#scripts/demo/forum/forum";
import { mark, takeMarksOff } from "#scripts/demo/mark";
import { forum } from "#tests/factories/forum";

const url = process.env.DATABASE_URL ?? "";

test("names that a killed demo left marked are plain again at the next start, and no other name changes", async () => {
  const { seriesId, rina, budi } = await forum();
  const namesHere = async () =>
    (await db.moderator.findMany({ where: { spaceId: seriesId }, orderBy: { name: "asc" } })).map(({ name }) => name);
  await db.moderator.updateMany({ where: { spaceId: seriesId, personId: budi.personId }, data: { name: `Budi${mark}an` } });
  const before = await namesHere();
  await markLeaders({ roomId: "", seriesId, leaderIds: new Map([["rina", rina.personId]]) }, true);
  expect(await namesHere()).not.toEqual(before);
  expect(await takeMarksOff(url)).toBe(1);
  expect(await namesHere()).toEqual(before);
  expect(await takeMarksOff(url)).toBe(0);
});
