// A space is where personas, moderators and bans belong; a series is one, with the same id.
import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import * as persona from "#lib/accounts/persona";
import { db } from "#lib/platform/db";
import { seriesRooms } from "#lib/rooms/series-rooms";
import * as series from "#lib/series/series";
import { code, forum, member, must } from "#tests/factories/forum";

const timetable = () => ({
  title: "Klinik CV",
  slug: `klinik-${randomUUID()}`,
  purpose: "Read a CV together",
  zone: "Asia/Jakarta",
  weekdays: ["MO" as const],
  startsLocal: "2026-11-30T19:00",
  minutes: 60,
  turnSeconds: 90 as const,
  agenda: [],
  myName: "Bayu",
});

test("a recruiter who makes a forum makes its space, and is a moderator there", async () => {
  const bayu = await member("recruiter");
  const { slug } = must(await series.create(bayu, timetable(), seriesRooms));
  const { id } = await db.series.findUniqueOrThrow({ where: { slug }, select: { id: true } });
  expect(
    await db.space.findUnique({ where: { id }, select: { kind: true, moderators: { select: { personId: true, host: true } } } }),
  ).toEqual({
    kind: "series",
    moderators: [{ personId: bayu.personId, host: true }],
  });
});

test("a forum that may not be made leaves no space behind", async () => {
  const bayu = await member("recruiter");
  const wish = timetable();
  must(await series.create(bayu, wish, seriesRooms));
  const spaces = await db.space.count();
  expect(code(await series.create(bayu, wish, seriesRooms))).toBe("name_taken");
  expect(await db.space.count()).toBe(spaces);
});

test("a series is in a space, and one of none cannot be kept", async () => {
  const [{ seriesId }, id] = [await forum(), randomUUID()];
  await expect(
    db.$executeRaw`
      INSERT INTO series (id, slug, title, purpose, rule, starts_local, minutes, agenda)
      SELECT ${id}::uuid, ${id}, title, purpose, rule, starts_local, minutes, agenda FROM series WHERE id = ${seriesId}::uuid`,
  ).rejects.toThrow(/series_id_fkey/);
});

test("a place that is no forum has personas, moderators and bans of its own", async () => {
  const [{ seriesId, rina }, ayu] = [await forum(), await member()];
  const space = await db.space.create({ data: { kind: "series" }, select: { id: true } });
  const [inForum, inSpace] = [await persona.draw(db, ayu.personId, seriesId), await persona.draw(db, ayu.personId, space.id)];
  await db.moderator.create({ data: { spaceId: space.id, personId: rina.personId, name: "Rina", seed: "r" }, select: { id: true } });
  await db.ban.create({ data: { spaceId: space.id, scope: "series", personId: ayu.personId, reason: "Berisik" }, select: { id: true } });
  expect(await persona.find(db, ayu.personId, seriesId)).toEqual(inForum);
  expect(await persona.find(db, ayu.personId, space.id)).toEqual(inSpace);
  expect(inForum.personaId).not.toBe(inSpace.personaId);
  await db.space.delete({ where: { id: space.id }, select: { id: true } });
  expect(await db.moderator.count({ where: { spaceId: space.id } })).toBe(0);
  expect(await db.ban.count({ where: { spaceId: space.id } })).toBe(0);
  expect(await persona.find(db, ayu.personId, space.id)).toBeNull();
  expect(await persona.find(db, ayu.personId, seriesId)).toEqual(inForum);
});
