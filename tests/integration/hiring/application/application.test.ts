import { expect, test } from "vitest";
import * as application from "#lib/hiring/application/application";
import * as employer from "#lib/hiring/application/employer";
import * as pipeline from "#lib/hiring/application/pipeline";
import * as seeker from "#lib/hiring/seeker";
import * as vacancy from "#lib/hiring/vacancy/vacancy";
import * as editor from "#lib/hiring/vacancy/vacancy-editor";
import { move } from "#lib/platform/clock";
import { db } from "#lib/platform/db";
import { step } from "#tests/factories/application";
import { card, code, forum, member, must, waiting } from "#tests/factories/forum";
import { company, posted } from "#tests/factories/vacancy";

test("a seeker applies once; the company sees a persona and the chosen card, and nothing that leads to the account", async () => {
  const at = await company();
  const vacancyId = await posted(at);
  const ayu = await member();
  const { applicationId } = must(await application.apply(ayu, { vacancyId, roomId: null, card }));
  const list = await employer.applicants(at.sari, vacancyId);
  const shown = must(await application.open(at.sari, { applicationId }));
  expect(Object.keys(shown).sort()).toEqual(
    "answers city field hasProfile line mustHave musts name note notes relay roleWanted seed state version".split(" "),
  );
  expect(shown).toMatchObject(card);
  const { email } = await db.person.findUniqueOrThrow({ where: { id: ayu.personId }, select: { email: true } });
  for (const secret of [ayu.personId, email]) expect(JSON.stringify([list, shown])).not.toContain(secret);
});

test("from a room the persona of that room goes along, else a new one each time", async () => {
  const hall = await forum();
  const at = await company();
  const ayu = await waiting(hall);
  const [first, second] = [await posted(at), await posted(at, { title: "Staf gudang malam" })];
  must(await application.apply(ayu, { vacancyId: first, roomId: hall.roomId, card }));
  must(await application.apply(ayu, { vacancyId: second, roomId: null, card }));
  const [a, b] = await db.application.findMany({
    where: { personId: ayu.personId },
    orderBy: { appliedAt: "asc" },
    select: { name: true, seed: true },
  });
  expect(a).toEqual({ name: ayu.persona.name, seed: ayu.persona.seed });
  expect(b?.seed).not.toBe(a?.seed);
});

test("the persona of a room is no mask for somebody who was never there", async () => {
  const hall = await forum();
  const ayu = await waiting(hall);
  const at = await company();
  const vacancyId = await posted(at);
  const budi = await member();
  must(await application.apply(budi, { vacancyId, roomId: hall.roomId, card }));
  const sent = await db.application.findFirstOrThrow({ where: { personId: budi.personId }, select: { seed: true, personaId: true } });
  expect(sent.personaId).toBeNull();
  expect(sent.seed).not.toBe(ayu.persona.seed);
});

test("the name drawn for an application holds no half of a letter", async () => {
  const at = await company();
  const vacancyId = await posted(at);
  const ayu = await member();
  const family = "👨‍👩‍👧‍👦";
  must(await application.apply(ayu, { vacancyId, roomId: null, card: { ...card, roleWanted: `${"a".repeat(30)}${family}${family}` } }));
  const sent = await db.application.findFirstOrThrow({ where: { personId: ayu.personId }, select: { name: true } });
  expect(sent.name).toMatch(/^a{30} [0-9]{3}$/);
});

test("applying twice, and twice at once, is one application", async () => {
  const at = await company();
  const vacancyId = await posted(at);
  const ayu = await member();
  const all = await Promise.all([1, 2, 3].map(() => application.apply(ayu, { vacancyId, roomId: null, card })));
  expect(all.map(code).sort()).toEqual(["already_applied", "already_applied", "ok"]);
  expect(await db.application.count({ where: { vacancyId } })).toBe(1);
});

test("no one applies to what is closed, over or not there", async () => {
  const at = await company();
  const [closed, over] = [await posted(at), await posted(at, { title: "Staf gudang malam" })];
  const ayu = await member();
  must(await vacancy.close(at.sari, { vacancyId: closed }));
  expect(code(await application.apply(ayu, { vacancyId: closed, roomId: null, card }))).toBe("vacancy_closed");
  expect(code(await application.apply(ayu, { vacancyId: crypto.randomUUID(), roomId: null, card }))).toBe("missing");
  await move(21 * 86_400_000);
  try {
    expect(code(await application.apply(ayu, { vacancyId: over, roomId: null, card }))).toBe("deadline_past");
  } finally {
    await move(-21 * 86_400_000);
  }
});

test("another company's member sees no applicant and opens none", async () => {
  const at = await company();
  const other = await company();
  const vacancyId = await posted(at);
  const { applicationId } = must(await application.apply(await member(), { vacancyId, roomId: null, card }));
  for (const stranger of [other.sari, await member("admin", "recruiter", "officer")]) {
    expect(await employer.applicants(stranger, vacancyId)).toBeNull();
    expect(await editor.editable(stranger, vacancyId, "id")).toBeNull();
    expect(code(await application.open(stranger, { applicationId }))).toBe("missing");
    expect(code(await pipeline.move(stranger, await step(applicationId, "rejected")))).toBe("missing");
  }
  expect((await employer.overview(other.sari)).organisations.flatMap(({ vacancies }) => vacancies)).toEqual([]);
  const { seenAt } = await db.application.findUniqueOrThrow({ where: { id: applicationId }, select: { seenAt: true } });
  expect(seenAt).toBeNull();
});

test("the first look is noted once, and the applicant sees it", async () => {
  const at = await company();
  const vacancyId = await posted(at);
  const ayu = await member();
  const { applicationId } = must(await application.apply(ayu, { vacancyId, roomId: null, card }));
  expect((await seeker.applications(ayu))[0]).toMatchObject({ state: "applied", seenAt: null });
  must(await application.open(at.sari, { applicationId }));
  const first = (await seeker.applications(ayu))[0];
  must(await application.open(at.sari, { applicationId }));
  expect(first?.state).toBe("seen");
  expect((await seeker.applications(ayu))[0]?.seenAt).toBe(first?.seenAt);
});

test("withdrawn, it can no longer be read; twice is harmless; one may apply again", async () => {
  const at = await company();
  const vacancyId = await posted(at);
  const ayu = await member();
  const { applicationId } = must(await application.apply(ayu, { vacancyId, roomId: null, card }));
  expect(code(await application.withdraw(await member(), { applicationId }))).toBe("missing");
  must(await application.withdraw(ayu, { applicationId }));
  must(await application.withdraw(ayu, { applicationId }));
  expect(code(await application.open(at.sari, { applicationId }))).toBe("missing");
  expect((await employer.applicants(at.sari, vacancyId))?.applicants).toMatchObject([{ state: "withdrawn", name: null, seed: null }]);
  must(await application.apply(ayu, { vacancyId, roomId: null, card: { ...card, line: "Again" } }));
  expect(must(await application.open(at.sari, { applicationId }))).toMatchObject({ line: "Again", state: "seen" });
});

test("two answers at the same time are one: the other hears that it was moved already, and the same one again is no error", async () => {
  const at = await company();
  const vacancyId = await posted(at);
  const ayu = await member();
  const { applicationId } = must(await application.apply(ayu, { vacancyId, roomId: null, card }));
  const steps = await Promise.all((["contacted", "rejected"] as const).map((to) => step(applicationId, to)));
  const both = await Promise.all(steps.map((one) => pipeline.move(at.sari, one)));
  expect(both.map(code).sort()).toEqual(["moved_already", "ok"]);
  const { state } = (await seeker.applications(ayu))[0] ?? {};
  must(await pipeline.move(at.sari, await step(applicationId, state as "contacted", { version: 0 })));
});

test("an unanswered application is late after its day", async () => {
  const at = await company();
  const vacancyId = await posted(at);
  const ayu = await member();
  must(await application.apply(ayu, { vacancyId, roomId: null, card }));
  await move(14 * 86_400_000 + 60_000);
  try {
    expect((await seeker.applications(ayu))[0]).toMatchObject({ late: true });
    expect((await employer.applicants(at.sari, vacancyId))?.applicants).toMatchObject([{ late: true }]);
  } finally {
    await move(-14 * 86_400_000 - 60_000);
  }
});

test("the card of last time is offered again, from whichever was later", async () => {
  const hall = await forum();
  const at = await company();
  const ayu = await waiting(hall);
  expect(await seeker.lastCard(ayu)).toEqual(card);
  must(await application.apply(ayu, { vacancyId: await posted(at), roomId: null, card: { ...card, line: "Newer" } }));
  expect(await seeker.lastCard(ayu)).toEqual({ ...card, line: "Newer" });
  expect(await seeker.lastCard(await member())).toBeNull();
});

test("withdrawn and sent again, the history stays: who answered, and when", async () => {
  const at = await company();
  const vacancyId = await posted(at);
  const [ayu, dewi] = [await member(), await member()];
  await db.membership.create({
    data: { organisationId: at.organisationId, personId: dewi.personId, role: "recruiter" },
    select: { personId: true },
  });
  const { applicationId } = must(await application.apply(ayu, { vacancyId, roomId: null, card }));
  must(await application.open(at.sari, { applicationId }));
  must(await application.open(dewi, { applicationId }));
  for (let times = 0; times < 2; times++) must(await pipeline.move(dewi, await step(applicationId, "rejected", { version: 0 })));
  must(await application.withdraw(ayu, { applicationId }));
  must(await application.withdraw(ayu, { applicationId }));
  const steps = async (reader: typeof at.sari) =>
    (await employer.applicants(reader, vacancyId))?.applicants[0]?.history.map(({ kind, by }) => [kind, by]);
  const first = [
    ["applied", null],
    ["seen", "me"],
    ["rejected", "colleague"],
    ["withdrawn", null],
  ];
  expect(await steps(at.sari)).toEqual(first);
  must(await application.apply(ayu, { vacancyId, roomId: null, card: { ...card, line: "Again" } }));
  expect(await steps(at.sari)).toEqual([...first, ["applied", null]]);
  expect((await steps(dewi))?.[2]).toEqual(["rejected", "me"]);
  const mine = (await seeker.applications(ayu))[0];
  expect(mine?.state).toBe("applied");
  expect(mine?.history.map(({ kind }) => kind)).toEqual(["applied", "seen", "rejected", "withdrawn", "applied"]);
  expect(JSON.stringify([mine, await employer.applicants(at.sari, vacancyId)])).not.toMatch(new RegExp(`${dewi.personId}|${ayu.personId}`));
});

test("the history only grows, and goes with its application", async () => {
  const vacancyId = await posted(await company());
  const { applicationId } = must(await application.apply(await member(), { vacancyId, roomId: null, card }));
  const event = await db.applicationEvent.findFirstOrThrow({ where: { applicationId }, select: { id: true } });
  await expect(db.applicationEvent.update({ where: event, data: { kind: "contacted" }, select: { id: true } })).rejects.toThrow("denied");
  await expect(db.applicationEvent.delete({ where: event, select: { id: true } })).rejects.toThrow("denied");
  await db.application.delete({ where: { id: applicationId }, select: { id: true } });
  expect(await db.applicationEvent.count({ where: { applicationId } })).toBe(0);
});

test("two answers at once leave one in the history", async () => {
  const at = await company();
  const vacancyId = await posted(at);
  const { applicationId } = must(await application.apply(await member(), { vacancyId, roomId: null, card }));
  const steps = await Promise.all((["contacted", "rejected"] as const).map((to) => step(applicationId, to)));
  await Promise.all(steps.map((one) => pipeline.move(at.sari, one)));
  expect(await db.applicationEvent.count({ where: { applicationId, kind: { in: ["contacted", "rejected"] } } })).toBe(1);
});
