// Stages and dates: what a company says, what it owes, and what becomes of an application that nobody answers.
import { expect, test } from "vitest";
import * as block from "#lib/disclosure/block";
import * as shield from "#lib/disclosure/shield";
import * as application from "#lib/hiring/application/application";
import * as pipeline from "#lib/hiring/application/pipeline";
import * as seeker from "#lib/hiring/seeker";
import * as vacancy from "#lib/hiring/vacancy/vacancy";
import { move as moveClock } from "#lib/platform/clock";
import { db, transact } from "#lib/platform/db";
import { step } from "#tests/factories/application";
import { card, code, member, must } from "#tests/factories/forum";
import { useMailbox, work } from "#tests/factories/mailbox";
import { confirmedAddress } from "#tests/factories/relay";
import { company, posted } from "#tests/factories/vacancy";

useMailbox();

const day = 86_400_000;

async function scene() {
  const at = await company();
  const vacancyId = await posted(at);
  const ayu = await member();
  const { applicationId } = must(await application.apply(ayu, { vacancyId, roomId: null, card }));
  return { at, vacancyId, ayu, applicationId };
}

/** Moves the clock for as long as `then` runs. */
async function later<T>(ms: number, then: () => Promise<T>): Promise<T> {
  await moveClock(ms);
  try {
    return await then();
  } finally {
    await moveClock(-ms);
  }
}

const due = (applicationId: string) =>
  db.replyDue.findMany({ where: { applicationId }, orderBy: { id: "asc" }, select: { dueAt: true, answeredAt: true, leftOutAt: true } });
const mine = async (ayu: Parameters<typeof seeker.applications>[0]) => (await seeker.applications(ayu))[0];

test("the applicant reads each step with its words, and the reason at the end", async () => {
  const { at, ayu, applicationId } = await scene();
  must(await application.open(at.sari, { applicationId }));
  must(await pipeline.move(at.sari, await step(applicationId, "interview", { words: "Selasa pukul sembilan di gerbang barat." })));
  const refused = await pipeline.move(at.sari, await step(applicationId, "rejected", { words: "Maaf." }));
  expect(code(refused)).toBe("sentence_short");
  const rejection = await step(applicationId, "rejected", { words: "Kami memilih pelamar dengan sertifikat 3G." });
  expect(code(await pipeline.move(at.sari, { ...rejection, reason: null }))).toBe("reason_missing");
  must(await pipeline.move(at.sari, rejection));
  expect((await mine(ayu))?.history.map(({ kind, reason, words }) => [kind, reason, words])).toEqual([
    ["applied", null, ""],
    ["seen", null, ""],
    ["interview", null, "Selasa pukul sembilan di gerbang barat."],
    ["rejected", "other_chosen", "Kami memilih pelamar dengan sertifikat 3G."],
  ]);
});

test("whoever moves what a colleague has moved hears of it, and nothing changes", async () => {
  const { at, applicationId } = await scene();
  const dewi = await member();
  await db.membership.create({
    data: { organisationId: at.organisationId, personId: dewi.personId, role: "recruiter" },
    select: { personId: true },
  });
  const [first, second] = [await step(applicationId, "screening"), await step(applicationId, "rejected")];
  const answers = await Promise.all([pipeline.move(at.sari, first), pipeline.move(dewi, second)]);
  expect(answers.map(code).sort()).toEqual(["moved_already", "ok"]);
  expect(await db.applicationEvent.count({ where: { applicationId } })).toBe(2);
});

test("an offer is taken or declined by its applicant alone, once", async () => {
  const { at, ayu, applicationId } = await scene();
  expect(code(await pipeline.answerOffer(ayu, { applicationId, answer: "hired" }))).toBe("conflict");
  must(await pipeline.move(at.sari, await step(applicationId, "offered")));
  expect(code(await pipeline.answerOffer(at.sari, { applicationId, answer: "hired" }))).toBe("missing");
  const both = await Promise.all((["hired", "declined"] as const).map((answer) => pipeline.answerOffer(ayu, { applicationId, answer })));
  expect(both.map(code).sort()).toEqual(["conflict", "ok"]);
  expect(code(await pipeline.move(at.sari, await step(applicationId, "rejected")))).toBe("conflict");
});

test("an offer that is taken takes a seat in the same moment, and stands in the ledger of outcomes as both sides' word", async () => {
  const { at, vacancyId, ayu, applicationId } = await scene();
  must(await pipeline.move(at.sari, await step(applicationId, "offered")));
  for (let times = 0; times < 2; times++) must(await pipeline.answerOffer(ayu, { applicationId, answer: "hired" }));
  expect((await db.vacancy.findUniqueOrThrow({ where: { id: vacancyId }, select: { filled: true } })).filled).toBe(1);
  const codes = await db.outcome.findMany({ where: { personId: ayu.personId }, orderBy: { createdAt: "asc" }, select: { code: true } });
  expect(codes.map(({ code }) => code)).toEqual(["applied", "offered", "hired"]);
});

test("each word of the company meets the date it owed, and begins the next; an offer begins none", async () => {
  const { at, applicationId } = await scene();
  must(await pipeline.move(at.sari, await step(applicationId, "screening")));
  const [first, second] = await due(applicationId);
  expect(first?.answeredAt).not.toBeNull();
  expect(second).toMatchObject({ answeredAt: null });
  must(await pipeline.move(at.sari, await step(applicationId, "offered")));
  expect((await due(applicationId)).map(({ answeredAt }) => answeredAt !== null)).toEqual([true, true]);
});

test("unanswered on its day, an application ends as such once, whoever looks how often; a late answer reopens it and stays late", async () => {
  const { at, ayu, applicationId } = await scene();
  await pipeline.ghostOverdue();
  expect((await mine(ayu))?.state).toBe("applied");
  await later(14 * day + 60_000, async () => {
    await Promise.all([pipeline.ghostOverdue(), pipeline.ghostOverdue()]);
    expect(await mine(ayu)).toMatchObject({ state: "ghosted", late: true, isWaiting: false });
    expect(await db.applicationEvent.count({ where: { applicationId, kind: "ghosted" } })).toBe(1);
    must(await pipeline.move(at.sari, await step(applicationId, "contacted")));
    expect(await mine(ayu)).toMatchObject({ state: "contacted", isWaiting: true, late: false });
  });
  const [first] = await due(applicationId);
  expect(first?.answeredAt?.getTime()).toBeGreaterThan(first?.dueAt.getTime() ?? 0);
});

test("what was withdrawn before its date counts for nothing; what was overdue stays unanswered", async () => {
  const [early, lost] = [await scene(), await scene()];
  must(await application.withdraw(early.ayu, early));
  expect((await due(early.applicationId))[0]?.leftOutAt).not.toBeNull();
  await later(15 * day, async () => {
    await pipeline.ghostOverdue();
    must(await application.withdraw(lost.ayu, lost));
  });
  expect((await due(lost.applicationId))[0]).toMatchObject({ answeredAt: null, leftOutAt: null });
});

test("whom the company could not see it owed nothing, and while a vacancy is taken down no clock ends anything", async () => {
  const [hidden, down] = [await scene(), await scene()];
  must(await shield.add(hidden.ayu, { kind: "organisation", organisationId: hidden.at.organisationId }));
  await transact((tx) => vacancy.takeDown(tx, down.vacancyId));
  await later(15 * day, async () => {
    await pipeline.ghostOverdue();
    expect((await mine(down.ayu))?.state).toBe("applied");
    await transact((tx) => vacancy.putBack(tx, down.vacancyId));
    await pipeline.ghostOverdue();
    expect(await mine(down.ayu)).toMatchObject({ state: "applied", late: false });
  });
  const [owed] = await due(hidden.applicationId);
  expect(owed?.leftOutAt).not.toBeNull();
});

test("who closes a vacancy answers everybody who waits, also whom they cannot see, and each is told once; an offer stands", async () => {
  const { at, vacancyId, ayu } = await scene();
  const [budi, citra, dimas] = [await member(), await member(), await member()];
  const [rejected, offered] = [
    must(await application.apply(budi, { vacancyId, roomId: null, card })),
    must(await application.apply(citra, { vacancyId, roomId: null, card })),
  ];
  must(await application.apply(dimas, { vacancyId, roomId: null, card }));
  must(await pipeline.move(at.sari, await step(rejected.applicationId, "rejected")));
  must(await pipeline.move(at.sari, await step(offered.applicationId, "offered")));
  must(await shield.add(dimas, { kind: "organisation", organisationId: at.organisationId }));
  const both = await Promise.all([1, 2].map(() => vacancy.close(at.sari, { vacancyId })));
  // Both answers are the same, whoever waited.
  expect(both).toEqual([
    { ok: true, value: null },
    { ok: true, value: null },
  ]);
  await Promise.all([work(), work()]);
  const states = await Promise.all([ayu, budi, citra, dimas].map(async (who) => (await mine(who))?.state));
  expect(states).toEqual(["vacancy_closed", "rejected", "offered", "vacancy_closed"]);
  expect(await db.applicationEvent.count({ where: { application: { vacancyId }, kind: "vacancy_closed" } })).toBe(2);
  expect(await db.replyDue.count({ where: { vacancyId, answeredAt: null } })).toBe(0);
  must(await pipeline.answerOffer(citra, { applicationId: offered.applicationId, answer: "hired" }));
});

test("whoever applies while the vacancy closes is either refused or answered, never left to wait", async () => {
  for (let round = 0; round < 6; round++) {
    const at = await company();
    const vacancyId = await posted(at);
    const people = [await member(), await member(), await member()];
    const [, ...sent] = await Promise.all([
      vacancy.close(at.sari, { vacancyId }),
      ...people.map((who) => application.apply(who, { vacancyId, roomId: null, card })),
    ]);
    await work();
    for (const one of sent) expect(["ok", "vacancy_closed"]).toContain(code(one));
    expect(await db.application.count({ where: { vacancyId, state: { not: "vacancy_closed" } } })).toBe(0);
  }
});

test("a company owes nothing to whom no member may see: by an address on their list, or by a block", async () => {
  const [listed, blocked, seen] = [await scene(), await scene(), await scene()];
  must(await shield.add(listed.ayu, { kind: "address", address: await confirmedAddress(listed.at.sari) }));
  await transact((tx) => block.add(tx, blocked.ayu.personId, blocked.at.sari.personId, { name: "", seed: "" }));
  // A colleague whom the list does not name still sees them, and so the company owes them a word.
  must(await shield.add(seen.ayu, { kind: "address", address: await confirmedAddress(seen.at.sari) }));
  const { personId } = await member();
  await db.membership.create({ data: { organisationId: seen.at.organisationId, personId }, select: { personId: true } });
  await later(15 * day, pipeline.ghostOverdue);
  const leftOut = async ({ applicationId }: { applicationId: string }) => (await due(applicationId))[0]?.leftOutAt !== null;
  expect([await leftOut(listed), await leftOut(blocked), await leftOut(seen)]).toEqual([true, true, false]);
});

test("words that ask for money or give a number are held until they are confirmed, and the number stays covered", async () => {
  const { at, ayu, applicationId } = await scene();
  for (const words of ["Biaya administrasi 150 ribu ya.", "Hubungi 0812-3456-7890."])
    expect(code(await pipeline.move(at.sari, await step(applicationId, "contacted", { words })))).toBe("words_held");
  must(await pipeline.move(at.sari, await step(applicationId, "contacted", { words: "Hubungi 0812-3456-7890.", confirmed: true })));
  expect((await mine(ayu))?.history.at(-1)?.words).toBe("Hubungi •••.");
});
