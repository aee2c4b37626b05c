// No grant, no look; no row in the ledger, no look. What an organisation sees of applicants, and what they see of that.
import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterEach, expect, test } from "vitest";
import * as membership from "#lib/accounts/company/membership";
import * as grant from "#lib/disclosure/grant";
import * as ledger from "#lib/disclosure/ledger";
import { faults } from "#lib/disclosure/ledger-check";
import { look, whoGrants } from "#lib/disclosure/look";
import * as seal from "#lib/disclosure/seal";
import * as application from "#lib/hiring/application/application";
import * as employer from "#lib/hiring/application/employer";
import * as pipeline from "#lib/hiring/application/pipeline";
import { aboutOf } from "#lib/hiring/application/reach";
import * as outcome from "#lib/hiring/outcome/outcome";
import * as seeker from "#lib/hiring/seeker";
import type { Actor } from "#lib/platform/auth/actor";
import { move } from "#lib/platform/clock";
import { db, transact } from "#lib/platform/db";
import { react } from "#lib/reactions";
import { step } from "#tests/factories/application";
import { card, code, forum, member, must } from "#tests/factories/forum";
import { type Company, company, heard, posted } from "#tests/factories/vacancy";

const day = 86_400_000;

/** What only the owner of the tables may do: break or forge them. */
async function asOwner(...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: process.env.OWNER_DATABASE_URL });
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}

const mend: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const undo of mend.splice(0).reverse()) await undo();
});

/** Ayu applied to a vacancy of a company. */
async function applied() {
  const at = await company();
  const vacancyId = await posted(at);
  const ayu = await member();
  const { applicationId } = must(await application.apply(ayu, { vacancyId, roomId: null, card }));
  return { at, vacancyId, ayu, applicationId };
}

const colleagueOf = async ({ organisationId }: Company): Promise<Actor> => {
  const person = await member();
  await db.membership.create({ data: { organisationId, personId: person.personId }, select: { personId: true } });
  return person;
};

const looksAt = async (person: Actor) => (await ledger.own(person)).looks;
const standingOf = async (person: Actor) => (await grant.own(person)).grants.filter(({ state }) => state === "standing");

test("opening an application writes a row that its applicant reads: who, what, why, when", async () => {
  const { at, ayu, applicationId } = await applied();
  must(await application.open(at.sari, { applicationId }));
  const { name } = await db.organisation.findUniqueOrThrow({ where: { id: at.organisationId }, select: { name: true } });
  expect(await ledger.own(ayu)).toMatchObject({
    total: 1,
    looks: [
      {
        viewerRole: "organisation",
        organisation: name,
        fields: ["name", "card"],
        purpose: "application",
        aboutKind: "application",
        aboutTitle: "Operator Las Produksi",
        grant: { state: "standing" },
      },
    ],
  });
});

test("a list of ten people is ten rows, one in each ledger", async () => {
  const at = await company();
  const vacancyId = await posted(at);
  const people = await Promise.all(Array.from({ length: 10 }, () => member()));
  for (const person of people) must(await application.apply(person, { vacancyId, roomId: null, card }));
  expect((await employer.applicants(at.sari, vacancyId))?.applicants.filter(({ name }) => name !== null)).toHaveLength(10);
  for (const person of people) expect(await looksAt(person)).toMatchObject([{ fields: ["name"], purpose: "applicants" }]);
});

test("a row is hashed in the database as the check hashes it, whatever signs are in it", async () => {
  const ayu = await member();
  const signs = "\"\\/\b\f\n\r\t\u0001\u001f\u007f\u2028\u2029 é ﷽ 👩🏽‍🔧 %s ' ? $1 </script> \ufeff";
  const looking = {
    viewerRole: "officer",
    organisation: { id: randomUUID(), name: signs },
    purpose: "case",
    fields: ["name", "card"],
  } as const;
  const about = { kind: "case", id: randomUUID(), title: signs } as const;
  const officer = await member("officer");
  const held = { reason: signs, heldUntil: new Date("2026-12-01T00:00:00.007Z") };
  await transact((tx) => ledger.write(tx, officer, { ...looking, ...held }, [{ personId: ayu.personId, grantId: null, about }]));
  await transact((tx) =>
    ledger.write(tx, officer, { ...looking, organisation: null }, [{ personId: ayu.personId, grantId: null, about: null }]),
  );
  expect(await db.disclosure.count({ where: { personId: ayu.personId } })).toBe(2);
  expect(await faults()).toEqual([]);
});

test("a list of a hundred people is a hundred rows by one statement, and asked ahead or asked again it is none", async () => {
  const people = await Promise.all(
    Array.from({ length: 100 }, (_, n) => db.person.create({ data: { email: `${n}-${randomUUID()}@people.test`, locale: "id" } })),
  );
  const looking = { viewerRole: "organisation", organisation: null, purpose: "applicants", fields: ["name"] } as const;
  const viewer = await member();
  const rows = people.map(({ id }) => ({ personId: id, grantId: null, about: null }));
  const write = () => transact((tx) => ledger.write(tx, viewer, looking, rows));
  const asked: string[] = [];
  await transact((tx) => {
    const counted = new Proxy(tx, {
      get: (on, name) => {
        asked.push(String(name));
        const verb = Reflect.get(on, name);
        return typeof verb === "function" ? verb.bind(on) : verb;
      },
    });
    return ledger.write(counted, viewer, looking, rows);
  });
  expect(asked).toEqual(["$queryRaw"]);
  await Promise.all([write(), write()]);
  const where = { personId: { in: people.map(({ id }) => id) } };
  expect(await db.disclosure.count({ where })).toBe(100);
  expect(await db.disclosure.count({ where: { ...where, seq: 1 } })).toBe(100);
});

test("a look whose row cannot be written shows nothing and notes nothing", async () => {
  const { at, vacancyId, ayu, applicationId } = await applied();
  await asOwner(
    `CREATE FUNCTION ledger_broken() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'the ledger is broken'; END $$`,
    `CREATE TRIGGER ledger_broken BEFORE INSERT ON disclosure FOR EACH ROW EXECUTE FUNCTION ledger_broken()`,
  );
  mend.push(() => asOwner("DROP TRIGGER IF EXISTS ledger_broken ON disclosure", "DROP FUNCTION ledger_broken"));
  await expect(application.open(at.sari, { applicationId })).rejects.toThrow("the ledger is broken");
  await expect(employer.applicants(at.sari, vacancyId)).rejects.toThrow("the ledger is broken");
  expect(await db.application.findUniqueOrThrow({ where: { id: applicationId } })).toMatchObject({ state: "applied", seenAt: null });
  expect(await looksAt(ayu)).toEqual([]);
});

test("a page that stays open is one look; another session, another purpose and later are others", async () => {
  const { at, vacancyId, ayu, applicationId } = await applied();
  await Promise.all([employer.applicants(at.sari, vacancyId), employer.applicants(at.sari, vacancyId)]);
  await employer.applicants(at.sari, vacancyId);
  expect(await looksAt(ayu)).toHaveLength(1);
  must(await application.open(at.sari, { applicationId }));
  await employer.applicants(await colleagueOf(at), vacancyId);
  expect(await looksAt(ayu)).toHaveLength(3);
  await move(11 * 60_000);
  mend.push(() => move(-11 * 60_000));
  await employer.applicants(at.sari, vacancyId);
  expect(await looksAt(ayu)).toHaveLength(4);
});

test("what was taken back and sent anew within ten minutes is another look", async () => {
  const { at, vacancyId, ayu, applicationId } = await applied();
  must(await application.open(at.sari, { applicationId }));
  must(await application.withdraw(ayu, { applicationId }));
  must(await application.apply(ayu, { vacancyId, roomId: null, card: { ...card, line: "Another line" } }));
  expect(must(await application.open(at.sari, { applicationId }))).toMatchObject({ line: "Another line" });
  expect(await looksAt(ayu)).toMatchObject([{ grant: { state: "standing" } }, { grant: { state: "withdrawn" } }]);
});

test("strangers, other companies and somebody who just left the company see nothing, and leave no row", async () => {
  const { at, vacancyId, ayu, applicationId } = await applied();
  const dewi = await colleagueOf(at);
  must(await membership.drop(at.sari, { organisationId: at.organisationId, personId: dewi.personId }));
  for (const stranger of [dewi, (await company()).sari, await member("recruiter"), await member("admin", "officer")]) {
    expect(code(await application.open(stranger, { applicationId }))).toBe("missing");
    expect(code(await pipeline.move(stranger, await step(applicationId, "contacted")))).toBe("missing");
    expect(await employer.applicants(stranger, vacancyId)).toBeNull();
  }
  expect(await looksAt(ayu)).toEqual([]);
});

test("another person's grant opens nothing, nor does one for another vacancy or fewer fields", async () => {
  const { at, vacancyId, ayu } = await applied();
  const about = { kind: "application", id: vacancyId } as const;
  const asked = { organisationId: at.organisationId, about, fields: ["name"] } as const;
  const others = [
    { ...asked, personIds: [(await member()).personId] },
    { ...asked, about: { ...about, id: await posted(at, { title: "Juru Las" }) } },
    { ...asked, about: { ...about, kind: "hire" as const } },
    { ...asked, fields: ["name", "contact"] as const },
    { ...asked, organisationId: (await company()).organisationId },
  ];
  await transact(async (tx) => {
    expect(await whoGrants(tx, at.sari, asked)).toEqual([ayu.personId]);
    for (const other of others) expect(await whoGrants(tx, at.sari, other)).toEqual([]);
    const { organisationId: _, ...asRecruiter } = asked;
    expect(await whoGrants(tx, at.sari, asRecruiter)).toEqual([]);
  });
});

test("a grant to one recruiter is theirs alone", async () => {
  const [ayu, rina, budi] = [await member(), await member("recruiter"), await member("recruiter")];
  const about = { kind: "room", id: "0198c0de-0000-4000-8000-000000000001" } as const;
  const until = new Date(Date.now() + 14 * day);
  await transact((tx) =>
    grant.give(tx, {
      personId: ayu.personId,
      to: { recruiterId: rina.personId },
      fields: ["card"],
      about: { ...about, title: "Forum" },
      until,
    }),
  );
  const seen = (viewer: Actor) =>
    transact((tx) => look(tx, viewer, { about, fields: ["card"], purpose: "contact" }, async (ids) => [...ids]));
  expect(await seen(budi)).toEqual([]);
  expect(await seen(rina)).toEqual([ayu.personId]);
  expect(await looksAt(ayu)).toMatchObject([{ viewerRole: "recruiter", organisation: "", aboutTitle: "Forum" }]);
});

test("a grant that was taken back is dead at once; the company reads that the application was withdrawn, and when", async () => {
  const { at, vacancyId, ayu, applicationId } = await applied();
  must(await application.open(at.sari, { applicationId }));
  const [given] = await standingOf(ayu);
  const grantId = given?.grantId ?? "";
  expect(code(await grant.withdraw(at.sari, { grantId }))).toBe("missing");
  expect(code(await grant.withdraw(await member(), { grantId }))).toBe("missing");
  must(await grant.withdraw(ayu, { grantId }));
  must(await grant.withdraw(ayu, { grantId }));
  expect(code(await application.open(at.sari, { applicationId }))).toBe("missing");
  expect(code(await pipeline.move(at.sari, await step(applicationId, "contacted")))).toBe("missing");
  const line = async () => (await employer.applicants(at.sari, vacancyId))?.applicants[0];
  expect(await line()).toMatchObject({ name: null, seed: null, state: "withdrawn", endedAt: expect.any(String) });
  await react({ id: "1", kind: "grant_withdrawn", payload: { grantId } });
  await react({ id: "1", kind: "grant_withdrawn", payload: { grantId } });
  expect(await db.application.findUniqueOrThrow({ where: { id: applicationId } })).toMatchObject({ state: "withdrawn" });
  expect((await line())?.history.map(({ kind }) => kind)).toEqual(["applied", "seen", "withdrawn"]);
  expect((await looksAt(ayu))[0]?.grant?.state).toBe("withdrawn");
});

test("an open page that asks again learns at once that it may show nothing more, and asking is no look", async () => {
  const { at, vacancyId, ayu, applicationId } = await applied();
  expect(await employer.shown(at.sari, vacancyId)).toEqual([applicationId]);
  expect(await employer.shown(await member("recruiter"), vacancyId)).toBeNull();
  must(await grant.withdraw(ayu, { grantId: (await standingOf(ayu))[0]?.grantId ?? "" }));
  expect(await employer.shown(at.sari, vacancyId)).toEqual([]);
  expect(await looksAt(ayu)).toEqual([]);
});

test("who applies is told the day on which the company's look will end", async () => {
  const { vacancyId, ayu } = await applied();
  expect((await seeker.askedBy(vacancyId)).shownUntil).toBe((await standingOf(ayu))[0]?.until);
});

test("withdrawing the application ends its grant; sent again, the old fact leaves the new one alone", async () => {
  const { at, vacancyId, ayu, applicationId } = await applied();
  const [old] = await standingOf(ayu);
  must(await application.withdraw(ayu, { applicationId }));
  expect(await standingOf(ayu)).toEqual([]);
  must(await application.apply(ayu, { vacancyId, roomId: null, card: { ...card, line: "Again" } }));
  expect(await standingOf(ayu)).toHaveLength(1);
  await react({ id: "1", kind: "grant_withdrawn", payload: { grantId: old?.grantId } });
  expect(must(await application.open(at.sari, { applicationId }))).toMatchObject({ line: "Again" });
  expect(await grant.own(ayu)).toMatchObject({ standing: 1, total: 2 });
});

test("a grant ends by itself 45 days after the last day to apply, and 180 days after it was given at the latest", async () => {
  const { at, vacancyId, ayu, applicationId } = await applied();
  const [given] = await standingOf(ayu);
  const left = Date.parse(given?.until ?? "") - Date.now();
  expect(left).toBeGreaterThan(64 * day);
  expect(left).toBeLessThan(67 * day);
  await move(67 * day);
  mend.push(() => move(-67 * day));
  expect(code(await application.open(at.sari, { applicationId }))).toBe("missing");
  expect((await employer.applicants(at.sari, vacancyId))?.applicants[0]).toMatchObject({
    name: null,
    state: "applied",
    endedAt: given?.until,
  });
  expect(await looksAt(ayu)).toEqual([]);
  const about = { kind: "room", id: vacancyId, title: "" } as const;
  const grantId = await transact((tx) =>
    grant.give(tx, {
      personId: ayu.personId,
      to: { organisationId: at.organisationId },
      fields: ["name"],
      about,
      until: new Date("2100-01-01"),
    }),
  );
  const { givenAt, until } = await db.disclosureGrant.findUniqueOrThrow({ where: { id: grantId } });
  expect(until.getTime() - givenAt.getTime()).toBe(180 * day);
});

test("taken back in the middle of a look: the look is before it, or there is none", async () => {
  for (let round = 0; round < 6; round += 1) {
    const { at, ayu, applicationId } = await applied();
    const grantId = (await standingOf(ayu))[0]?.grantId ?? "";
    const [opened, withdrawn] = await Promise.all([
      application.open(at.sari, { applicationId }),
      round % 2 ? grant.withdraw(ayu, { grantId }) : application.withdraw(ayu, { applicationId }),
    ]);
    must(withdrawn);
    expect(await looksAt(ayu)).toHaveLength(opened.ok ? 1 : 0);
    expect(code(await application.open(at.sari, { applicationId }))).toBe("missing");
  }
});

test("a look that waits for a withdrawal to commit sees that it is gone", async () => {
  const { at, ayu, applicationId } = await applied();
  let release: () => void = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  let noteLock: () => void = () => {};
  const isLocked = new Promise<void>((resolve) => {
    noteLock = resolve;
  });
  const withdrawal = transact(async (tx) => {
    await grant.withdrawAbout(
      tx,
      ayu.personId,
      aboutOf((await db.application.findUniqueOrThrow({ where: { id: applicationId } })).vacancyId),
    );
    noteLock();
    await held;
  });
  await isLocked;
  const opened = application.open(at.sari, { applicationId });
  await expect
    .poll(() => db.$queryRaw<unknown[]>`SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`)
    .toHaveLength(1);
  release();
  await withdrawal;
  expect(code(await opened)).toBe("missing");
  expect(await looksAt(ayu)).toEqual([]);
});

test("many who look at the same people at once leave whole chains", async () => {
  const at = await company();
  const vacancyId = await posted(at);
  const people = await Promise.all(Array.from({ length: 4 }, () => member()));
  for (const person of people) must(await application.apply(person, { vacancyId, roomId: null, card }));
  const viewers = await Promise.all(Array.from({ length: 6 }, () => colleagueOf(at)));
  await Promise.all(viewers.map((viewer) => employer.applicants(viewer, vacancyId)));
  for (const person of people) expect((await looksAt(person)).map(({ seq }) => seq)).toEqual([6, 5, 4, 3, 2, 1]);
  expect(await faults()).toEqual([]);
});

test("a confirmed hire shows the company the name of the forum, and is in the ledger; taken back, it shows none", async () => {
  const hall = await forum();
  const at = await company();
  const vacancyId = await posted(at);
  await db.moderator.updateMany({ where: { personId: hall.rina.personId }, data: { organisationId: at.organisationId } });
  const ayu = await heard(hall);
  const { outcomeId } = must(await outcome.log(hall.rina, { turnId: ayu.turnId, interviewId: null, vacancyId, code: "hired", note: "" }));
  expect(await standingOf(ayu)).toEqual([]);
  must(await outcome.confirm(ayu, { outcomeId }));
  expect((await employer.applicants(at.sari, vacancyId))?.hires).toMatchObject([{ name: ayu.persona.name }]);
  expect(await looksAt(ayu)).toMatchObject([{ purpose: "hires", fields: ["name"] }]);
  must(await grant.withdraw(ayu, { grantId: (await standingOf(ayu))[0]?.grantId ?? "" }));
  expect((await employer.applicants(at.sari, vacancyId))?.hires).toMatchObject([{ name: null, seed: null }]);
});

test("nobody else is in what a person reads and exports of their ledger", async () => {
  const { at, vacancyId, ayu, applicationId } = await applied();
  must(await application.open(at.sari, { applicationId }));
  await employer.applicants(at.sari, vacancyId);
  const { email } = await db.person.findUniqueOrThrow({ where: { id: at.sari.personId }, select: { email: true } });
  const read = JSON.stringify([await ledger.own(ayu), await grant.own(ayu)]);
  const kept = JSON.stringify(await db.disclosure.findMany({ where: { personId: ayu.personId } }));
  for (const word of [at.sari.personId, at.sari.sessionId, email]) {
    expect(read).not.toContain(word);
    expect(kept).not.toContain(word);
  }
  expect(read).not.toContain(ledger.sessionDigest(at.sari));
});

test("what an investigation holds back is not shown before its day", async () => {
  const ayu = await member();
  const officer = await member("officer");
  const heldUntil = new Date(Date.now() + day);
  const looking = { viewerRole: "officer", organisation: null, purpose: "case", fields: ["name"], reason: "Laporan" } as const;
  await transact((tx) => ledger.write(tx, officer, { ...looking, heldUntil }, [{ personId: ayu.personId, grantId: null, about: null }]));
  await transact((tx) => ledger.write(tx, officer, looking, [{ personId: ayu.personId, grantId: null, about: null }]));
  expect(await ledger.own(ayu)).toMatchObject({ total: 1, looks: [{ seq: 2, reason: "Laporan" }] });
  await move(2 * day);
  mend.push(() => move(-2 * day));
  expect(await ledger.own(ayu)).toMatchObject({ total: 2 });
});

test("the product may not change or delete a look, nor a sealed day, nor make a grant larger", async () => {
  const { at, ayu, applicationId } = await applied();
  must(await application.open(at.sari, { applicationId }));
  for (const attempt of [
    db.disclosure.updateMany({ where: { personId: ayu.personId }, data: { purpose: "hires" } }),
    db.disclosure.deleteMany({ where: { personId: ayu.personId } }),
    db.disclosureDay.deleteMany({}),
    db.disclosureDay.updateMany({ data: { seal: "" } }),
    db.disclosureChain.deleteMany({ where: { personId: ayu.personId } }),
    db.disclosureGrant.updateMany({ data: { until: new Date("2100-01-01") } }),
    db.disclosureGrant.deleteMany({}),
    db.$executeRaw`TRUNCATE disclosure`,
  ])
    await expect(attempt).rejects.toThrow(/permission denied|denied access/);
});

test("an altered row, a row that is gone and a forged end are named, whoever did it", async () => {
  const { at, vacancyId, ayu, applicationId } = await applied();
  must(await application.open(at.sari, { applicationId }));
  await employer.applicants(at.sari, vacancyId);
  const mine = async () => (await faults()).filter((fault) => "personId" in fault && fault.personId === ayu.personId);
  expect(await mine()).toEqual([]);
  const me = `person_id = '${ayu.personId}'`;
  const forge = (...statements: string[]) =>
    asOwner(
      "ALTER TABLE disclosure DISABLE TRIGGER disclosure_only_grows",
      ...statements,
      "ALTER TABLE disclosure ENABLE TRIGGER disclosure_only_grows",
    );
  await expect(asOwner(`UPDATE disclosure SET fields = '{name}' WHERE ${me}`)).rejects.toThrow("only grows");
  await forge(`UPDATE disclosure SET fields = '{name,cv}' WHERE ${me} AND seq = 1`);
  expect(await mine()).toEqual([{ personId: ayu.personId, seq: 1, why: "altered" }]);
  await forge(`UPDATE disclosure SET fields = '{name,card}' WHERE ${me} AND seq = 1`);
  expect(await mine()).toEqual([]);
  await forge(`UPDATE disclosure SET at = at + interval '1 hour' WHERE ${me} AND seq = 2`);
  expect(await mine()).toEqual([{ personId: ayu.personId, seq: 2, why: "altered" }]);
  await forge(`DELETE FROM disclosure WHERE ${me} AND seq = 2`);
  expect(await mine()).toEqual([{ personId: ayu.personId, seq: 2, why: "missing" }]);
  await asOwner(`UPDATE disclosure_chain SET seq = 1 WHERE ${me}`);
  expect(await mine()).toEqual([{ personId: ayu.personId, seq: 1, why: "altered" }]);
  await asOwner(`DELETE FROM disclosure_chain WHERE ${me}`);
  expect(await mine()).toHaveLength(1);
});

test("a day that is over is sealed once, and a chain rewritten afterwards, hashes and all, contradicts it", async () => {
  await asOwner("TRUNCATE disclosure, disclosure_chain, disclosure_day");
  const { at, ayu, applicationId } = await applied();
  const budi = await member();
  const { applicationId: second } = must(await application.apply(budi, { vacancyId: await posted(at), roomId: null, card }));
  must(await application.open(at.sari, { applicationId }));
  must(await application.open(at.sari, { applicationId: second }));
  expect(await seal.sealDays()).toBe(0);
  await move(day + 3_600_000);
  mend.push(() => move(-day - 3_600_000));
  const counts = await Promise.all([seal.sealDays(), seal.sealDays()]);
  expect(counts.sort()).toEqual([0, 1]);
  expect(await faults()).toEqual([]);
  const [sealed] = await db.disclosureDay.findMany({});
  expect(sealed?.heads).toHaveLength(2);
  const { day: dayOf } = sealed ?? { day: "" };
  // The account goes, and with it its chain: the day still stands.
  await db.person.delete({ where: { id: budi.personId }, select: { id: true } });
  expect(await db.disclosure.count({ where: { personId: budi.personId } })).toBe(0);
  expect(await faults()).toEqual([]);
  // Somebody with all rights leaves out the look and makes the chain whole again.
  await asOwner(
    "ALTER TABLE disclosure DISABLE TRIGGER disclosure_only_grows",
    `UPDATE disclosure SET hash = 'forged' WHERE person_id = '${ayu.personId}'`,
    "ALTER TABLE disclosure ENABLE TRIGGER disclosure_only_grows",
  );
  expect(await faults()).toContainEqual({ day: dayOf, why: "rewritten" });
  await asOwner(`UPDATE disclosure_day SET heads = '{forged}'`);
  expect(await faults()).toContainEqual({ day: dayOf, why: "altered" });
});
