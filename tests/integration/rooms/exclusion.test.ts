// Removed or banned means out as whoever: the account and every browser it was seen with.
import { expect, test } from "vitest";
import type { Actor, Caller } from "#lib/platform/auth/actor";
import { db } from "#lib/platform/db";
import * as moderation from "#lib/rooms/moderation/moderation";
import { selfViews } from "#lib/rooms/read/self-view";
import * as presence from "#lib/rooms/seat/presence";
import * as seat from "#lib/rooms/seat/seat";
import { seriesRooms } from "#lib/rooms/series-rooms";
import { forVoice } from "#lib/rooms/voice/permission";
import * as moderators from "#lib/series/moderators";
import { code, type Forum, forum, guest, member, must, waiting } from "#tests/factories/forum";

const reason = "asks for money";
const browser = () => guest().guestDigest;
const on = (actor: Actor, browserDigest: string): Actor => ({ ...actor, browserDigest });
const asGuest = (guestDigest: string): Caller => ({ kind: "guest", guestDigest });
const come = async (hall: Forum, caller: Caller) => code(await seat.take(caller, { roomId: hall.roomId }));

/** Both ways a moderator has: out of this meeting, and out of the series. */
const ways = [
  ["removed", (hall: Forum, seatId: string) => moderation.remove(hall.rina, { seatId, reason })],
  ["banned", (hall: Forum, seatId: string) => moderation.ban(hall.rina, { seatId, reason, scope: "series" })],
] as const;

test.each(ways)("a member who is %s stays out as a guest of the same browser, and as another account there (L-06)", async (_, out) => {
  const hall = await forum();
  const phone = browser();
  const person = on(await member(), phone);
  const { seatId } = must(await seat.take(person, { roomId: hall.roomId }));
  must(await out(hall, seatId));
  expect(await come(hall, asGuest(phone))).toBe("banned");
  expect(await come(hall, on(await member(), phone))).toBe("banned");
  expect(await come(hall, asGuest(browser()))).toBe("ok");
});

test.each(ways)("a guest who is %s stays out after signing in (L-06)", async (_, out) => {
  const hall = await forum();
  const phone = browser();
  const { seatId } = must(await seat.take(asGuest(phone), { roomId: hall.roomId }));
  must(await out(hall, seatId));
  expect(await come(hall, on(await member(), phone))).toBe("banned");
});

test.each(ways)("a member who is %s stays out on another device, and as a guest of it after being refused there", async (_, out) => {
  const hall = await forum();
  const [phone, laptop] = [browser(), browser()];
  const person = await member();
  const { seatId } = must(await seat.take(on(person, phone), { roomId: hall.roomId }));
  must(await out(hall, seatId));
  expect(await come(hall, on(person, laptop))).toBe("banned");
  expect(await come(hall, asGuest(laptop))).toBe("banned");
});

test.each(ways)("a member who is %s stays out as a guest of a browser they used on another day", async (_, out) => {
  const [hall, yesterday] = [await forum(), await forum()];
  const [phone, laptop] = [browser(), browser()];
  const person = await member();
  must(await seat.take(on(person, laptop), { roomId: yesterday.roomId }));
  const { seatId } = must(await seat.take(on(person, phone), { roomId: hall.roomId }));
  must(await out(hall, seatId));
  expect(await come(hall, asGuest(laptop))).toBe("banned");
});

test.each(ways)("the other tab's seat of the same browser is over too when one is %s (L-07)", async (_, out) => {
  const hall = await forum();
  const phone = browser();
  const person = on(await member(), phone);
  const mine = must(await seat.take(person, { roomId: hall.roomId }));
  const signedOut = must(await seat.take(asGuest(phone), { roomId: hall.roomId }));
  must(await out(hall, signedOut.seatId));
  for (const voice of [mine, signedOut]) expect(await forVoice(voice.voiceId, hall.voiceRoom)).toMatchObject({ allowed: false });
  expect((await selfViews(hall.roomId, [mine.seatId])).get(mine.seatId)?.out?.reason).toBe(reason);
  expect(await come(hall, person)).toBe("banned");
});

test("a moderator who shares a browser with somebody removed keeps their seat, and comes in", async () => {
  const hall = await forum();
  const shared = browser();
  const budi = on(hall.budi, shared);
  const { voiceId } = must(await seat.take(budi, { roomId: hall.roomId }));
  const stranger = must(await seat.take(asGuest(shared), { roomId: hall.roomId }));
  must(await moderation.ban(hall.rina, { seatId: stranger.seatId, reason, scope: "series" }));
  expect(await forVoice(voiceId, hall.voiceRoom)).toEqual({ allowed: true, rights: "speak" });
  expect(await come(hall, budi)).toBe("ok");
});

test("a pardon opens the room to the account and to its browsers", async () => {
  const hall = await forum();
  const phone = browser();
  const person = on(await member(), phone);
  const { seatId } = must(await seat.take(person, { roomId: hall.roomId }));
  const { banId } = must(await moderation.ban(hall.rina, { seatId, reason, scope: "room" }));
  expect(await come(hall, asGuest(phone))).toBe("banned");
  must(await moderation.liftBan(hall.budi, { banId }));
  expect(await come(hall, asGuest(phone))).toBe("ok");
  expect(await come(hall, person)).toBe("ok");
});

test("of a removal and an entry of the same browser at once, nobody is left inside", async () => {
  const hall = await forum();
  const phone = browser();
  const person = on(await member(), phone);
  const { seatId } = must(await seat.take(person, { roomId: hall.roomId }));
  await Promise.all([
    moderation.remove(hall.rina, { seatId, reason }),
    seat.take(asGuest(phone), { roomId: hall.roomId }),
    seat.take(person, { roomId: hall.roomId }),
  ]);
  const inside = await db.seat.count({ where: { roomId: hall.roomId, browsers: { has: phone }, leftAt: null, removedAt: null } });
  expect(inside).toBe(0);
});

test("signing in ends the place one had as a guest: its voice is dead and the room counts one person", async () => {
  const hall = await forum();
  const phone = browser();
  const before = must(await seat.take(asGuest(phone), { roomId: hall.roomId }));
  await presence.seen(before.voiceId, "PA_guest");
  must(await seat.take(on(await member(), phone), { roomId: hall.roomId }));
  expect(await forVoice(before.voiceId, hall.voiceRoom)).toEqual({ allowed: false, code: "stale" });
  expect(await db.seat.count({ where: { roomId: hall.roomId, leftAt: null } })).toBe(1);
});

test("a removed person who is made a moderator of the series stays out by the account", async () => {
  const hall = await forum();
  const person = await waiting(hall);
  must(await moderation.ban(hall.rina, { seatId: person.seatId, reason, scope: "series" }));
  const email = (await db.person.update({ where: { id: person.personId }, data: { emailConfirmedAt: new Date() } })).email;
  must(await moderators.invite(hall.rina, { seriesId: hall.seriesId, email, name: "Sari", organisationId: null }));
  const { id: invitationId } = await db.moderatorInvitation.findFirstOrThrow({ where: { email } });
  must(await moderators.accept(person, { invitationId }, seriesRooms));
  expect(await come(hall, person)).toBe("banned");
});

test("a banned person who comes with a new browser each time fills no row without end, and is out in the newest ones", async () => {
  const hall = await forum();
  const person = await member();
  const { seatId } = must(await seat.take(on(person, browser()), { roomId: hall.roomId }));
  const { banId } = must(await moderation.ban(hall.rina, { seatId, reason, scope: "series" }));
  const phones = Array.from({ length: 60 }, browser);
  for (const phone of phones) expect(await come(hall, on(person, phone))).toBe("banned");
  const { browsers } = await db.ban.findUniqueOrThrow({ where: { id: banId }, select: { browsers: true } });
  expect(browsers).toEqual(phones.slice(-50));
  expect(await come(hall, asGuest(phones.at(-1) ?? ""))).toBe("banned");
});

test("banning somebody who was banned before and is here all the same is in the log, so that every screen hears of it", async () => {
  const hall = await forum();
  const person = await member();
  const { seatId } = must(await seat.take(person, { roomId: hall.roomId }));
  const space = await db.series.findUniqueOrThrow({ where: { id: hall.seriesId }, select: { id: true } });
  await db.ban.create({
    data: { scope: "series", spaceId: space.id, roomId: null, personId: person.personId, browsers: [], reason, byId: hall.rina.personId },
  });
  const banned = () => db.roomEvent.count({ where: { roomId: hall.roomId, kind: "banned" } });
  must(await moderation.ban(hall.rina, { seatId, reason, scope: "series" }));
  expect(await banned()).toBe(1);
  must(await moderation.ban(hall.rina, { seatId, reason, scope: "series" }));
  expect(await banned()).toBe(1);
  expect(await db.ban.count({ where: { personId: person.personId } })).toBe(1);
});
