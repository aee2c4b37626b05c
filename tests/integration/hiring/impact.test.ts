import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import * as impact from "#lib/hiring/impact/impact";
import { addDays } from "#lib/hiring/rules";
import { localDate } from "#lib/hiring/terms/place";
import { db } from "#lib/platform/db";
import { randomId } from "#lib/platform/secret/random";
import { type Forum, forum } from "#tests/factories/forum";
import { company, posted } from "#tests/factories/vacancy";

const due = impact.periodOn(localDate(new Date(), "Asia/Jakarta"));
const middle = new Date(`${addDays(due.from, 14)}T05:00:00Z`);
const daysAway = (days: number) => new Date(middle.getTime() + days * 86_400_000);

type Life = { code: "advice" | "interviewed" | "offered" | "hired"; confirmed?: boolean; disputed?: boolean; vacancyId?: string };

/** Somebody who spoke once, with what came of it; `at` is when. */
async function spoke(hall: Forum, lives: Life[], { first = true, at = middle, waited = 20 } = {}) {
  const person = await db.person.create({ data: { email: `${randomUUID()}@people.test` }, select: { id: true } });
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
    // A hire needs the company's word too.
    const byCompany = confirmed && code === "hired" ? { employerConfirmedAt: at } : {};
    const seen = { ...byCompany, confirmedAt: confirmed ? at : null, disputedAt: disputed ? at : null, createdAt: at };
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

/** A forum of a room in the middle of the month that is due. */
async function pastForum() {
  const hall = await forum();
  await db.room.update({ where: { id: hall.roomId }, data: { startsAt: middle }, select: { id: true } });
  return hall;
}

const statistics = async ({ seriesId }: Forum) => (await impact.statisticsOf(due)).series[seriesId];

test("a cohort whose totals are known comes out as it went in: people, each once", async () => {
  const hall = await pastForum();
  const vacancyId = await posted(await company());
  await many(6, () => spoke(hall, [{ code: "advice", confirmed: true }, { code: "advice" }]));
  await many(5, (index) => spoke(hall, [{ code: "advice" }], { first: index > 0, waited: 40 }));
  await many(7, () => spoke(hall, [{ code: "hired", confirmed: true, vacancyId }], { first: false }));
  await many(8, () => spoke(hall, [{ code: "hired", vacancyId }], { first: false }));
  await many(4, () => spoke(hall, [{ code: "offered", confirmed: true, vacancyId }], { first: false }));
  await many(9, () => spoke(hall, [{ code: "interviewed", disputed: true }], { first: false }));
  await spoke(hall, [{ code: "hired", confirmed: true, vacancyId }], { at: daysAway(-60) });
  await spoke(hall, [{ code: "hired", confirmed: true, vacancyId }], { at: daysAway(20) });
  const shown = await statistics(hall);
  expect(shown?.people).toBe(39);
  const row = (code: string) => shown?.rows.find((one) => one.code === code);
  expect(row("advice")).toMatchObject({ both: 6, one: 5, total: 11 });
  expect(row("hired")).toMatchObject({ both: 7, one: null, total: 7 });
  expect(row("offered")).toMatchObject({ both: null, one: null, total: null });
  expect(row("interviewed")).toMatchObject({ both: null, one: null, total: null });
  expect(shown?.known).toMatchObject({ known: 30, enough: true });
  expect(shown?.firstTimers).toBe(10);
  expect(shown?.wait).toEqual({ medianMinutes: 20, hands: 39 });
});

test("what came of a turn counts with its turn, also where the month begins while the room is open", async () => {
  const hall = await pastForum();
  const midnight = new Date(new Date(`${due.from}T00:00:00+07:00`).getTime());
  await db.room.update({ where: { id: hall.roomId }, data: { startsAt: new Date(midnight.getTime() - 3_600_000) }, select: { id: true } });
  await many(6, () => spoke(hall, [{ code: "advice", confirmed: true }], { at: new Date(midnight.getTime() + 600_000) }));
  const shown = await statistics(hall);
  expect(shown).toMatchObject({ people: 6, known: null });
  expect(shown?.rows.find(({ code }) => code === "advice")).toMatchObject({ both: 6 });
});

test("about fewer than five people nothing is said", async () => {
  const hall = await pastForum();
  await many(4, () => spoke(hall, [{ code: "advice", confirmed: true }]));
  expect((await statistics(hall))?.people ?? null).toBeNull();
});

test("P-20 subtracting the published forums from the published sum leaves no small cell", async () => {
  const [large, small] = [await pastForum(), await pastForum()];
  const vacancyId = await posted(await company());
  await many(8, () => spoke(large, [{ code: "hired", confirmed: true, vacancyId }]));
  await many(9, () => spoke(large, []));
  await many(2, () => spoke(small, [{ code: "hired", confirmed: true, vacancyId }]));
  await many(6, () => spoke(small, []));
  const { all, series } = await impact.statisticsOf(due);
  const hired = ({ rows }: Pick<typeof all, "rows">) => rows.find(({ code }) => code === "hired")?.total ?? null;
  const shown = Object.values(series).map(hired);
  const rest = (hired(all) ?? 0) - shown.reduce<number>((sum, one) => sum + (one ?? 0), 0);
  expect(hired(all)).toBeGreaterThanOrEqual(10);
  expect(shown).toContain(null);
  expect(rest).toBeGreaterThanOrEqual(5);
});

test("a replaced outcome counts no more, and another forum's does not count here", async () => {
  const [hall, elsewhere] = [await pastForum(), await pastForum()];
  const lives: Awaited<ReturnType<typeof spoke>>[] = [];
  await many(15, async () => lives.push(await spoke(hall, [{ code: "interviewed", confirmed: true }])));
  await many(12, async () => lives.push(await spoke(elsewhere, [{ code: "interviewed", confirmed: true }])));
  for (const { person } of lives.slice(0, 15)) {
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
  const rows = (await statistics(hall))?.rows;
  expect(rows?.find((one) => one.code === "interviewed")).toMatchObject({ both: 14 });
  expect(rows?.find((one) => one.code === "offered")).toMatchObject({ both: null, total: null });
});

test("P-20 what was published stays: no later word, erasure or day changes it, and the table says what the page says", async () => {
  const hall = await pastForum();
  await many(20, () => spoke(hall, [{ code: "advice", confirmed: true }]));
  await Promise.all([impact.publish(), impact.publish(), impact.publish()]);
  const [page, all] = [await impact.published(hall.slug), await impact.published()];
  expect(page).toMatchObject({ people: 20, from: due.from, to: due.to });
  const latecomer = await spoke(hall, [{ code: "advice", confirmed: true }]);
  await db.person.delete({ where: { id: latecomer.person.id }, select: { id: true } });
  await db.outcome.updateMany({ where: { roomId: hall.roomId }, data: { disputedAt: new Date() } });
  await impact.publish();
  expect([await impact.published(hall.slug), await impact.published()]).toEqual([page, all]);
  expect(await db.impactPublication.count()).toBe(1);
});

test("P-20 two publications count different turns: nobody is in both by one turn", async () => {
  const hall = await pastForum();
  await many(11, () => spoke(hall, [{ code: "advice", confirmed: true }]));
  const before = impact.periodOn(addDays(due.from, 14));
  expect(before.to < due.from).toBe(true);
  expect((await impact.statisticsOf(before)).series[hall.seriesId]?.people ?? null).toBeNull();
});

test.each([
  ["2026-11-14", "2026-09"],
  ["2026-11-15", "2026-10"],
  ["2026-11-30", "2026-10"],
  ["2027-01-14", "2026-11"],
  ["2027-01-15", "2026-12"],
  ["2028-03-15", "2028-02"],
])("on %s the newest published month is %s", (today, month) => expect(impact.periodOn(today).month).toBe(month));

test("a month runs to its last day", () =>
  expect(impact.periodOn("2028-03-15")).toEqual({ month: "2028-02", from: "2028-02-01", to: "2028-02-29" }));

test("moderators' hours are the time they sat in the open room", async () => {
  const hall = await pastForum();
  const opened = middle;
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
  await many(6, () => spoke(hall, []));
  expect((await statistics(hall))?.moderation).toEqual({ hours: 4, days: 1, moderators: 2 });
});

test.each(["no-such-forum", "a\0b", "\ud800", "'; --"])("there is no report on the forum %j, which is not there", async (slug) =>
  expect(await impact.published(slug)).toBeNull(),
);

test("a hire without the company's word is published nowhere, and being heard is no news", async () => {
  const hall = await pastForum();
  const vacancyId = await posted(await company());
  await many(20, () => spoke(hall, [{ code: "hired", confirmed: true, vacancyId }]));
  await many(7, async () => {
    const { person, turn } = await spoke(hall, []);
    const seen = { personId: person.id, roomId: hall.roomId, turnId: turn.id, createdAt: middle };
    await db.outcome.create({ data: { ...seen, code: "heard", source: "system" }, select: { id: true } });
    await db.outcome.create({ data: { ...seen, code: "hired", vacancyId, confirmedAt: middle }, select: { id: true } });
    await db.outcome.create({ data: { ...seen, code: "unknown", source: "seeker" }, select: { id: true } });
  });
  await many(8, async () => {
    const { person, turn } = await spoke(hall, []);
    await db.outcome.create({
      data: { personId: person.id, roomId: hall.roomId, turnId: turn.id, code: "heard", source: "system", createdAt: middle },
      select: { id: true },
    });
  });
  const shown = await statistics(hall);
  expect(shown?.people).toBe(35);
  expect(shown?.rows.find((one) => one.code === "hired")?.total).toBe(20);
  expect(shown?.known?.known).toBe(27);
});

test("silence of companies and early ends count with those who had spoken, also where they came of no forum", async () => {
  const hall = await pastForum();
  const vacancyId = await posted(await company());
  const later = async (code: "ghosted" | "left_early" | "freelance_contract", attribution: "assisted" | "none") => {
    const { person } = await spoke(hall, []);
    const row = { personId: person.id, code, attribution, vacancyId, createdAt: daysAway(30), source: "system" as const };
    await db.outcome.create({ data: row, select: { id: true } });
  };
  await many(40, () => later("ghosted", "assisted"));
  await many(30, () => later("left_early", "assisted"));
  await many(25, () => later("freelance_contract", "none"));
  const { all: shown } = await impact.statisticsOf(due);
  const people = (code: string) => shown.more.find((one) => one.code === code)?.people;
  expect([people("ghosted"), people("left_early"), people("freelance_contract")]).toEqual([40, 30, null]);
});

test("statistics that do not add up are not published, and the true ones are", async () => {
  await db.impactPublication.deleteMany();
  await impact.publish(async (span) => {
    const { all, series } = await impact.statisticsOf(span);
    return { all: { ...all, people: (all.people ?? 0) + 1_000 }, series };
  });
  expect(await db.impactPublication.count()).toBe(0);
  await impact.publish();
  expect((await impact.months()).map(({ month }) => month)).toEqual([due.month]);
});
