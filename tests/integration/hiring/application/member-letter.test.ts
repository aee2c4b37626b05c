// Letters to the members of a company: at once by choice, else collected, with the dates that come near.
import { expect, test } from "vitest";
import * as application from "#lib/hiring/application/application";
import { arrivals, choose, collect, countsSince } from "#lib/hiring/application/member-letter";
import { move as moveClock } from "#lib/platform/clock";
import { db } from "#lib/platform/db";
import { card, code, member, must } from "#tests/factories/forum";
import { company, posted } from "#tests/factories/vacancy";

const day = 86_400_000;

async function scene() {
  const at = await company();
  const vacancyId = await posted(at);
  const ayu = await member();
  const { applicationId } = must(await application.apply(ayu, { vacancyId, roomId: null, card }));
  return { at, vacancyId, ayu, applicationId };
}

/** The collecting letters that go to members of this company now. */
async function letters(organisationId: string) {
  const { name } = await db.organisation.findUniqueOrThrow({ where: { id: organisationId }, select: { name: true } });
  const sent: object[] = [];
  await collect(async ({ organisation, counts }) => {
    if (organisation === name) sent.push(counts);
  });
  return sent;
}

test("only who chose so hears of an application at once, and only while they may see the applicant", async () => {
  const { at, ayu, applicationId } = await scene();
  expect(await arrivals(applicationId)).toEqual([]);
  expect(code(await choose(await member(), { organisationId: at.organisationId, mode: "at_once" }))).toBe("missing");
  for (let times = 0; times < 2; times++) must(await choose(at.sari, { organisationId: at.organisationId, mode: "at_once" }));
  expect(await arrivals(applicationId)).toHaveLength(1);
  await db.block.create({
    data: { blockerId: ayu.personId, blockedId: at.sari.personId, seenName: "Sari", seenSeed: "sari" },
    select: { id: true },
  });
  expect(await arrivals(applicationId)).toEqual([]);
  must(await application.withdraw(ayu, { applicationId }));
  expect(await arrivals(applicationId)).toEqual([]);
});

test("a collected letter comes once, also when two workers write it, and again when a last day begins", async () => {
  const { at } = await scene();
  const both = await Promise.all([letters(at.organisationId), letters(at.organisationId)]);
  expect(both.flat()).toEqual([{ fresh: 1, half: 0, soon: 0, last: 0 }]);
  expect(await letters(at.organisationId)).toEqual([]);
  await moveClock(13 * day + 60_000);
  try {
    expect(await letters(at.organisationId)).toEqual([{ fresh: 0, half: 1, soon: 1, last: 1 }]);
    expect(await letters(at.organisationId)).toEqual([]);
  } finally {
    await moveClock(-13 * day - 60_000);
  }
});

test("each date is told once: at half time, three days and one day before", () => {
  const sent = new Date("2026-11-01T00:00:00Z");
  const after = (days: number) => new Date(sent.getTime() + days * day);
  const due = [{ appliedAt: sent, startedAt: sent, dueAt: after(14) }];
  const told = (from: number, to: number) => countsSince(due, after(from), after(to), false);
  expect(told(0, 6)).toEqual({ fresh: 0, half: 0, soon: 0, last: 0 });
  expect(told(6, 7)).toMatchObject({ half: 1, soon: 0 });
  expect(told(7, 11)).toMatchObject({ half: 0, soon: 1, last: 0 });
  expect(told(11, 13)).toMatchObject({ soon: 0, last: 1 });
  expect(countsSince(due, after(-1), after(0), true).fresh).toBe(0);
});
