// Whether somebody is here: by the beats of their browser and by their voice.
import { expect, test } from "vitest";
import type { Actor, Guest } from "#lib/platform/auth/actor";
import { move } from "#lib/platform/clock";
import { db } from "#lib/platform/db";
import { moderatorView } from "#lib/rooms/read/moderators";
import * as presence from "#lib/rooms/seat/presence";
import * as seat from "#lib/rooms/seat/seat";
import * as stage from "#lib/rooms/stage/stage";
import * as timekeeper from "#lib/rooms/timekeeper";
import { code, type Forum, forum, guest, listener, must, seated, speaker, waiting } from "#tests/factories/forum";

const digestOf = async ({ sessionId }: Actor) =>
  (await db.session.findUniqueOrThrow({ where: { id: sessionId }, select: { tokenDigest: true } })).tokenDigest;
const beatOf = async (hall: Forum, who: Actor | Guest): Promise<presence.Beat> =>
  who.kind === "guest"
    ? { topicId: hall.roomId, session: null, guest: who.guestDigest }
    : { topicId: hall.roomId, session: await digestOf(who), guest: null };
const beats = async (hall: Forum, ...who: (Actor | Guest)[]) => presence.beat(await Promise.all(who.map((one) => beatOf(hall, one))));
const seatOf = (seatId: string) =>
  db.seat.findUniqueOrThrow({ where: { id: seatId }, select: { awayAt: true, leftAt: true, voiceSid: true } });
const isAway = async ({ seatId }: { seatId: string }) => (await seatOf(seatId)).awayAt !== null;

test("a guest's seat without a voice or a stream ends", async () => {
  const hall = await forum();
  await seated(hall, hall.rina);
  const { seatId } = must(await seat.take(guest(), { roomId: hall.roomId }));
  await timekeeper.tick();
  expect((await seatOf(seatId)).awayAt).toBeNull();
  await move(31_000);
  await timekeeper.tick();
  expect((await seatOf(seatId)).awayAt).not.toBeNull();
  await move(91_000);
  await timekeeper.tick();
  expect((await seatOf(seatId)).leftAt).not.toBeNull();
});

test("whose stream is open stays, with voice off or without the means for it; once it closes too, the seat fades", async () => {
  const hall = await forum();
  const someone = guest();
  const { seatId, voiceId } = must(await seat.take(someone, { roomId: hall.roomId }));
  await presence.seen(voiceId, "PA_1");
  await beats(hall, someone);
  await presence.left(voiceId, "PA_1");
  expect(await seatOf(seatId)).toMatchObject({ awayAt: null, voiceSid: null });
  for (let n = 0; n < 6; n++) {
    await move(20_000);
    await beats(hall, someone);
    await timekeeper.tick();
  }
  expect((await seatOf(seatId)).awayAt).toBeNull();
  await presence.closed([await beatOf(hall, someone)]);
  await timekeeper.tick();
  expect((await seatOf(seatId)).awayAt).not.toBeNull();
});

test("a voice that LiveKit has keeps the seat of a browser whose stream is gone", async () => {
  const hall = await forum();
  const person = await listener(hall);
  await presence.seen(person.voiceId, "PA_1");
  await beats(hall, person);
  await presence.closed([await beatOf(hall, person)]);
  await move(120_000);
  await timekeeper.tick();
  expect(await isAway(person)).toBe(false);
});

test("a speaker, a moderator and whoever has a hand up are away within five seconds after their beats stop; a listener is not", async () => {
  const hall = await forum();
  const [rina, onStage, inQueue, quiet] = [await seated(hall, hall.rina), await speaker(hall), await waiting(hall), await listener(hall)];
  const all = [rina, onStage, inQueue, quiet];
  for (const person of all) await presence.seen(person.voiceId, `PA_${person.seatId}`);
  await beats(hall, ...all);
  await move(2_000);
  await timekeeper.tick();
  expect(await Promise.all(all.map(isAway))).toEqual([false, false, false, false]);
  await move(2_000);
  await timekeeper.tick();
  expect(await Promise.all(all.map(isAway))).toEqual([true, true, true, false]);
  expect((await moderatorView(hall.roomId)).queue).toMatchObject([{ ticketId: inQueue.ticketId, away: true }]);
  // LiveKit still has the connection for a while: that says nothing.
  await presence.seen(inQueue.voiceId, `PA_${inQueue.seatId}`);
  expect(await isAway(inQueue)).toBe(true);
  await beats(hall, ...all);
  expect(await Promise.all(all.map(isAway))).toEqual([false, false, false, false]);
  expect((await moderatorView(hall.roomId)).queue).toMatchObject([{ away: false }]);
});

test("a speaker without a voice is away, however their browser beats, and back with the voice", async () => {
  process.env.LIVEKIT_URL = "ws://127.0.0.1:1";
  const hall = await forum();
  const person = await speaker(hall);
  await presence.seen(person.voiceId, "PA_1");
  await presence.left(person.voiceId, "PA_1");
  expect(await isAway(person)).toBe(true);
  await presence.seen(person.voiceId, "PA_2");
  expect(await isAway(person)).toBe(false);
});

test("the first one who is here may be called without a reason while those before are away; passing over others needs one", async () => {
  const hall = await forum();
  const [first, second, third] = [await waiting(hall), await waiting(hall), await waiting(hall)];
  const call = (ticketId: string) => stage.call(hall.rina, { roomId: hall.roomId, ticketId });
  expect(code(await call(second.ticketId))).toBe("reason_needed");
  await presence.away(first.seatId, null);
  expect(code(await call(third.ticketId))).toBe("reason_needed");
  must(await call(second.ticketId));
  must(await call(first.ticketId));
  expect((await moderatorView(hall.roomId)).queue.map(({ ticketId, away }) => [ticketId, away])).toEqual([
    [first.ticketId, true],
    [second.ticketId, false],
    [third.ticketId, false],
  ]);
});

test("nobody's beat revives another's seat, and an ended session's revives none", async () => {
  const hall = await forum();
  const [person, other] = [await waiting(hall), await listener(hall)];
  await presence.away(person.seatId, null);
  await beats(hall, other);
  expect(await isAway(person)).toBe(true);
  const mine = await beatOf(hall, person);
  await db.session.delete({ where: { id: person.sessionId } });
  await presence.beat([mine]);
  expect(await isAway(person)).toBe(true);
});

test("a hundred beats and a room that ends at once do not wait for each other in a circle", async () => {
  const hall = await forum();
  const guests = Array.from({ length: 100 }, guest);
  for (const one of guests) must(await seat.take(one, { roomId: hall.roomId }));
  const all = await Promise.all(guests.map((one) => beatOf(hall, one)));
  const rounds = Array.from({ length: 6 }, (_, n) => presence.beat(n % 2 ? all : [...all].reverse()));
  await Promise.all([...rounds, db.seat.updateMany({ where: { roomId: hall.roomId }, data: { seenAt: new Date() } })]);
  await presence.beat(all);
  expect(await db.seat.count({ where: { roomId: hall.roomId, heartbeatAt: { not: null } } })).toBe(100);
});
