// What pages read of forums and rooms: who finds what, and who finds nothing.
import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { move } from "#lib/platform/clock";
import { db } from "#lib/platform/db";
import * as interviewPage from "#lib/rooms/read/interview-page";
import * as ownSeries from "#lib/rooms/read/own-series";
import * as roomPage from "#lib/rooms/read/room-page";
import * as timetable from "#lib/rooms/read/timetable";
import * as room from "#lib/rooms/room";
import * as turn from "#lib/rooms/stage/turn";
import * as moderators from "#lib/series/moderators";
import { forum, listener, member, must, speaker, waiting } from "#tests/factories/forum";

const hours = (n: number) => n * 3_600_000;

test("a moderator finds each forum they moderate with the room that is on; a stranger finds none", async () => {
  const hall = await forum();
  const other = await forum({ phase: "scheduled" });
  await db.moderator.create({
    data: { spaceId: other.seriesId, personId: hall.budi.personId, name: "Budi", seed: "budi" } as never,
  });
  const found = await ownSeries.mine(hall.budi);
  expect(found.map(({ slug }) => slug).sort()).toEqual([hall.slug, other.slug].sort());
  expect(found.find(({ slug }) => slug === hall.slug)).toMatchObject({
    host: false,
    ended: false,
    room: { roomId: hall.roomId, phase: "open" },
  });
  expect(found.find(({ slug }) => slug === other.slug)).toMatchObject({ room: { roomId: other.roomId, phase: "scheduled" } });
  expect(await ownSeries.mine(await member("recruiter"))).toEqual([]);
});

test("only the host edits a forum, only its moderators have its desk, and what is missing answers the same", async () => {
  const hall = await forum();
  const stranger = await member("recruiter", "admin");
  expect(await ownSeries.editable(hall.rina, hall.slug)).toMatchObject({
    seriesId: hall.seriesId,
    moderators: [
      { name: "Rina", host: true },
      { name: "Budi", host: false },
    ],
    invitations: [],
  });
  expect(await ownSeries.editable(hall.budi, hall.slug)).toBeNull();
  expect(await ownSeries.editable(stranger, hall.slug)).toBeNull();
  expect(await ownSeries.editable(hall.rina, "no-such-forum")).toBeNull();
  expect(await ownSeries.desk(hall.budi, hall.roomId)).toMatchObject({ roomId: hall.roomId, slug: hall.slug });
  expect(await ownSeries.desk(stranger, hall.roomId)).toBeNull();
  expect(await ownSeries.desk(hall.budi, randomUUID())).toBeNull();
});

test("an open invitation stands with its address on the host's page and nowhere on a public one", async () => {
  const hall = await forum();
  const email = `${randomUUID()}@people.test`;
  must(await moderators.invite(hall.rina, { seriesId: hall.seriesId, email, name: "Hanan", organisationId: null }));
  expect((await ownSeries.editable(hall.rina, hall.slug))?.invitations).toMatchObject([{ email, name: "Hanan" }]);
  expect(JSON.stringify([await timetable.series(hall.slug), await roomPage.read(hall.roomId)])).not.toContain(email);
});

test("the timetable shows what is open and what comes, and forgets a room when it ends", async () => {
  const hall = await forum();
  const later = await forum({ phase: "scheduled" });
  const idsOf = (lines: { roomId: string }[]) => lines.map(({ roomId }) => roomId);
  expect(idsOf(await timetable.live())).toContain(hall.roomId);
  expect(idsOf(await timetable.upcoming(60))).toContain(later.roomId);
  expect(idsOf(await timetable.upcoming(60))).not.toContain(hall.roomId);
  must(await room.end(hall.rina, { roomId: hall.roomId }));
  expect(idsOf(await timetable.live())).not.toContain(hall.roomId);
  expect(await timetable.series(hall.slug)).toMatchObject({ live: null, ended: false });
  // Never opened: when its time is over it no longer "comes".
  await move(hours(4));
  expect(idsOf(await timetable.upcoming(60))).not.toContain(later.roomId);
});

test("an address that could be no forum's or room's is not looked up", async () => {
  expect(await timetable.series("../etc/passwd")).toBeNull();
  expect(await timetable.series("x".repeat(10_000))).toBeNull();
  expect(await roomPage.read("not-a-room")).toBeNull();
  expect(await roomPage.read(randomUUID())).toBeNull();
  expect(await interviewPage.read(await member(), "' OR 1=1 --")).toBeNull();
});

test("after its end a room's page counts people, not events, and no moderator", async () => {
  const hall = await forum();
  await listener(hall);
  await waiting(hall);
  const heard = await speaker(hall);
  must(await turn.begin(heard, { turnId: heard.turnId }));
  expect((await roomPage.read(hall.roomId))?.statistics).toBeNull();
  must(await room.end(hall.rina, { roomId: hall.roomId }));
  expect(await roomPage.read(hall.roomId)).toMatchObject({ phase: "ended", statistics: { raised: 2, spoke: 1 } });
});
