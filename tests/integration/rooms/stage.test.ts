import { expect, test } from "vitest";
import { move } from "#lib/platform/clock";
import { db } from "#lib/platform/db";
import { publicView } from "#lib/rooms/read/public-view";
import { selfViews } from "#lib/rooms/read/self-view";
import * as presence from "#lib/rooms/seat/presence";
import * as stage from "#lib/rooms/stage/stage";
import * as ticket from "#lib/rooms/stage/ticket";
import * as turn from "#lib/rooms/stage/turn";
import * as timekeeper from "#lib/rooms/timekeeper";
import { called, code, forum, kinds, listener, member, must, speaker, waiting } from "#tests/factories/forum";

const seconds = (n: number) => n * 1_000;
const stateOf = async (ticketId: string) => (await db.ticket.findUniqueOrThrow({ where: { id: ticketId }, select: { state: true } })).state;
const roleOf = async (seatId: string) => (await db.seat.findUniqueOrThrow({ where: { id: seatId }, select: { role: true } })).role;

test("a moderator calls the next one, and all see the number", async () => {
  const hall = await forum();
  const first = await waiting(hall);
  await waiting(hall);
  expect(must(await stage.call(hall.rina, { roomId: hall.roomId }))).toEqual({ ticketId: first.ticketId });
  expect((await publicView(hall.roomId))?.calling).toEqual({ number: 1, name: first.persona.name });
  const mine = (await selfViews(hall.roomId, [first.seatId])).get(first.seatId)?.ticket;
  expect(mine).toMatchObject({ state: "called", place: null });
  const { calledAt } = await db.ticket.findUniqueOrThrow({ where: { id: first.ticketId }, select: { calledAt: true } });
  expect(mine?.until).toBe((calledAt?.getTime() ?? 0) + seconds(20));
});

test("a listener, a stranger and an admin call nobody", async () => {
  const hall = await forum();
  await waiting(hall);
  for (const person of [await listener(hall), await member(), await member("recruiter", "admin")])
    expect(code(await stage.call(person, { roomId: hall.roomId }))).toBe("missing");
});

test("calling another than the next needs a reason, and all see it", async () => {
  const hall = await forum();
  await waiting(hall);
  const later = await waiting(hall);
  expect(code(await stage.call(hall.rina, { roomId: hall.roomId, ticketId: later.ticketId }))).toBe("reason_needed");
  must(await stage.call(hall.rina, { roomId: hall.roomId, ticketId: later.ticketId, reason: "the bus leaves" }));
  expect((await publicView(hall.roomId))?.jump).toMatchObject({ number: 2, by: "Rina", reason: "the bus leaves" });
});

test("the next one by name needs no reason, and none is shown", async () => {
  const hall = await forum();
  const first = await waiting(hall);
  must(await stage.call(hall.rina, { roomId: hall.roomId, ticketId: first.ticketId, reason: "just because" }));
  expect((await publicView(hall.roomId))?.jump).toBeNull();
});

test("of two moderators who call the same person at once the second is told who was first", async () => {
  const hall = await forum();
  const person = await waiting(hall);
  const answers = await Promise.all(
    [hall.rina, hall.budi].map((moderator) => stage.call(moderator, { roomId: hall.roomId, ticketId: person.ticketId })),
  );
  expect(answers.map(code).sort()).toEqual(["ok", "somebody_first"]);
  const winner = answers[0]?.ok ? "Rina" : "Budi";
  expect(answers.find((answer) => !answer.ok)).toMatchObject({ detail: { name: winner } });
  expect((await kinds(hall)).filter((kind) => kind === "ticket_called")).toHaveLength(1);
});

test("of two moderators who call the next one at once only one person is called", async () => {
  const hall = await forum();
  await waiting(hall);
  await waiting(hall);
  const answers = await Promise.all([hall.rina, hall.budi].map((moderator) => stage.call(moderator, { roomId: hall.roomId })));
  expect(answers.map(code).sort()).toEqual(["ok", "somebody_first"]);
  expect(await db.ticket.count({ where: { roomId: hall.roomId, state: "called" } })).toBe(1);
});

test("a moderator who presses twice has called once", async () => {
  const hall = await forum();
  const person = await waiting(hall);
  await waiting(hall);
  must(await stage.call(hall.rina, { roomId: hall.roomId }));
  expect(must(await stage.call(hall.rina, { roomId: hall.roomId }))).toEqual({ ticketId: person.ticketId });
});

test("an empty line has no next one", async () => {
  const hall = await forum();
  expect(code(await stage.call(hall.rina, { roomId: hall.roomId }))).toBe("missing");
});

test("three guests have a microphone, the fourth is not called", async () => {
  const hall = await forum();
  for (let count = 0; count < 3; count++) await speaker(hall);
  const fourth = await waiting(hall);
  expect(code(await stage.call(hall.rina, { roomId: hall.roomId, ticketId: fourth.ticketId }))).toBe("stage_full");
});

test("the called person says yes and is on stage with a turn that has not begun", async () => {
  const hall = await forum();
  const person = await called(hall);
  const { turnId } = must(await stage.accept(person, { ticketId: person.ticketId }));
  const view = await publicView(hall.roomId);
  expect(view?.turns).toMatchObject([
    {
      turnId,
      seatId: person.seatId,
      number: 1,
      startedAt: null,
      seconds: 120,
      extended: false,
      card: { city: "Karawang", firstTime: true },
    },
  ]);
  expect(view?.stage).toMatchObject([{ seatId: person.seatId, voiceId: person.voiceId, role: "speaker", locked: false, away: false }]);
  expect((await selfViews(hall.roomId, [person.seatId])).get(person.seatId)).toMatchObject({
    role: "speaker",
    turnId,
    ticket: { state: "on_stage" },
  });
});

test("everyone on stage has a turn of their own, which ends and grows by itself", async () => {
  const hall = await forum();
  const people = [await speaker(hall), await speaker(hall), await speaker(hall)] as const;
  const shown = async () => (await publicView(hall.roomId))?.turns.map(({ turnId, extended }) => ({ turnId, extended }));
  expect(await shown()).toEqual(people.map(({ turnId }) => ({ turnId, extended: false })));
  must(await turn.extend(hall.rina, { turnId: people[2].turnId }));
  must(await turn.stepDown(people[1], { turnId: people[1].turnId }));
  expect(await shown()).toEqual([
    { turnId: people[0].turnId, extended: false },
    { turnId: people[2].turnId, extended: true },
  ]);
});

test("nobody answers another's call, and who is not called does not get on stage", async () => {
  const hall = await forum();
  const person = await called(hall);
  const other = await waiting(hall);
  expect(code(await stage.accept(other, { ticketId: person.ticketId }))).toBe("missing");
  expect(code(await stage.accept(hall.rina, { ticketId: person.ticketId }))).toBe("missing");
  expect(code(await stage.accept(other, { ticketId: other.ticketId }))).toBe("not_called");
  expect(code(await stage.decline(other, { ticketId: person.ticketId }))).toBe("missing");
});

test("saying yes twice, also at once, is one turn", async () => {
  const hall = await forum();
  const person = await called(hall);
  const answers = await Promise.all([1, 2, 3].map(() => stage.accept(person, { ticketId: person.ticketId })));
  expect(new Set(answers.map((answer) => must(answer).turnId)).size).toBe(1);
});

test("an answer after the time is too late, and the place is kept", async () => {
  const hall = await forum();
  const person = await called(hall);
  await move(seconds(30));
  expect(code(await stage.accept(person, { ticketId: person.ticketId }))).toBe("call_over");
  await timekeeper.tick();
  expect(await stateOf(person.ticketId)).toBe("held");
  must(await stage.call(hall.budi, { roomId: hall.roomId }));
  must(await stage.accept(person, { ticketId: person.ticketId }));
});

test("who says not now keeps the place, comes after one other, and lapses after five minutes", async () => {
  const hall = await forum();
  const person = await called(hall);
  const other = await waiting(hall);
  must(await stage.decline(person, { ticketId: person.ticketId }));
  must(await stage.decline(person, { ticketId: person.ticketId }));
  expect(await stateOf(person.ticketId)).toBe("held");
  expect(must(await stage.call(hall.rina, { roomId: hall.roomId })).ticketId).toBe(other.ticketId);
  must(await stage.decline(other, { ticketId: other.ticketId }));
  expect(must(await stage.call(hall.rina, { roomId: hall.roomId })).ticketId).toBe(person.ticketId);
  must(await stage.decline(person, { ticketId: person.ticketId }));
  await move(seconds(301));
  await timekeeper.tick();
  expect([await stateOf(person.ticketId), await stateOf(other.ticketId)]).toEqual(["lapsed", "lapsed"]);
});

test("of an answer and a withdrawal at once one holds", async () => {
  const hall = await forum();
  const person = await called(hall);
  const answers = await Promise.all([
    stage.accept(person, { ticketId: person.ticketId }),
    ticket.withdraw(person, { ticketId: person.ticketId }),
  ]);
  expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
  expect(await roleOf(person.seatId)).toBe(answers[0].ok ? "speaker" : "listener");
});

test("the clock starts when the voice is there, told by the browser or by LiveKit, and only once", async () => {
  const hall = await forum();
  const person = await speaker(hall);
  expect(code(await turn.begin(await listener(hall), { turnId: person.turnId }))).toBe("missing");
  await presence.heard(person.voiceId);
  const { startedAt } = await db.turn.findUniqueOrThrow({ where: { id: person.turnId } });
  expect(startedAt).not.toBeNull();
  await move(seconds(5));
  must(await turn.begin(person, { turnId: person.turnId }));
  await presence.heard(person.voiceId);
  expect((await db.turn.findUniqueOrThrow({ where: { id: person.turnId } })).startedAt).toEqual(startedAt);
  expect((await kinds(hall)).filter((kind) => kind === "turn_begun")).toHaveLength(1);
});

test("the speaker steps down: the seat listens and the ticket is done", async () => {
  const hall = await forum();
  const person = await speaker(hall);
  expect(code(await turn.stepDown(await listener(hall), { turnId: person.turnId }))).toBe("missing");
  must(await turn.stepDown(person, { turnId: person.turnId }));
  must(await turn.stepDown(person, { turnId: person.turnId }));
  expect([await stateOf(person.ticketId), await roleOf(person.seatId)]).toEqual(["done", "listener"]);
  expect(await db.turn.findUniqueOrThrow({ where: { id: person.turnId } })).toMatchObject({ endedBy: "self" });
  expect((await publicView(hall.roomId))?.turns).toEqual([]);
});

test("a moderator ends a turn; a listener does not; both sides at once end it once", async () => {
  const hall = await forum();
  const person = await speaker(hall);
  expect(code(await turn.end(await listener(hall), { turnId: person.turnId }))).toBe("missing");
  await Promise.all([
    turn.end(hall.rina, { turnId: person.turnId }),
    turn.end(hall.budi, { turnId: person.turnId }),
    turn.stepDown(person, { turnId: person.turnId }),
  ]);
  expect((await kinds(hall)).filter((kind) => kind === "turn_ended")).toHaveLength(1);
  expect(code(await turn.begin(person, { turnId: person.turnId }))).toBe("call_over");
});

test("a turn is made longer once", async () => {
  const hall = await forum();
  const person = await speaker(hall);
  expect(code(await turn.extend(person, { turnId: person.turnId }))).toBe("missing");
  const answers = await Promise.all([hall.rina, hall.budi].map((moderator) => turn.extend(moderator, { turnId: person.turnId })));
  expect(answers.map(code).sort()).toEqual(["already_extended", "ok"]);
  expect((await publicView(hall.roomId))?.turns).toMatchObject([{ seconds: 150, extended: true }]);
  must(await turn.end(hall.rina, { turnId: person.turnId }));
  expect(code(await turn.extend(hall.rina, { turnId: person.turnId }))).toBe("call_over");
});

test("a speaker whose line breaks keeps the floor for ninety seconds, then the place for five minutes", async () => {
  const hall = await forum();
  const person = await speaker(hall);
  await presence.seen(person.voiceId, "PA_1");
  await presence.left(person.voiceId, "PA_0");
  expect((await publicView(hall.roomId))?.stage[0]?.away).toBe(false);
  await presence.left(person.voiceId, "PA_1");
  expect((await publicView(hall.roomId))?.stage[0]?.away).toBe(true);
  await move(seconds(80));
  await timekeeper.tick();
  expect(await stateOf(person.ticketId)).toBe("on_stage");
  await move(seconds(11));
  await timekeeper.tick();
  expect([await stateOf(person.ticketId), await roleOf(person.seatId)]).toEqual(["held", "listener"]);
  await presence.seen(person.voiceId, "PA_2");
  must(await stage.call(hall.rina, { roomId: hall.roomId }));
  must(await stage.accept(person, { ticketId: person.ticketId }));
});

test("many timekeepers at once do each thing once", async () => {
  const hall = await forum();
  const person = await called(hall);
  await move(seconds(24));
  await Promise.all([1, 2, 3, 4].map(() => timekeeper.tick()));
  expect(await stateOf(person.ticketId)).toBe("held");
  expect((await kinds(hall)).filter((kind) => kind === "ticket_missed")).toHaveLength(1);
});
