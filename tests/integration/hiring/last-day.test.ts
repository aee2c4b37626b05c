// A vacancy's last day ends at its place: its card comes down and its pages are made anew within a minute, also when nobody does anything.
import pg from "pg";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import * as pin from "#lib/hiring/in-room/pin";
import { endDays } from "#lib/hiring/jobs";
import { localDate } from "#lib/hiring/terms/place";
import { move, now } from "#lib/platform/clock";
import { db } from "#lib/platform/db";
import { forum, must } from "#tests/factories/forum";
import { company, posted } from "#tests/factories/vacancy";

const heard: string[] = [];
const client = new pg.Client({ connectionString: process.env.DATABASE_URL ?? "" });
beforeAll(async () => {
  await client.connect();
  client.on("notification", ({ payload }) => heard.push(payload ?? ""));
  await client.query("LISTEN pages");
});
afterAll(() => client.end());

const zone = "Asia/Jakarta";
/** Milliseconds until a minute after the next midnight there. Jakarta keeps one offset the whole year. */
async function untilTomorrow(): Promise<number> {
  const at = await now(db);
  const local = at.getTime() + 7 * 3_600_000;
  return 24 * 3_600_000 - (local % (24 * 3_600_000)) + 60_000;
}

const pinnedIn = async (roomId: string) => (await db.room.findUniqueOrThrow({ where: { id: roomId }, select: { pin: true } })).pin;

test("at midnight the card comes down and the pages change; another vacancy's stay as they are", async () => {
  const hall = await forum();
  const at = await company();
  const today = localDate(await now(db), zone);
  const [ending, lasting] = [await posted(at, { deadline: today }), await posted(at)];
  must(await pin.pin(hall.rina, { roomId: hall.roomId, vacancyId: ending }));
  await endDays();
  expect(await pinnedIn(hall.roomId)).toMatchObject({ pinRef: `vacancy:${ending}` });
  heard.length = 0;
  await move(await untilTomorrow());
  await Promise.all([endDays(), endDays()]);
  expect(await pinnedIn(hall.roomId)).toBeNull();
  await vi.waitFor(() => expect(heard).toEqual(expect.arrayContaining([`vacancy:${ending}`, "vacancies", `room:${hall.roomId}`])));
  expect(heard).not.toContain(`vacancy:${lasting}`);
});
