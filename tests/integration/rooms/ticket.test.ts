import { expect, test } from "vitest";
import { move } from "#lib/platform/clock";
import { db } from "#lib/platform/db";
import { selfViews } from "#lib/rooms/read/self-view";
import * as room from "#lib/rooms/room";
import * as seat from "#lib/rooms/seat/seat";
import * as stage from "#lib/rooms/stage/stage";
import * as ticket from "#lib/rooms/stage/ticket";
import * as turn from "#lib/rooms/stage/turn";
import { card, code, forum, guest, kinds, listener, member, must, seated, speaker, waiting } from "#tests/factories/forum";

const minutes = (n: number) => n * 60_000;

test("a listener raises a hand and gets a number and a place", async () => {
  const hall = await forum();
  const first = await waiting(hall);
  const second = await waiting(hall);
  expect([first.number, second.number]).toEqual([1, 2]);
  const views = await selfViews(hall.roomId, [first.seatId, second.seatId]);
  expect(views.get(first.seatId)?.ticket).toMatchObject({
    number: 1,
    state: "queued",
    place: 1,
    estimateMinutes: 0,
    until: null,
    card: { ...card, firstTime: true },
  });
  expect(views.get(second.seatId)?.ticket).toMatchObject({ number: 2, place: 2, estimateMinutes: 5 });
  expect(await kinds(hall)).toContain("ticket_raised");
});

test("somebody who has not come in cannot raise a hand", async () => {
  const hall = await forum();
  expect(code(await ticket.raise(await member(), { roomId: hall.roomId, card, pinRef: null }))).toBe("not_in_room");
  expect(code(await ticket.raise(await member(), { roomId: crypto.randomUUID(), card, pinRef: null }))).toBe("missing");
});

test("a moderator has no hand to raise", async () => {
  const hall = await forum();
  const rina = await seated(hall, hall.rina);
  expect(code(await ticket.raise(rina, { roomId: hall.roomId, card, pinRef: null }))).toBe("already_raised");
});

test("a hand raised twice is one hand", async () => {
  const hall = await forum();
  const person = await waiting(hall);
  const again = must(await ticket.raise(person, { roomId: hall.roomId, card, pinRef: null }));
  expect(again).toEqual({ ticketId: person.ticketId, number: person.number });
  expect(await db.ticket.count({ where: { roomId: hall.roomId } })).toBe(1);
});

test("hands raised at once get numbers without gap or double", async () => {
  const hall = await forum();
  const people = await Promise.all(Array.from({ length: 8 }, () => listener(hall)));
  const raised = await Promise.all(people.map((person) => ticket.raise(person, { roomId: hall.roomId, card, pinRef: null })));
  expect(raised.map((result) => must(result).number).sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
});

test("the same person raising from two tabs at once has one hand", async () => {
  const hall = await forum();
  const person = await listener(hall);
  const [one, other] = await Promise.all([1, 2].map(() => ticket.raise(person, { roomId: hall.roomId, card, pinRef: null })));
  expect(one && must(one)).toEqual(other && must(other));
});

test("no hand goes up while hands are closed or the room is not open", async () => {
  const hall = await forum({ phase: "backstage" });
  const rina = await seated(hall, hall.rina);
  expect(code(await ticket.raise(rina, { roomId: hall.roomId, card, pinRef: null }))).toBe("room_not_open");
  must(await room.open(hall.rina, { roomId: hall.roomId }));
  must(await room.hands(hall.budi, { roomId: hall.roomId, open: false }));
  expect(code(await ticket.raise(await listener(hall), { roomId: hall.roomId, card, pinRef: null }))).toBe("hands_closed");
});

test("after a turn there is a pause of twenty minutes, then one is a repeater", async () => {
  const hall = await forum();
  const person = await speaker(hall);
  must(await turn.stepDown(person, { turnId: person.turnId }));
  expect(await ticket.raise(person, { roomId: hall.roomId, card, pinRef: null })).toMatchObject({
    code: "cooldown",
    detail: { minutes: 20 },
  });
  await move(minutes(21));
  const { ticketId } = must(await ticket.raise(person, { roomId: hall.roomId, card, pinRef: null }));
  expect((await db.ticket.findUniqueOrThrow({ where: { id: ticketId } })).firstTime).toBe(false);
});

test("one edits one's own card and keeps the number; nobody else does", async () => {
  const hall = await forum();
  const person = await waiting(hall);
  const changed = { ...card, city: "Bekasi" };
  expect(code(await ticket.edit(await listener(hall), { ticketId: person.ticketId, card: changed }))).toBe("missing");
  expect(code(await ticket.edit(hall.rina, { ticketId: person.ticketId, card: changed }))).toBe("missing");
  must(await ticket.edit(person, { ticketId: person.ticketId, card: changed }));
  expect(await db.ticket.findUniqueOrThrow({ where: { id: person.ticketId } })).toMatchObject({ city: "Bekasi", number: person.number });
});

test("one takes one's own hand down, twice without harm; a stranger does not", async () => {
  const hall = await forum();
  const person = await waiting(hall);
  expect(code(await ticket.withdraw(await listener(hall), { ticketId: person.ticketId }))).toBe("missing");
  must(await ticket.withdraw(person, { ticketId: person.ticketId }));
  must(await ticket.withdraw(person, { ticketId: person.ticketId }));
  expect((await kinds(hall)).filter((kind) => kind === "ticket_withdrawn")).toHaveLength(1);
});

test("a moderator lowers a hand with a reason that its owner reads until the next hand; a listener and a stranger cannot", async () => {
  const hall = await forum();
  const person = await waiting(hall);
  const input = { ticketId: person.ticketId, reason: "asked twice" };
  expect(code(await ticket.lower(await listener(hall), input))).toBe("missing");
  expect(code(await ticket.lower(await member("recruiter", "admin"), input))).toBe("missing");
  must(await ticket.lower(hall.budi, input));
  must(await ticket.lower(hall.budi, input));
  expect(await db.ticket.findUniqueOrThrow({ where: { id: person.ticketId } })).toMatchObject({ state: "removed", reason: "asked twice" });
  const told = async () => (await selfViews(hall.roomId, [person.seatId])).get(person.seatId)?.decision;
  expect(await told()).toEqual({ what: "lowered", reason: "asked twice" });
  const again = must(await ticket.raise(person, { roomId: hall.roomId, card, pinRef: null }));
  must(await ticket.withdraw(person, { ticketId: again.ticketId }));
  expect(await told()).toBeNull();
});

test("of a call and a lowering at once the hand ends lowered, and nobody stays called", async () => {
  for (const first of ["call", "lower"]) {
    const hall = await forum();
    const person = await waiting(hall);
    const call = () => stage.call(hall.rina, { roomId: hall.roomId, ticketId: person.ticketId });
    const lower = () => ticket.lower(hall.budi, { ticketId: person.ticketId, reason: "gone" });
    const answers = first === "call" ? await Promise.all([call(), lower()]) : (await Promise.all([lower(), call()])).reverse();
    expect(code(answers[1] as (typeof answers)[0])).toBe("ok");
    // The call came before the lowering, or it found the hand gone.
    expect(["ok", "somebody_first"]).toContain(code(answers[0] as (typeof answers)[0]));
    expect(await db.ticket.findUniqueOrThrow({ where: { id: person.ticketId } })).toMatchObject({ state: "removed", reason: "gone" });
    const happened = (await kinds(hall)).filter((kind) => kind === "ticket_called" || kind === "ticket_lowered");
    expect(happened).toEqual(code(answers[0] as (typeof answers)[0]) === "ok" ? ["ticket_called", "ticket_lowered"] : ["ticket_lowered"]);
    expect((await db.room.findUniqueOrThrow({ where: { id: hall.roomId } })).phase).toBe("open");
    expect(
      must(await stage.call(hall.rina, { roomId: hall.roomId, ticketId: (await waiting(hall)).ticketId, reason: "next" })),
    ).toBeTruthy();
  }
});

test("a hand outlives a reload: the same seat, the same number", async () => {
  const hall = await forum();
  const person = await waiting(hall);
  const again = must(await seat.take(person, { roomId: hall.roomId }));
  expect(again).toMatchObject({ seatId: person.seatId, voiceId: person.voiceId, persona: person.persona });
  expect((await selfViews(hall.roomId, [again.seatId])).get(again.seatId)?.ticket?.number).toBe(person.number);
});

test("a guest listens and has no door to the line", async () => {
  const hall = await forum();
  const someone = guest();
  const taken = must(await seat.take(someone, { roomId: hall.roomId }));
  expect(taken.role).toBe("listener");
  expect((await selfViews(hall.roomId, [taken.seatId])).get(taken.seatId)?.ticket).toBeNull();
});
