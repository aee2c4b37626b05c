// Deleting an account: closed at once, kept again or destroyed later, and a receipt that anybody can check.
import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import * as person from "#lib/accounts/person";
import * as link from "#lib/accounts/sign-in/link";
import * as door from "#lib/accounts/sign-in/sign-in";
import * as application from "#lib/hiring/application/application";
import * as employer from "#lib/hiring/application/employer";
import * as outcome from "#lib/hiring/outcome/outcome";
import { personalData } from "#lib/personal-data";
import { pseudonymOf } from "#lib/platform/audit/audit-log";
import type { Actor } from "#lib/platform/auth/actor";
import * as session from "#lib/platform/auth/session";
import { move } from "#lib/platform/clock";
import { db, Prisma, transact } from "#lib/platform/db";
import * as deletion from "#lib/privacy/deletion";
import { linesOf } from "#lib/privacy/erasure-list";
import * as erasureReplay from "#lib/privacy/erasure-replay";
import * as receipt from "#lib/privacy/receipt";
import * as series from "#lib/series/personal-data";
import { replayErasures } from "#scripts/database/migrate";
import { account, actorOf, another, good, visit } from "#tests/factories/account";
import { erasureListPath, folderAsErasureList } from "#tests/factories/erasure-list";
import { card, forum, must } from "#tests/factories/forum";
import { tokenIn, useMailbox, work } from "#tests/factories/mailbox";
import { asOwner } from "#tests/factories/owner";
import { company, heard, posted } from "#tests/factories/vacancy";

const mailbox = useMailbox();
const day = 24 * 3600 * 1000;

/** Somebody who spoke in a forum, applied, and was told something. */
async function busy() {
  const { email, token, actor } = await account(mailbox);
  const hall = await forum();
  const spoke = await heard(hall, actor);
  const at = await company();
  const vacancyId = await posted(at);
  const { applicationId } = must(await application.apply(actor, { vacancyId, roomId: hall.roomId, card }));
  const note = `Name the machine ${randomUUID()}.`;
  must(await outcome.log(hall.rina, { turnId: spoke.turnId, interviewId: null, vacancyId: null, code: "advice", note }));
  return { email, token, actor, hall, at, vacancyId, applicationId, note, personaName: spoke.persona.name };
}

const close = async (actor: Actor, when: "later" | "now" = "later") => must(await deletion.ask(actor, { when }));
const signIn = (email: string) => door.byPassword(visit(), { email, password: good });

async function closedSession(email: string) {
  const opened = must(await signIn(email));
  const closed = await session.findClosed(opened.token);
  if (!closed) throw new Error("this account is not closed");
  return { opened, closed };
}

/** Tables of the product in which a text is found. */
async function holding(text: string): Promise<string[]> {
  const tables = await db.$queryRaw<{ name: string }[]>`
    SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables
    WHERE table_schema IN ('public', 'jobs') AND table_type = 'BASE TABLE'`;
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = await db.$queryRaw<unknown[]>`SELECT 1 FROM ${Prisma.raw(name)} t WHERE to_jsonb(t)::text LIKE ${`%${text}%`} LIMIT 1`;
    if (rows.length > 0) found.push(name);
  }
  return found;
}

test("somebody who deletes their account is out everywhere at once, and the company reads nothing of them", async () => {
  const { actor, token, at, vacancyId, applicationId, personaName } = await busy();
  const closed = await close(actor);
  expect(closed.counts).toMatchObject({ applications: 1, outcomes: 1, personas: 1 });
  expect(await session.find(token)).toBeNull();
  expect(await db.seat.count({ where: { personId: actor.personId, leftAt: null } })).toBe(0);
  expect(
    await db.ticket.count({ where: { seat: { personId: actor.personId }, state: { in: ["queued", "called", "held", "on_stage"] } } }),
  ).toBe(0);
  expect(await application.open(at.sari, { applicationId })).toMatchObject({ code: "missing" });
  expect(JSON.stringify(await employer.applicants(at.sari, vacancyId))).not.toContain(personaName);
  expect(await db.seat.count({ where: { personId: actor.personId, personaId: { not: null } } })).toBe(0);
});

test("its owner is told by a letter with a neutral subject, signs in within seven days, and has everything back", async () => {
  const { actor, email, applicationId, at, personaName } = await busy();
  const { code } = await close(actor);
  const [letter] = (await mailbox.to(email)).slice(-1);
  expect(letter?.text).toContain(code);
  expect(letter?.subject).not.toMatch(/hapus|tutup|delet|clos/i);
  expect(letter?.text.replace(/\s+/g, " "), "what does not come back").toContain("jika ada, tidak ikut kembali");
  await move(6 * day);
  const { opened, closed } = await closedSession(email);
  expect(opened.opens).toBe("closed account");
  expect(await session.find(opened.token)).toBeNull();
  must(await deletion.undo(closed));
  expect((await actorOf(opened.token)).personId).toBe(actor.personId);
  expect(must(await application.open(at.sari, { applicationId })).name).toBe(personaName);
  expect(await db.outcome.count({ where: { personId: actor.personId, source: "moderator" } })).toBe(1);
  expect(await receipt.find(visit(), code)).toMatchObject({ ok: true, value: { keptAt: expect.any(String), destroyedAt: null } });
  expect(await deletion.undo(closed)).toMatchObject({ code: "missing" });
});

test("after seven days nobody brings it back, even before the worker has come to it", async () => {
  const { actor, email } = await busy();
  await close(actor);
  await move(7 * day + 1000);
  const { closed } = await closedSession(email);
  expect(await deletion.undo(closed)).toMatchObject({ code: "missing" });
  await deletion.destroyDue();
  expect(await signIn(email)).toMatchObject({ code: "wrong_password" });
});

test("who was destroyed is in no table and no job, and the receipt says so to anybody", async () => {
  const { actor, email, personaName, note } = await busy();
  const words = [email, personaName, note];
  for (const word of words) expect(await holding(word), word).not.toEqual([]);
  const { code } = await close(actor, "now");
  await deletion.destroyDue();
  for (const word of words) expect(await holding(word), word).toEqual([]);
  // The id alone stays on the list that keeps a restored backup from bringing the person back.
  expect(await holding(actor.personId)).toEqual(["public.erased_person"]);
  const found = must(await receipt.find(visit(), code.toLowerCase().replaceAll("-", " ")));
  expect(found).toMatchObject({ code, destroyedAt: expect.any(String), counts: { applications: 1 } });
  expect(JSON.stringify(found)).not.toContain(actor.personId);
  expect(found.kept.map(({ kind }) => kind)).toEqual(["backup", "waiting", "roomLog", "receipt", "counts"]);
  const last = (await mailbox.all()).filter(({ to }) => to.includes(email)).at(-1);
  expect(last?.text).toContain(code);
});

test("work that comes late brings nothing of them back", async () => {
  const { actor, email } = await busy();
  must(await door.requestLink(visit(), { email, purpose: "sign_in", locale: "id", next: "" }));
  const before = (await mailbox.all()).filter(({ to }) => to.includes(email)).length;
  await close(actor, "now");
  await deletion.destroyDue();
  await work();
  await deletion.destroyDue();
  const letters = (await mailbox.all()).filter(({ to }) => to.includes(email)).length;
  expect(letters - before).toBe(1);
  expect(await holding(email)).toEqual([]);
});

test("killed at any step, the destruction goes on where it was and ends complete, with one last letter", async () => {
  const { actor, email, personaName } = await busy();
  const { code } = await close(actor, "now");
  const id = (await db.accountDeletion.findUniqueOrThrow({ where: { personId: actor.personId }, select: { id: true } })).id;
  const stepsDone = async () => (await db.accountDeletion.findUnique({ where: { id }, select: { steps: true } }))?.steps.length ?? null;
  await asOwner(`
    CREATE FUNCTION dies() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'killed on purpose'; END $$;`);
  const steps = personalData.length + 2;
  for (let done = 0; done <= steps; done += 1) {
    // The step that would be noted next dies with its note.
    await asOwner(`CREATE TRIGGER dies BEFORE UPDATE ON account_deletion FOR EACH ROW
      WHEN (cardinality(NEW.steps) = ${done + 1} AND OLD.id = '${id}') EXECUTE FUNCTION dies();`);
    await deletion.destroyDue();
    expect(await stepsDone()).toBe(done === steps ? null : done);
    await asOwner("DROP TRIGGER dies ON account_deletion");
  }
  expect(await db.person.count({ where: { id: actor.personId } })).toBe(0);
  expect(await holding(personaName)).toEqual([]);
  expect((await mailbox.all()).filter(({ to, text }) => to.includes(email) && text.includes(`/receipts/${code}`))).toHaveLength(1);
});

test("the same address registers again and begins with nothing", async () => {
  const { actor, email } = await busy();
  await close(actor, "now");
  await deletion.destroyDue();
  must(await person.signUp(visit(), { email, locale: "id", next: "" }));
  const { token } = must(await door.finishSignUp(visit(), { token: tokenIn((await mailbox.to(email)).at(-1)), password: another }));
  const anew = await actorOf(token);
  expect(anew.personId).not.toBe(actor.personId);
  expect((await deletion.preview(anew)).counts).toMatchObject({ applications: 0, outcomes: 0, personas: 0, visits: 0 });
});

test("a session alone does not delete: whoever signed in longer than ten minutes ago proves it again", async () => {
  const { actor } = await account(mailbox);
  await move(11 * 60 * 1000);
  expect(await deletion.begin(actor)).toMatchObject({ code: "proof_needed" });
  expect(await deletion.ask(actor, { when: "now" })).toMatchObject({ code: "proof_needed" });
  expect(await db.person.count({ where: { id: actor.personId, closedAt: null } })).toBe(1);
});

test("whoever changed the password today destroys nothing before a day has passed, and the owner comes back by mail", async () => {
  const { actor, email } = await account(mailbox);
  must(await person.changePassword(actor, { current: good, next: another }));
  const { destroyAt, closedAt } = await close(actor, "now");
  expect(Date.parse(destroyAt) - Date.parse(closedAt)).toBeGreaterThan(23 * 3600 * 1000);
  await deletion.destroyDue();
  must(await door.requestLink(visit(), { email, purpose: "reset", locale: "id", next: "" }));
  const token = tokenIn((await mailbox.to(email)).at(-1));
  expect(await link.peek(token, ["reset"])).not.toBeNull();
  const opened = must(await door.reset(visit(), { token, password: good }));
  const closed = await session.findClosed(opened.token);
  must(await deletion.undo(closed as session.ClosedSession));
  expect((await actorOf(opened.token)).personId).toBe(actor.personId);
});

test("asked twice at once, the account is closed once, under one code", async () => {
  const { actor } = await account(mailbox);
  const answers = await Promise.all([deletion.ask(actor, { when: "later" }), deletion.ask(actor, { when: "later" })]);
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await db.accountDeletion.count({ where: { personId: actor.personId } })).toBe(1);
});

test("keeping and destroying at once leave one of the two, whole", async () => {
  const { actor, email } = await busy();
  const { code } = await close(actor);
  await move(7 * day - 500);
  const { closed } = await closedSession(email);
  await Promise.all([deletion.undo(closed), move(1000).then(() => deletion.destroyDue())]);
  await deletion.destroyDue();
  const found = must(await receipt.find(visit(), code));
  const isThere = (await db.person.count({ where: { id: actor.personId, closedAt: null } })) === 1;
  expect(found.keptAt !== null).toBe(isThere);
  expect(found.destroyedAt !== null).toBe(!isThere);
});

test("a forum never stands without a host: the longest moderator becomes one, and with nobody left it ends", async () => {
  const [hall, alone] = [await forum(), await forum()];
  await close(alone.budi);
  expect((await deletion.preview(alone.rina)).endingForums).toBe(1);
  expect((await deletion.preview(hall.rina)).endingForums).toBe(0);
  await close(hall.rina);
  await close(alone.rina);
  const left = await db.moderator.findMany({ where: { spaceId: hall.seriesId }, select: { name: true, host: true } });
  expect(left).toEqual([{ name: "Budi", host: true }]);
  expect(await db.series.count({ where: { id: alone.seriesId, endedAt: null } })).toBe(0);
  expect(await db.room.count({ where: { seriesId: alone.seriesId, phase: { in: ["backstage", "open", "scheduled"] } } })).toBe(0);
});

test("somebody who closes the account before being dismissed comes back without roles, moderating or a company of others", async () => {
  const [hall, at] = [await forum(), await company()];
  const { email, actor } = await account(mailbox);
  const { personId } = actor;
  await db.roleGrant.createMany({
    data: [
      { personId, role: "recruiter" },
      { personId, role: "officer" },
    ],
  });
  await db.membership.create({ data: { personId, organisationId: at.organisationId }, select: { personId: true } });
  await db.moderator.create({ data: { spaceId: hall.seriesId, personId, name: "Dewi", seed: "dewi" }, select: { id: true } });
  expect(await deletion.preview(actor)).toMatchObject({ losesPlaces: true });
  expect(await deletion.preview((await account(mailbox)).actor)).toMatchObject({ losesPlaces: false });
  await close(actor);
  must(await deletion.undo((await closedSession(email)).closed));
  expect(await db.roleGrant.count({ where: { personId } })).toBe(0);
  expect(await db.membership.count({ where: { personId } })).toBe(0);
  expect(await db.moderator.count({ where: { personId } })).toBe(0);
  expect(await db.auditEntry.count({ where: { kind: "account.kept", about: pseudonymOf(personId) } })).toBe(1);
});

test("what nobody else has comes back with the account: a company without another member, and a forum without another moderator", async () => {
  const [alone, at] = [await forum(), await company()];
  const { email, actor } = await account(mailbox);
  const { personId } = actor;
  await db.membership.deleteMany({ where: { organisationId: at.organisationId } });
  await db.membership.create({ data: { personId, organisationId: at.organisationId }, select: { personId: true } });
  await db.moderator.deleteMany({ where: { spaceId: alone.seriesId } });
  await db.moderator.create({ data: { spaceId: alone.seriesId, personId, name: "Dewi", seed: "dewi", host: true }, select: { id: true } });
  await close(actor);
  must(await deletion.undo((await closedSession(email)).closed));
  expect(await db.membership.count({ where: { personId, organisationId: at.organisationId } })).toBe(1);
  expect(await db.moderator.count({ where: { personId, spaceId: alone.seriesId, host: true } })).toBe(1);
  expect(await db.series.count({ where: { id: alone.seriesId, endedAt: null } })).toBe(1);
});

test("of two who come back at once to a forum that each had alone, one moderates it", async () => {
  const people = await Promise.all([account(mailbox), account(mailbox)]);
  for (let round = 0; round < 5; round++) {
    const { seriesId } = await forum();
    await db.moderator.deleteMany({ where: { spaceId: seriesId } });
    const alone = { spaceId: seriesId, name: "Dewi", seed: "dewi", host: true, organisationId: null, createdAt: new Date() };
    await Promise.all(
      people.map(({ actor }) =>
        transact((tx) => series.reopen(tx, actor.personId, { moderators: [{ ...alone, id: randomUUID() }], stopped: [seriesId] })),
      ),
    );
    expect(await db.moderator.count({ where: { spaceId: seriesId } })).toBe(1);
  }
});

test("a company and a forum that others took on meanwhile stay theirs", async () => {
  const [alone, at] = [await forum(), await company()];
  const { email, actor } = await account(mailbox);
  const { personId } = actor;
  await db.membership.deleteMany({ where: { organisationId: at.organisationId } });
  await db.membership.create({ data: { personId, organisationId: at.organisationId }, select: { personId: true } });
  await db.moderator.deleteMany({ where: { spaceId: alone.seriesId } });
  await db.moderator.create({ data: { spaceId: alone.seriesId, personId, name: "Dewi", seed: "dewi", host: true }, select: { id: true } });
  await close(actor);
  await db.membership.create({ data: { personId: at.sari.personId, organisationId: at.organisationId }, select: { personId: true } });
  await db.moderator.create({ data: { spaceId: alone.seriesId, personId: alone.budi.personId, name: "Budi", seed: "budi", host: true } });
  must(await deletion.undo((await closedSession(email)).closed));
  expect(await db.membership.count({ where: { personId } })).toBe(0);
  expect(await db.moderator.count({ where: { personId } })).toBe(0);
});

test("a restored backup is erased again before it takes traffic", async () => {
  const { actor, email } = await busy();
  const list = await erasureListPath();
  process.env.ERASURE_LIST = list;
  const row = await db.person.findUniqueOrThrow({ where: { id: actor.personId } });
  await close(actor, "now");
  await deletion.destroyDue();
  // Yesterday's backup: the person is there, and the database has never heard of the erasure.
  await db.erasedPerson.deleteMany();
  await db.person.create({ data: { ...row, closedAt: null } });
  await db.seat.updateMany({ where: { personId: null, guestDigest: null }, data: { personId: actor.personId } });
  expect(await holding(email)).not.toEqual([]);
  expect(await erasureReplay.replay()).toBe(1);
  expect(await holding(email)).toEqual([]);
  expect(await holding(actor.personId)).toEqual(["public.erased_person"]);
  expect(await erasureReplay.replay()).toBe(0);
  expect(linesOf(await readFile(list, "utf8")).map(({ id }) => id)).toEqual([actor.personId]);
  delete process.env.ERASURE_LIST;
});

test("an account that its owner kept after the backup was made is kept again, however late the backup is restored", async () => {
  const { actor, email } = await busy();
  process.env.ERASURE_LIST = await erasureListPath();
  await close(actor);
  // The backup of this moment: the closing, and the account as the closing left it.
  const { setAside, ...closing } = await db.accountDeletion.findUniqueOrThrow({ where: { personId: actor.personId } });
  const { closedAt } = await db.person.findUniqueOrThrow({ where: { id: actor.personId } });
  must(await deletion.undo((await closedSession(email)).closed));
  await work();
  await db.person.update({ where: { id: actor.personId }, data: { closedAt } });
  await db.accountDeletion.create({ data: { ...closing, setAside: setAside as object } });
  await move(7 * day);
  // As `npm run migrate` does it, which knows the database and the list alone.
  vi.stubEnv("SITE_SECRET", undefined);
  expect(await replayErasures(process.env.DATABASE_URL ?? "", process.env.ERASURE_LIST)).toBe(0);
  vi.unstubAllEnvs();
  await deletion.destroyDue();
  expect(await db.person.count({ where: { id: actor.personId, closedAt: null } })).toBe(1);
  expect(await db.accountDeletion.count({ where: { personId: actor.personId } })).toBe(0);
  await move(-7 * day);
  delete process.env.ERASURE_LIST;
});

test("a company whose last two members close at once has no vacancy that anybody can still apply to", async () => {
  const at = await company();
  const vacancyId = await posted(at);
  const [{ actor: one }, { actor: two }] = [await account(mailbox), await account(mailbox)];
  await db.membership.deleteMany({ where: { organisationId: at.organisationId } });
  await db.membership.createMany({ data: [one, two].map(({ personId }) => ({ personId, organisationId: at.organisationId })) });
  for (const answer of await Promise.all([one, two].map((actor) => deletion.ask(actor, { when: "later" })))) must(answer);
  expect(await db.vacancy.count({ where: { id: vacancyId, closedAt: null } })).toBe(0);
});

test("a list of erasures that is there and cannot be read is a fault, and one that is not there yet is none", async () => {
  const folder = await folderAsErasureList();
  await expect(erasureReplay.replay(folder)).rejects.toThrow("EISDIR");
  await expect(replayErasures("", folder)).rejects.toThrow("EISDIR");
  expect(await replayErasures("", join(folder, "none"))).toBe(0);
});

test("a backup of the week in which an account was closed is erased again whole, and its receipt says so", async () => {
  const { actor, note } = await busy();
  const { code } = await close(actor);
  // Destroyed after this backup was made: the list beside the database has the id.
  await db.erasedPerson.create({ data: { personId: actor.personId } });
  expect(await holding(note)).toEqual(["public.outcome"]);
  expect(await erasureReplay.replay()).toBe(1);
  expect(await holding(note)).toEqual([]);
  expect(await db.accountDeletion.count({ where: { personId: actor.personId } })).toBe(0);
  expect(must(await receipt.find(visit(), code)).destroyedAt).not.toBeNull();
});

test("of somebody who closed their account nobody writes another word, and what was on its way to a company does not arrive", async () => {
  const { actor, hall } = await busy();
  const { id: outcomeId } = await db.outcome.findFirstOrThrow({ where: { personId: actor.personId }, select: { id: true } });
  const vacancyId = await posted(await company());
  await close(actor);
  const correction = { outcomeId, code: "advice", vacancyId: null, note: `Still here ${randomUUID()}` } as const;
  expect(await outcome.correct(hall.rina, correction)).toMatchObject({ code: "missing" });
  expect(await application.apply(actor, { vacancyId, roomId: null, card })).toMatchObject({ code: "signed_out" });
  expect(await db.application.count({ where: { vacancyId } })).toBe(0);
  expect(await db.disclosureGrant.count({ where: { personId: actor.personId, withdrawnAt: null } })).toBe(0);
});

test("an application and a closing at once leave no application that the company reads", async () => {
  const { actor } = await busy();
  const vacancyId = await posted(await company());
  await Promise.all([application.apply(actor, { vacancyId, roomId: null, card }), deletion.ask(actor, { when: "later" })]);
  expect(await db.application.count({ where: { personId: actor.personId, state: { not: "withdrawn" } } })).toBe(0);
  expect(await db.disclosureGrant.count({ where: { personId: actor.personId, withdrawnAt: null } })).toBe(0);
});

test("a code that never was says no more than that", async () => {
  expect(await receipt.find(visit(), "SK-0000-0000-0000")).toMatchObject({ code: "receipt_unknown" });
  expect(await receipt.find(visit(), "\u202e' OR 1=1 --")).toMatchObject({ code: "receipt_unknown" });
});

test("whoever changed the address cannot destroy the account within a day of it", async () => {
  const { actor } = await account(mailbox);
  await db.$executeRaw`
    UPDATE person SET created_at = app_now() - interval '9 days', email_confirmed_at = app_now() - interval '1 hour'
    WHERE id = ${actor.personId}::uuid`;
  expect((await deletion.preview(actor)).mustWait).toBe(true);
  must(await deletion.ask(actor, { when: "now" }));
  await deletion.destroyDue();
  expect(await db.person.count({ where: { id: actor.personId } })).toBe(1);
});

test("the name that somebody signed a vacancy with goes with their account", async () => {
  const at = await company();
  const vacancyId = await posted(at);
  await transact(async (tx) => {
    for (const { erase } of personalData) await erase(tx, at.sari.personId);
  });
  expect(await db.vacancy.findUniqueOrThrow({ where: { id: vacancyId } })).toMatchObject({ pledgedBy: "", createdById: null });
});

test("accounts that cannot be destroyed keep no other from it, however many they are", async () => {
  const closing = { code: "SK-0", destroyAt: new Date(0), setAside: { hiring: { applications: 1 } } };
  await db.accountDeletion.createMany({ data: Array.from({ length: 21 }, () => ({ ...closing, personId: randomUUID() })) });
  const { actor } = await account(mailbox);
  must(await deletion.ask(actor, { when: "now" }));
  await deletion.destroyDue();
  expect(await db.person.count({ where: { id: actor.personId } })).toBe(0);
  await db.accountDeletion.deleteMany({ where: { code: "SK-0" } });
});
