// Many moved at once: ten seconds in which nothing has happened, then each by the same rules as one alone. And notes of the team.
import { expect, test } from "vitest";
import * as shield from "#lib/disclosure/shield";
import * as application from "#lib/hiring/application/application";
import * as bulk from "#lib/hiring/application/bulk";
import * as employer from "#lib/hiring/application/employer";
import * as note from "#lib/hiring/application/note";
import * as pipeline from "#lib/hiring/application/pipeline";
import { exportOf, heldAbout } from "#lib/hiring/personal-data";
import * as seeker from "#lib/hiring/seeker";
import type { Actor } from "#lib/platform/auth/actor";
import { move as moveClock } from "#lib/platform/clock";
import { db, transact } from "#lib/platform/db";
import { step } from "#tests/factories/application";
import { card, code, member, must } from "#tests/factories/forum";
import { company, posted } from "#tests/factories/vacancy";

async function scene(count: number) {
  const at = await company();
  const vacancyId = await posted(at);
  const people: { actor: Actor; applicationId: string }[] = [];
  for (let nth = 0; nth < count; nth++) {
    const actor = await member();
    people.push({ actor, ...must(await application.apply(actor, { vacancyId, roomId: null, card })) });
  }
  const ask = (more: { to?: "contacted" | "rejected"; words?: string } = {}) => ({
    vacancyId,
    applications: people.map(({ applicationId }) => ({ applicationId, version: 0 })),
    to: more.to ?? ("rejected" as const),
    reason: "filled" as const,
    words: more.words ?? "",
    confirmed: false,
  });
  const states = async () => (await employer.applicants(at.sari, vacancyId))?.applicants.map(({ state }) => state);
  return { at, vacancyId, people, ask, states };
}

async function tenSecondsLater(then: () => Promise<unknown>) {
  await moveClock(bulk.undoMs + 1);
  try {
    await then();
  } finally {
    await moveClock(-bulk.undoMs - 1);
  }
}

test("for ten seconds nobody is moved and nobody told; then all are, once, each with the reason", async () => {
  const { at, people, ask, states } = await scene(2);
  expect(must(await bulk.moveMany(at.sari, ask()))).toMatchObject({ count: 2 });
  await bulk.applyDue();
  expect(await states()).toEqual(["applied", "applied"]);
  await tenSecondsLater(() => Promise.all([bulk.applyDue(), bulk.applyDue()]));
  expect(await states()).toEqual(["rejected", "rejected"]);
  for (const { actor } of people) {
    const mine = (await seeker.applications(actor))[0];
    expect(mine?.history.map(({ kind, reason }) => [kind, reason])).toEqual([
      ["applied", null],
      ["rejected", "filled"],
    ]);
  }
});

test("taken back in time, nothing happens; afterwards, and by a colleague, nothing is taken back", async () => {
  const { at, ask, states } = await scene(2);
  const dewi = await member();
  await db.membership.create({
    data: { organisationId: at.organisationId, personId: dewi.personId, role: "recruiter" },
    select: { personId: true },
  });
  const { batchId } = must(await bulk.moveMany(at.sari, ask()));
  expect(must(await bulk.undo(dewi, { batchId }))).toEqual({ count: 0 });
  expect(must(await bulk.undo(at.sari, { batchId }))).toEqual({ count: 2 });
  await tenSecondsLater(() => bulk.applyDue());
  expect(await states()).toEqual(["applied", "applied"]);
  const again = must(await bulk.moveMany(at.sari, ask()));
  await tenSecondsLater(async () => {
    expect(must(await bulk.undo(at.sari, again))).toEqual({ count: 0 });
    await bulk.applyDue();
  });
  expect(await states()).toEqual(["rejected", "rejected"]);
});

test("two members who move the same ones at once move each one once; whoever was moved meanwhile stays where they were put", async () => {
  const { at, people, ask, states } = await scene(2);
  const dewi = await member();
  await db.membership.create({
    data: { organisationId: at.organisationId, personId: dewi.personId, role: "recruiter" },
    select: { personId: true },
  });
  const both = await Promise.all([bulk.moveMany(at.sari, ask()), bulk.moveMany(dewi, ask({ to: "contacted" }))]);
  expect(both.map(code).sort()).toEqual(["moved_already", "ok"]);
  must(await pipeline.move(dewi, await step(people[0]?.applicationId ?? "", "shortlisted")));
  await tenSecondsLater(() => bulk.applyDue());
  expect((await states())?.includes("shortlisted")).toBe(true);
  expect(
    await db.applicationEvent.count({ where: { applicationId: people[1]?.applicationId ?? "", kind: { in: ["contacted", "rejected"] } } }),
  ).toBe(1);
});

test("a stranger, and a member who left within the ten seconds, move nobody; who hides is not among them", async () => {
  const { at, people, ask, states } = await scene(2);
  expect(code(await bulk.moveMany(await member(), ask()))).toBe("missing");
  must(await shield.add(people[0]?.actor ?? at.sari, { kind: "organisation", organisationId: at.organisationId }));
  expect(must(await bulk.moveMany(at.sari, ask()))).toMatchObject({ count: 1 });
  await db.membership.deleteMany({ where: { personId: at.sari.personId } });
  await tenSecondsLater(() => bulk.applyDue());
  await db.membership.create({
    data: { organisationId: at.organisationId, personId: at.sari.personId, role: "recruiter" },
    select: { personId: true },
  });
  expect(await states()).toEqual(["applied"]);
});

test("whoever was talked with is not rejected in a group without a sentence", async () => {
  const { at, people, ask } = await scene(1);
  must(await pipeline.move(at.sari, await step(people[0]?.applicationId ?? "", "screening")));
  const late = { ...ask(), applications: people.map(({ applicationId }) => ({ applicationId, version: 1 })) };
  expect(code(await bulk.moveMany(at.sari, late))).toBe("sentence_short");
  expect(code(await bulk.moveMany(at.sari, { ...late, words: "Terima kasih sudah bicara dengan kami." }))).toBe("ok");
});

test("colleagues read each other's notes; the applicant knows that there are some and gets them in their copy", async () => {
  const { at, people } = await scene(1);
  const [ayu] = people;
  if (!ayu) throw new Error("nobody applied");
  for (let times = 0; times < 2; times++)
    must(await note.add(at.sari, { applicationId: ayu.applicationId, words: "Sertifikatnya masih berlaku." }));
  expect(code(await note.add(await member(), { applicationId: ayu.applicationId, words: "Saya orang luar." }))).toBe("missing");
  expect(must(await application.open(at.sari, ayu)).notes).toMatchObject([{ by: "me", words: "Sertifikatnya masih berlaku." }]);
  expect((await seeker.applications(ayu.actor))[0]?.notes).toBe(1);
  const [copy, held] = await transact(
    async (tx) => [await exportOf(tx, ayu.actor.personId), await heldAbout(tx, ayu.actor.personId)] as const,
  );
  expect(copy.applications[0]?.notes).toMatchObject([{ words: "Sertifikatnya masih berlaku." }]);
  expect(held).toMatchObject([{ kind: "application_note", text: "Sertifikatnya masih berlaku." }]);
  expect(JSON.stringify([copy, held])).not.toContain(at.sari.personId);
});

test("musts, answers and a note go with an application, and only what the vacancy asks", async () => {
  const at = await company();
  const vacancyId = await posted(at);
  await db.vacancy.update({ where: { id: vacancyId }, data: { questions: ["Kapan bisa mulai?"] }, select: { id: true } });
  const ayu = await member();
  const { applicationId } = must(
    await application.apply(ayu, {
      vacancyId,
      card,
      note: "Saya tinggal dekat pabrik.",
      musts: ["Siap kerja shift", "Punya helikopter"],
      answers: ["Senin", "tidak ditanya"],
    }),
  );
  expect((await employer.applicants(at.sari, vacancyId))?.applicants[0]).toMatchObject({ musts: 1 });
  expect(must(await application.open(at.sari, { applicationId }))).toMatchObject({
    note: "Saya tinggal dekat pabrik.",
    musts: ["Siap kerja shift"],
    answers: [{ question: "Kapan bisa mulai?", answer: "Senin" }],
  });
});
