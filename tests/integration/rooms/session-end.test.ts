// Ending a session ends what it opened in rooms, and keeps the place in the queue for the person.
import { expect, test } from "vitest";
import * as sessionLife from "#lib/accounts/sign-in/session-life";
import type { Actor } from "#lib/platform/auth/actor";
import * as session from "#lib/platform/auth/session";
import * as clock from "#lib/platform/clock";
import { db, transact } from "#lib/platform/db";
import * as interviewInvitation from "#lib/rooms/interview/interview-invitation";
import { publicView } from "#lib/rooms/read/public-view";
import { selfViews } from "#lib/rooms/read/self-view";
import * as presence from "#lib/rooms/seat/presence";
import * as seat from "#lib/rooms/seat/seat";
import { closeSeats, keepActive } from "#lib/rooms/seat/session-end";
import * as timekeeper from "#lib/rooms/timekeeper";
import { forVoice } from "#lib/rooms/voice/permission";
import { forum, listener, must, record, seated, speaker, waiting } from "#tests/factories/forum";

/** The same person, signed in anew. */
async function signedInAnew({ personId, roles }: Actor): Promise<Actor> {
  const again = await session.find(await session.open(db, personId, "Firefox, Windows"));
  if (!again) throw new Error("a new session lives");
  return { ...again, roles };
}

const ways = [
  ["signs out", (person: Actor) => session.end(person.personId, person.sessionId)],
  ["signs out everywhere, or changes the password", (person: Actor) => transact((tx) => session.endAll(tx, person.personId))],
  ["lets the session run out", (person: Actor) => db.session.update({ where: { id: person.sessionId }, data: { expiresAt: new Date(0) } })],
] as const;

test.each(ways)("whoever %s passes the gate no more, before anybody has cleaned up", async (_, leave) => {
  const hall = await forum();
  const person = await speaker(hall);
  await leave(person);
  expect(await forVoice(person.voiceId, hall.voiceRoom)).toEqual({ allowed: false, code: "signed_out" });
});

test.each(ways)("a speaker who %s is off the stage: the turn is held, the voice is dead, the seat is away", async (_, leave) => {
  const hall = await forum();
  const person = await speaker(hall);
  await presence.seen(person.voiceId, "PA_1");
  await leave(person);
  expect(await closeSeats(person.sessionId)).toBe(1);
  expect(await publicView(hall.roomId)).toMatchObject({ turns: [], stage: [] });
  expect(await db.ticket.findUniqueOrThrow({ where: { id: person.ticketId } })).toMatchObject({ state: "held" });
  expect(await db.seat.findUniqueOrThrow({ where: { id: person.seatId } })).toMatchObject({
    epoch: 1,
    sessionId: null,
    voiceSid: null,
    formerVoices: [person.voiceId],
    awayAt: expect.any(Date),
    leftAt: null,
  });
  expect(await closeSeats(person.sessionId)).toBe(0);
});

/** An officer who moderates and is connected, with the session their role gives them. */
async function officerAtTheDesk() {
  const hall = await forum();
  await db.roleGrant.create({ data: { personId: hall.rina.personId, role: "officer" } });
  const life = await sessionLife.of(db, hall.rina.personId);
  const token = await session.open(db, hall.rina.personId, "Chrome, Windows", life);
  const officer = await session.find(token);
  if (!officer) throw new Error("a new session lives");
  const { seatId, voiceId } = await seated(hall, officer);
  await presence.seen(voiceId, "PA_1");
  return { hall, token, officer, seatId, voiceId };
}

test("staff who speak stay signed in while they are there, up to half a day, and are off the air the moment it is over", async () => {
  const { hall, token, officer, seatId, voiceId } = await officerAtTheDesk();
  for (let minutes = 0; minutes < 12 * 60; minutes += 10) {
    await keepActive();
    expect(await session.find(token), `after ${minutes} minutes`).not.toBeNull();
    expect(await forVoice(voiceId, hall.voiceRoom)).toMatchObject({ allowed: true });
    await clock.move(10 * 60_000);
  }
  await keepActive();
  expect(await session.find(token)).toBeNull();
  expect(await forVoice(voiceId, hall.voiceRoom)).toEqual({ allowed: false, code: "signed_out" });
  expect(await closeSeats(officer.sessionId)).toBe(1);
  expect(await db.seat.findUniqueOrThrow({ where: { id: seatId } })).toMatchObject({ voiceSid: null, formerVoices: [voiceId] });
});

test("staff who listen, or whose connection is gone, are signed out after a quarter of an hour", async () => {
  const away = await officerAtTheDesk();
  await db.seat.update({ where: { id: away.seatId }, data: { awayAt: await clock.now() } });
  const listening = await officerAtTheDesk();
  await db.seat.update({ where: { id: listening.seatId }, data: { role: "listener" } });
  await clock.move(10 * 60_000);
  await keepActive();
  await clock.move(6 * 60_000);
  expect(await session.find(away.token)).toBeNull();
  expect(await session.find(listening.token)).toBeNull();
});

test("a hand keeps its number for whoever comes back signed in", async () => {
  const hall = await forum();
  const person = await waiting(hall);
  await session.end(person.personId, person.sessionId);
  await closeSeats();
  await timekeeper.tick();
  const back = must(await seat.take(await signedInAnew(person), { roomId: hall.roomId }));
  expect(back.seatId).toBe(person.seatId);
  expect(back.voiceId).not.toBe(person.voiceId);
  expect(await forVoice(back.voiceId, hall.voiceRoom)).toEqual({ allowed: true, rights: "listen" });
  expect((await selfViews(hall.roomId, [back.seatId])).get(back.seatId)?.ticket).toMatchObject({ number: person.number, state: "queued" });
  expect((await db.seat.findUniqueOrThrow({ where: { id: back.seatId } })).awayAt).toBeNull();
});

test("the pass of a lost phone is dead once its owner has taken the seat elsewhere, though the seat lives on", async () => {
  const hall = await forum();
  const phone = await waiting(hall);
  const laptop = await signedInAnew(phone);
  const taken = must(await seat.take(laptop, { roomId: hall.roomId }));
  expect(await forVoice(phone.voiceId, hall.voiceRoom)).toEqual({ allowed: false, code: "stale" });
  await session.end(phone.personId, phone.sessionId);
  await closeSeats();
  expect(await forVoice(taken.voiceId, hall.voiceRoom)).toEqual({ allowed: true, rights: "listen" });
});

test("a moderator's session that ends leaves no open microphone, in the forum or in a talk", async () => {
  const hall = await forum();
  const rina = await seated(hall, hall.rina);
  const person = await waiting(hall);
  const { interviewId } = must(await interviewInvitation.invite(rina, { seatId: person.seatId }));
  const { sideRoomId } = must(await interviewInvitation.accept(person, { interviewId }));
  const inTalk = must(await seat.take(rina, { roomId: sideRoomId }));
  await session.end(rina.personId, rina.sessionId);
  expect(await closeSeats(rina.sessionId)).toBe(2);
  for (const voice of [rina, inTalk]) expect(await forVoice(voice.voiceId, voice.voiceRoom)).toMatchObject({ allowed: false });
});

test("a notification and the sweep at once close a seat once", async () => {
  const hall = await forum();
  const person = await speaker(hall);
  await session.end(person.personId, person.sessionId);
  await Promise.all([closeSeats(person.sessionId), closeSeats(), closeSeats()]);
  expect((await db.seat.findUniqueOrThrow({ where: { id: person.seatId } })).epoch).toBe(1);
  expect((await record(hall)).filter(({ kind }) => kind === "turn_ended")).toHaveLength(1);
});

test("somebody else's session ends nobody's seat", async () => {
  const hall = await forum();
  const [person, other] = [await listener(hall), await listener(hall)];
  await session.end(other.personId, other.sessionId);
  await closeSeats();
  expect(await forVoice(person.voiceId, hall.voiceRoom)).toEqual({ allowed: true, rights: "listen" });
});
