import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import * as impact from "#lib/hiring/impact";
import { db } from "#lib/platform/db";
import { randomId } from "#lib/platform/random";
import { type Forum, forum } from "#tests/factories/forum";
import { company, posted } from "#tests/factories/vacancy";

type Life = { code: "advice" | "interviewed" | "offered" | "hired"; confirmed?: boolean; disputed?: boolean; vacancyId?: string };

/** Somebody who spoke once, with what came of it; `daysAgo` is when. */
async function spoke(hall: Forum, lives: Life[], { first = true, daysAgo = 1, waited = 20 } = {}) {
  const person = await db.person.create({ data: { email: `${randomUUID()}@people.test` }, select: { id: true } });
  const at = new Date(Date.now() - daysAgo * 86_400_000);
  const seat = await db.seat.create({
    data: { roomId: hall.roomId, personId: person.id, voiceId: randomId(26), leftAt: at },
    select: { id: true },
  });
  const { _max } = await db.ticket.aggregate({ where: { roomId: hall.roomId }, _max: { number: true } });
  const ticket = await db.ticket.create({
    data: {
      roomId: hall.roomId,
      seatId: seat.id,
      number: (_max.number ?? 0) + 1,
      state: "done",
      roleWanted: "x",
      field: "x",
      city: "x",
      line: "x",
      firstTime: first,
      raisedAt: new Date(at.getTime() - waited * 60_000),
      calledAt: at,
    },
    select: { id: true },
  });
  const turn = await db.turn.create({
    data: { roomId: hall.roomId, seatId: seat.id, ticketId: ticket.id, seconds: 120, startedAt: at, endedAt: at },
    select: { id: true },
  });
  for (const { code, confirmed, disputed, vacancyId } of lives) {
    const seen = { confirmedAt: confirmed ? at : null, disputedAt: disputed ? at : null, createdAt: at };
    await db.outcome.create({
      data: { personId: person.id, roomId: hall.roomId, turnId: turn.id, code, vacancyId: vacancyId ?? null, ...seen },
      select: { id: true },
    });
  }
  return { person, turn };
}

const many = async (count: number, make: (index: number) => Promise<unknown>) => {
  for (let index = 0; index < count; index++) await make(index);
};

test("a cohort whose totals are known comes out as it went in: people, each once", async () => {
  const hall = await forum();
  const vacancyId = await posted(await company());
  await many(6, () => spoke(hall, [{ code: "advice", confirmed: true }, { code: "advice" }]));
  await many(5, (index) => spoke(hall, [{ code: "advice" }], { first: index > 0, waited: 40 }));
  await many(7, () => spoke(hall, [{ code: "hired", confirmed: true, vacancyId }], { first: false }));
  await many(8, () => spoke(hall, [{ code: "hired", vacancyId }], { first: false }));
  await many(4, () => spoke(hall, [{ code: "offered", confirmed: true, vacancyId }], { first: false }));
  await many(9, () => spoke(hall, [{ code: "interviewed", disputed: true }], { first: false }));
  await spoke(hall, [{ code: "hired", confirmed: true, vacancyId }], { daysAgo: 200 });
  const facts = await impact.facts(hall.slug);
  expect(facts?.people).toBe(39);
  const row = (code: string) => facts?.rows.find((one) => one.code === code);
  expect(row("advice")).toMatchObject({ both: 6, one: 5, total: 11 });
  expect(row("hired")).toMatchObject({ both: 7, one: null, total: 7 });
  expect(row("offered")).toMatchObject({ both: null, one: null, total: null });
  expect(row("interviewed")).toMatchObject({ both: null, one: null, total: null });
  expect(facts?.known).toMatchObject({ known: 30, enough: true });
  expect(facts?.firstTimers).toBe(10);
  expect(facts?.wait).toEqual({ medianMinutes: 20, hands: 39 });
});

test("about fewer than five people nothing is said", async () => {
  const hall = await forum();
  await many(4, () => spoke(hall, [{ code: "advice", confirmed: true }]));
  expect(await impact.facts(hall.slug)).toMatchObject({ people: null, rows: [], known: null, firstTimers: null, wait: null });
});

test("a replaced outcome counts no more, and another forum's does not count here", async () => {
  const hall = await forum();
  const elsewhere = await forum();
  const lives: Awaited<ReturnType<typeof spoke>>[] = [];
  await many(6, async () => lives.push(await spoke(hall, [{ code: "interviewed", confirmed: true }])));
  for (const { person } of lives) {
    await db.outcome.create({
      data: { personId: person.id, roomId: elsewhere.roomId, code: "offered", confirmedAt: new Date() },
      select: { id: true },
    });
  }
  const replaced = await db.outcome.findFirstOrThrow({ where: { roomId: hall.roomId }, select: { id: true, personId: true } });
  const later = await db.outcome.create({
    data: { personId: replaced.personId, roomId: hall.roomId, code: "advice" },
    select: { id: true },
  });
  await db.outcome.update({ where: { id: replaced.id }, data: { supersededById: later.id }, select: { id: true } });
  const rows = (await impact.facts(hall.slug))?.rows;
  expect(rows?.find((one) => one.code === "interviewed")).toMatchObject({ both: 5 });
  expect(rows?.find((one) => one.code === "offered")).toMatchObject({ both: null, total: null });
});

test("moderators' hours are the time they sat in the open room", async () => {
  const hall = await forum();
  const opened = new Date(Date.now() - 3 * 3_600_000);
  await db.room.update({
    where: { id: hall.roomId },
    data: { openedAt: opened, endedAt: new Date(opened.getTime() + 2 * 3_600_000), phase: "ended" },
    select: { id: true },
  });
  for (const { personId } of [hall.rina, hall.budi]) {
    await db.seat.updateMany({ where: { roomId: hall.roomId, personId }, data: { leftAt: new Date(opened.getTime()), takenAt: opened } });
    const takenAt = new Date(opened.getTime() - 600_000);
    await db.seat.create({
      data: {
        roomId: hall.roomId,
        personId,
        role: "moderator",
        voiceId: randomId(26),
        takenAt,
        leftAt: new Date(opened.getTime() + 3 * 3_600_000),
      },
      select: { id: true },
    });
  }
  expect((await impact.facts(hall.slug))?.moderation).toEqual({ hours: 4, days: 1, moderators: 2 });
});

test("there is no report on a forum that is not there", async () => expect(await impact.facts("no-such-forum")).toBeNull());
