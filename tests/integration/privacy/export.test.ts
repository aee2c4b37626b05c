// A copy of all of one's data: whole, without anybody else, for its owner alone, once a day, for a day.
import { strFromU8, unzipSync } from "fflate";
import { expect, test } from "vitest";
import * as person from "#lib/accounts/person";
import * as application from "#lib/hiring/application/application";
import * as outcome from "#lib/hiring/outcome/outcome";
import * as profile from "#lib/hiring/profile/profile";
import * as sharedProfile from "#lib/hiring/profile/shared-profile";
import { personalData } from "#lib/personal-data";
import type { Actor } from "#lib/platform/auth/actor";
import * as session from "#lib/platform/auth/session";
import { move } from "#lib/platform/clock";
import { db, transact } from "#lib/platform/db";
import * as dataExport from "#lib/privacy/export";
import { build, buildDue } from "#lib/privacy/export-build";
import { explained, fieldsOf } from "#lib/privacy/export-file";
import { account, another, good } from "#tests/factories/account";
import { card, code, forum, must } from "#tests/factories/forum";
import { useMailbox } from "#tests/factories/mailbox";
import { company, heard, posted } from "#tests/factories/vacancy";
import { watchStatements } from "#tests/fakes/statements";

const mailbox = useMailbox();

const welding = { id: "6b0f3a52-5a58-4c55-9d0c-1f8d1c3a7a01", name: "Las GMAW", level: "", extra: { keywords: ["robot"] } };

/** Somebody who has spoken, applied and been told an outcome. */
async function busy() {
  const someone = await account(mailbox);
  const hall = await forum();
  const { turnId, persona } = await heard(hall, someone.actor);
  const at = await company();
  const { applicationId } = must(await application.apply(someone.actor, { vacancyId: await posted(at), roomId: hall.roomId, card }));
  must(await profile.save(someone.actor, { section: "skills", version: 0, content: [welding] }));
  must(await sharedProfile.share(someone.actor, { applicationId, parts: ["skills"], days: null }));
  must(await outcome.log(hall.rina, { turnId, interviewId: null, vacancyId: null, code: "advice", note: "Name the machine." }));
  return { ...someone, hall, personaName: persona.name };
}

/** The files of a copy, as its owner unpacks them. */
async function unpacked(actor: Actor, exportId: string): Promise<Record<string, string>> {
  const { content } = must(await dataExport.fetchFile(actor, { exportId }));
  return Object.fromEntries(Object.entries(unzipSync(content)).map(([name, bytes]) => [name, strFromU8(bytes)]));
}

async function copied(actor: Actor): Promise<string> {
  const { exportId } = must(await dataExport.ask(actor));
  await buildDue();
  return exportId;
}

test("a copy holds every part with what one said and was told, a calendar and a page that explains it, and nobody else", async () => {
  const [ayu, other] = [await busy(), await busy()];
  const files = await unpacked(ayu.actor, await copied(ayu.actor));
  expect(Object.keys(files).sort()).toEqual(["README.txt", "calendar.ics", ...personalData.map(({ context }) => `${context}.json`)].sort());
  const all = Object.values(files).join("\n");
  for (const word of [ayu.email, ayu.personaName, card.line, "Name the machine.", "Las GMAW", "robot"]) expect(all, word).toContain(word);
  for (const word of [other.email, other.personaName, other.actor.personId, ayu.actor.personId, "argon2"])
    expect(all, word).not.toContain(word);
  expect(files["calendar.ics"]).toContain("SUMMARY:Forum Kerja Karawang");
  expect(files["calendar.ics"]).toContain("CLASS:PRIVATE");
  expect(files["README.txt"]).toContain("accounts.json");
  expect(files["README.txt"]).toContain("email: alamat surel akun Anda");
});

test("every field of a copy is explained", async () => {
  const { actor } = await busy();
  const parts = await Promise.all(personalData.map(async ({ exportOf }) => fieldsOf(await transact((tx) => exportOf(tx, actor.personId)))));
  const fields = parts.flat();
  expect(fields.length).toBeGreaterThan(40);
  expect(fields.filter((path) => explained(path) === null)).toEqual([]);
});

/** What a copy tells in another way. */
const toldOtherwise = {
  "disclosure.held_until": "a look that is held back is told once its day has come",
  "disclosure_chain.hash": "the hash of the last look, which stands in the look itself",
};

test("a copy is made of every column that is classed as somebody's own, and of none that is a secret", async () => {
  const { actor } = await busy();
  const watch = watchStatements();
  for (const { exportOf } of personalData) await transact((tx) => exportOf(tx, actor.personId));
  watch.stop();
  const read = new Set(
    watch.statements.flatMap(({ text }) =>
      [...(/SELECT ([\s\S]*?) FROM/.exec(text)?.[1] ?? "").matchAll(/"public"\."(\w+)"\."(\w+)"/g)].map(
        ([, table, column]) => `${table}.${column}`,
      ),
    ),
  );
  for (const { columns } of personalData)
    for (const [table, classes] of Object.entries(columns))
      for (const [column, kind] of Object.entries(classes)) {
        const name = `${table}.${column}`;
        if (kind === "subject" && !(name in toldOtherwise) && !column.endsWith("_id"))
          expect.soft(read.has(name), `${name} is part of a copy`).toBe(true);
        if (kind === "secret") expect.soft(read.has(name), `${name} stays here`).toBe(false);
      }
});

test("whoever asks proves again who they are, and so does whoever fetches it; the owner hears of both by mail", async () => {
  const { actor, email } = await busy();
  await move(11 * 60_000);
  expect(code(await dataExport.ask(actor))).toBe("proof_needed");
  await db.session.update({ where: { id: actor.sessionId }, data: { provedAt: new Date(Date.now() + 30 * 60_000) } });
  const exportId = await copied(actor);
  expect((await mailbox.to(email)).slice(-2).map(({ subject }) => subject)).toEqual([
    "Kabar untuk Anda dari Suara Kerja",
    "Kabar untuk Anda dari Suara Kerja",
  ]);
  expect((await mailbox.to(email)).at(-1)?.text).toContain("siap diunduh");
  await db.session.update({ where: { id: actor.sessionId }, data: { provedAt: new Date(0) } });
  expect(code(await dataExport.open(actor, { exportId }))).toBe("proof_needed");
  expect(code(await dataExport.fetchFile(actor, { exportId }))).toBe("proof_needed");
  await move(-11 * 60_000);
});

test("nobody else opens a copy, by its id or by another account's fresh proof", async () => {
  const [ayu, thief] = [await busy(), await account(mailbox)];
  const exportId = await copied(ayu.actor);
  for (const asked of [exportId, crypto.randomUUID()]) {
    expect(code(await dataExport.open(thief.actor, { exportId: asked }))).toBe("missing");
    expect(code(await dataExport.fetchFile(thief.actor, { exportId: asked }))).toBe("missing");
  }
  must(await dataExport.drop(thief.actor, { exportId }));
  must(await dataExport.open(ayu.actor, { exportId }));
  // After signing out, the session proves nothing any more.
  await session.end(ayu.actor.personId, ayu.actor.sessionId);
  expect(code(await dataExport.fetchFile(ayu.actor, { exportId }))).toBe("proof_needed");
});

test("what rests in the table opens nothing without the secret of the site, nor as another one's copy", async () => {
  const [ayu, budi] = [await busy(), await busy()];
  const [mine, theirs] = [await copied(ayu.actor), await copied(budi.actor)];
  const { sealed } = await db.dataExport.findUniqueOrThrow({ where: { id: mine }, select: { sealed: true } });
  expect(Buffer.from(sealed ?? []).includes("README.txt")).toBe(false);
  expect(Buffer.from(sealed ?? []).includes(ayu.email)).toBe(false);
  await db.dataExport.update({ where: { id: theirs }, data: { sealed }, select: { id: true } });
  expect(code(await dataExport.fetchFile(budi.actor, { exportId: theirs }))).toBe("missing");
});

test("one copy a day, also when it is asked for three times at once or dropped", async () => {
  const { actor } = await busy();
  const answers = await Promise.all([dataExport.ask(actor), dataExport.ask(actor), dataExport.ask(actor)]);
  expect(answers.map(code).sort()).toEqual(["export_today", "export_today", "ok"]);
  await buildDue();
  const state = await dataExport.state(actor);
  must(await dataExport.drop(actor, { exportId: state?.exportId ?? "" }));
  expect((await dataExport.state(actor))?.isThere).toBe(false);
  expect(code(await dataExport.fetchFile(actor, { exportId: state?.exportId ?? "" }))).toBe("missing");
  expect(code(await dataExport.ask(actor))).toBe("export_today");
});

test("after a day the file is gone, and another copy can be asked for", async () => {
  const { actor } = await busy();
  const exportId = await copied(actor);
  await move(24 * 3_600_000 + 1_000);
  const fresh = { ...actor };
  await db.session.update({ where: { id: actor.sessionId }, data: { provedAt: new Date(Date.now() + 25 * 3_600_000) } });
  expect(code(await dataExport.fetchFile(fresh, { exportId }))).toBe("missing");
  await dataExport.purge();
  expect(await db.dataExport.count({ where: { personId: actor.personId } })).toBe(0);
  expect(code(await dataExport.ask(fresh))).toBe("ok");
  await move(-(24 * 3_600_000 + 1_000));
});

test("a copy waits a day after the password changed, and its owner is told when it comes", async () => {
  const { actor, email } = await busy();
  must(await person.changePassword(actor, { current: good, next: another }));
  const { exportId } = must(await dataExport.ask(actor));
  await buildDue();
  expect(await dataExport.state(actor)).toMatchObject({ isDelayed: true, isThere: false, readyAt: null });
  expect((await mailbox.to(email)).at(-1)?.text).toContain("kata sandi Anda baru diganti");
  await move(24 * 3_600_000);
  await buildDue();
  expect(await dataExport.letterOf(exportId)).toMatchObject({ isReady: true });
  await move(-24 * 3_600_000);
});

test("a first password delays nothing", async () => {
  const { actor } = await account(mailbox);
  must(await dataExport.ask(actor));
  expect(await dataExport.state(actor)).toMatchObject({ isDelayed: false });
});

test("built twice at once, or begun again after a crash, a copy is stored once and announced once", async () => {
  const { actor, email } = await busy();
  const { exportId } = must(await dataExport.ask(actor));
  await mailbox.to(email);
  const before = (await mailbox.to(email)).length;
  // A worker died half way: its progress stands, nothing else does.
  await db.dataExport.update({ where: { id: exportId }, data: { partsDone: 3, partsTotal: 7 }, select: { id: true } });
  const one = { exportId, personId: actor.personId, locale: "id" };
  await Promise.all([build(one), build(one), buildDue()]);
  await buildDue();
  expect((await mailbox.to(email)).length).toBe(before + 1);
  must(await dataExport.open(actor, { exportId }));
});

test("a copy that is being built when the account goes leaves nothing", async () => {
  const { actor, email } = await busy();
  const { exportId } = must(await dataExport.ask(actor));
  const building = build({ exportId, personId: actor.personId, locale: "id" }).catch(() => undefined);
  await db.dataExport.deleteMany({ where: { personId: actor.personId } });
  await building;
  expect(await db.dataExport.count({ where: { personId: actor.personId } })).toBe(0);
  expect((await mailbox.to(email)).some(({ text }) => text.includes("siap diunduh"))).toBe(false);
});
