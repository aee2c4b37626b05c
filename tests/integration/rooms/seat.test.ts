import { expect, test } from "vitest";
import { move } from "#lib/platform/clock";
import { db } from "#lib/platform/db";
import { moderatorView } from "#lib/rooms/read/moderators";
import { publicView } from "#lib/rooms/read/public-view";
import { selfViews } from "#lib/rooms/read/self-view";
import * as entry from "#lib/rooms/seat/entry";
import * as presence from "#lib/rooms/seat/presence";
import * as seat from "#lib/rooms/seat/seat";
import * as timekeeper from "#lib/rooms/timekeeper";
import { forVoice } from "#lib/rooms/voice/permission";
import { code, forum, guest, listener, member, must, record, seated, speaker, waiting } from "#tests/factories/forum";

test("a guest listens without an account under a drawn name", async () => {
  const hall = await forum();
  const someone = guest();
  const taken = must(await seat.take(someone, { roomId: hall.roomId }));
  expect(taken).toMatchObject({ role: "listener" });
  expect(taken.persona.name).toMatch(/^\D+ \d{3}$/);
  expect(await forVoice(taken.voiceId, hall.voiceRoom)).toEqual({ allowed: true, rights: "listen" });
  expect((await moderatorView(hall.roomId)).listeners).toBe(1);
});

test("a room that is not there, not open yet or over lets nobody in", async () => {
  const hall = await forum({ phase: "scheduled" });
  expect(code(await seat.take(guest(), { roomId: crypto.randomUUID() }))).toBe("missing");
  expect(code(await seat.take(guest(), { roomId: hall.roomId }))).toBe("room_not_open");
  expect(code(await seat.take(hall.rina, { roomId: hall.roomId }))).toBe("room_not_open");
  await db.room.update({ where: { id: hall.roomId }, data: { phase: "ended" } });
  expect(code(await seat.take(hall.rina, { roomId: hall.roomId }))).toBe("room_not_open");
});

test("backstage is for moderators", async () => {
  const hall = await forum({ phase: "backstage" });
  expect(code(await seat.take(await member("recruiter"), { roomId: hall.roomId }))).toBe("room_not_open");
  const rina = await seated(hall, hall.rina);
  expect(rina).toMatchObject({ role: "moderator", persona: { name: "Rina", seed: "rina" } });
  expect(await forVoice(rina.voiceId, hall.voiceRoom)).toEqual({ allowed: true, rights: "speak" });
});

test("a full room takes moderators only, and of two for the last place one gets it", async () => {
  const hall = await forum({ capacity: 2 });
  await listener(hall);
  const answers = await Promise.all([seat.take(guest(), { roomId: hall.roomId }), seat.take(await member(), { roomId: hall.roomId })]);
  expect(answers.map(code).sort()).toEqual(["ok", "room_full"]);
  expect(code(await seat.take(hall.budi, { roomId: hall.roomId }))).toBe("ok");
});

test("one person has one seat, however often and at once they come", async () => {
  const hall = await forum();
  const person = await member();
  const answers = await Promise.all([1, 2, 3, 4].map(() => seat.take(person, { roomId: hall.roomId })));
  expect(new Set(answers.map((answer) => must(answer).seatId)).size).toBe(1);
  expect(await db.seat.count({ where: { roomId: hall.roomId } })).toBe(1);
});

test("a listener who comes in again as a moderator has another seat, and the persona has gone with its hand", async () => {
  const hall = await forum();
  const person = await waiting(hall);
  const { personId } = person;
  await db.moderator.create({ data: { spaceId: hall.seriesId, personId, name: "Bu Sari", seed: "sari" }, select: { id: true } });
  const entries = await Promise.all([1, 2].map(() => seat.take(person, { roomId: hall.roomId })));
  const [first, second] = entries.map(must);
  expect(first).toMatchObject({ role: "moderator", persona: { name: "Bu Sari" } });
  expect(first?.seatId).not.toBe(person.seatId);
  expect(second?.seatId).toBe(first?.seatId);
  expect(await forVoice(person.voiceId, hall.voiceRoom)).toMatchObject({ allowed: false });
  const events = (await record(hall)).filter(({ payload }) => JSON.stringify(payload).includes(person.seatId));
  expect(events.map(({ kind }) => kind).slice(-2)).toEqual(["ticket_withdrawn", "seat_left"]);
  expect(events.slice(-2).map(({ actorId }) => actorId)).toEqual([null, null]);
  const desk = await moderatorView(hall.roomId);
  expect(desk.queue).toEqual([]);
  expect(desk.people.map(({ name }) => name)).toEqual(["Bu Sari"]);
});

test("a second tab takes over: the same seat and hand, a new voice, and the old voice is dead", async () => {
  const hall = await forum();
  const person = await waiting(hall);
  await presence.seen(person.voiceId, "PA_1");
  const second = must(await seat.take(person, { roomId: hall.roomId }));
  expect(second.seatId).toBe(person.seatId);
  expect(second.voiceId).not.toBe(person.voiceId);
  expect(await forVoice(person.voiceId, hall.voiceRoom)).toEqual({ allowed: false, code: "stale" });
  expect(await forVoice(second.voiceId, hall.voiceRoom)).toMatchObject({ allowed: true });
  expect((await selfViews(hall.roomId, [second.seatId])).get(second.seatId)?.ticket?.number).toBe(person.number);
  // The old tab's leaving comes late and says nothing of the new one.
  await presence.left(person.voiceId, "PA_1");
  expect((await db.seat.findUniqueOrThrow({ where: { id: second.seatId } })).awayAt).toBeNull();
});

test("a reload whose leaving was heard keeps the voice", async () => {
  const hall = await forum();
  const person = await listener(hall);
  await presence.seen(person.voiceId, "PA_1");
  await presence.left(person.voiceId, "PA_1");
  expect(must(await seat.take(person, { roomId: hall.roomId })).voiceId).toBe(person.voiceId);
});

test("a persona is kept in a series, unless one wants a fresh one, and never shares a picture with the old", async () => {
  const hall = await forum();
  const person = await member();
  const first = must(await seat.take(person, { roomId: hall.roomId }));
  must(await seat.leave(person, { roomId: hall.roomId }));
  expect(must(await seat.take(person, { roomId: hall.roomId })).persona).toEqual(first.persona);
  const fresh = must(await seat.take(person, { roomId: hall.roomId, fresh: true }));
  expect(fresh.persona.seed).not.toBe(first.persona.seed);
  const named = must(await seat.take(person, { roomId: hall.roomId, name: "Agus K." }));
  expect(named.persona.name).toBe("Agus K.");
  expect(named.persona.seed).not.toBe(fresh.persona.seed);
  const elsewhere = must(await seat.take(person, { roomId: (await forum()).roomId }));
  expect(elsewhere.persona.seed).not.toBe(named.persona.seed);
});

test("nobody takes a moderator's name", async () => {
  const hall = await forum();
  expect(code(await seat.take(await member(), { roomId: hall.roomId, name: "rina" }))).toBe("name_taken");
});

test("under an open hand the persona stays", async () => {
  const hall = await forum();
  const person = await waiting(hall);
  expect(must(await seat.take(person, { roomId: hall.roomId, fresh: true })).persona).toEqual(person.persona);
});

test("who leaves takes hand and turn along, twice without harm", async () => {
  const hall = await forum();
  const [one, other] = [await waiting(hall), await speaker(hall)];
  for (const person of [one, other, one]) must(await seat.leave(person, { roomId: hall.roomId }));
  expect(await db.ticket.findUniqueOrThrow({ where: { id: one.ticketId } })).toMatchObject({ state: "withdrawn" });
  expect(await db.turn.findUniqueOrThrow({ where: { id: other.turnId } })).toMatchObject({ endedBy: "self" });
  expect(await forVoice(one.voiceId, hall.voiceRoom)).toEqual({ allowed: false, code: "stale" });
  expect((await moderatorView(hall.roomId)).listeners).toBe(0);
});

test("leaving takes nobody else along", async () => {
  const hall = await forum();
  const person = await listener(hall);
  must(await seat.leave(await member(), { roomId: hall.roomId }));
  expect((await db.seat.findUniqueOrThrow({ where: { id: person.seatId } })).leftAt).toBeNull();
});

test("who is gone for ninety seconds has left; with a hand up the seat waits five minutes", async () => {
  const hall = await forum();
  const [quiet, queued] = [await listener(hall), await waiting(hall)];
  for (const person of [quiet, queued]) {
    await presence.seen(person.voiceId, "PA_1");
    await presence.left(person.voiceId, "PA_1");
  }
  await move(91_000);
  await timekeeper.tick();
  const leftAt = async (seatId: string) => (await db.seat.findUniqueOrThrow({ where: { id: seatId } })).leftAt;
  expect(await leftAt(quiet.seatId)).not.toBeNull();
  expect(await leftAt(queued.seatId)).toBeNull();
  await move(210_000);
  await timekeeper.tick();
  expect(await leftAt(queued.seatId)).not.toBeNull();
  expect((await db.ticket.findUniqueOrThrow({ where: { id: queued.ticketId } })).state).toBe("lapsed");
});

test("the door gives a pass, and says plainly that there is no audio here", async () => {
  const hall = await forum();
  process.env.LIVEKIT_KEYS ??= JSON.stringify({ mint: "a-secret-of-at-least-32-characters" });
  const door = must(await entry.enter(guest(), "a network", { roomId: hall.roomId }));
  expect(door).toMatchObject({ wsUrl: "/live", role: "listener", voiceOff: "off" });
  expect(door.pass.split(".")).toHaveLength(3);
  expect(door).not.toHaveProperty("voiceId");
});

test("what a visitor has in a room: a moderator's part, a persona, the last card", async () => {
  const hall = await forum();
  const person = await waiting(hall);
  expect(await entry.mine(null, hall.roomId)).toEqual({ moderator: false, persona: null, lastCard: null, seat: false });
  expect(await entry.mine(person, hall.roomId)).toMatchObject({
    moderator: false,
    persona: person.persona,
    lastCard: { city: "Karawang" },
    seat: true,
  });
  expect(await entry.mine(hall.rina, hall.roomId)).toMatchObject({ moderator: true, persona: { name: "Rina" }, seat: false });
  expect(await entry.mine(hall.rina, crypto.randomUUID())).toBeNull();
});

test("the public view carries no person's id and no listener", async () => {
  const hall = await forum();
  const people = [await speaker(hall), await waiting(hall), await listener(hall), await seated(hall, hall.rina)];
  const shown = JSON.stringify(await publicView(hall.roomId));
  for (const person of people) expect(shown).not.toContain(person.personId);
  expect(shown).not.toContain(people[1]?.seatId);
  expect(shown).not.toContain(people[2]?.seatId);
  const desk = JSON.stringify(await moderatorView(hall.roomId));
  for (const person of people) expect(desk).not.toContain(person.personId);
  expect(JSON.parse(desk)).toMatchObject({ queue: [{ number: 2, state: "queued", turnsBefore: 0 }], guests: 0 });
});
