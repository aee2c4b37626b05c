// Somebody leaves a marker in every column, letter, job, log and file that can hold words of a person. Once they are destroyed it is nowhere.
import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import * as registration from "#lib/accounts/company/registration";
import { accountEvents } from "#lib/accounts/events";
import * as invitation from "#lib/accounts/invitation";
import * as person from "#lib/accounts/person";
import * as door from "#lib/accounts/sign-in/sign-in";
import * as shield from "#lib/disclosure/shield";
import * as application from "#lib/hiring/application/application";
import * as bulk from "#lib/hiring/application/bulk";
import * as note from "#lib/hiring/application/note";
import * as outcome from "#lib/hiring/outcome/outcome";
import * as profile from "#lib/hiring/profile/profile";
import * as sharedProfile from "#lib/hiring/profile/shared-profile";
import type { Actor } from "#lib/platform/auth/actor";
import { now } from "#lib/platform/clock";
import { db, transact } from "#lib/platform/db";
import { emit } from "#lib/platform/jobs";
import * as deletion from "#lib/privacy/deletion";
import { linesOf } from "#lib/privacy/erasure-list";
import * as dataExport from "#lib/privacy/export";
import { buildDue } from "#lib/privacy/export-build";
import * as dataRequest from "#lib/privacy/request";
import * as decision from "#lib/reports/decision";
import * as staffLook from "#lib/reports/staff-look";
import * as statement from "#lib/reports/statement";
import * as moderation from "#lib/rooms/moderation/moderation";
import * as seatBlock from "#lib/rooms/seat/seat-block";
import * as ticket from "#lib/rooms/stage/ticket";
import * as moderators from "#lib/series/moderators";
import { actorOf, good, visit } from "#tests/factories/account";
import { registering } from "#tests/factories/company";
import { erasureListPath } from "#tests/factories/erasure-list";
import { forum, listener, member, must } from "#tests/factories/forum";
import { tokenIn, useMailbox, work } from "#tests/factories/mailbox";
import { asSuperuser, mark, tablesHolding, wordColumns } from "#tests/factories/marked";
import { claimed, filed, staff } from "#tests/factories/report";
import { company, heard, posted } from "#tests/factories/vacancy";

const mailbox = useMailbox();

/** Columns in which a person's words cannot be, with the reason. What is not here and cannot be marked fails. */
const nobodys = [
  // Made by the closing, with what it set aside: the marker is in it then.
  "account_deletion.code",
  "account_deletion.set_aside",
  // Digests of codes and counts, without an id of anybody.
  "deletion_receipt.code_digest",
  "rate_limit.key",
  "audit_entry.hash",
  // The room's own number at the audio server.
  "room.voice_room",
  // Without words and ids of people; with its code whoever sent a report still reads what became of it.
  "report.code_digest",
  "report.moment",
  // A seat is a member's or a guest's, never both.
  "seat.guest_digest",
];

async function signedUp(marker: string) {
  const email = `${marker}@people.test`;
  must(await person.signUp(visit(), { email, locale: "id", next: "" }));
  const { token } = must(await door.finishSignUp(visit(), { token: tokenIn((await mailbox.to(email)).at(-1)), password: good }));
  return { email, actor: await actorOf(token) };
}

/** A case that went through both rounds: the reporter appealed, then the other side did, which keeps the reporter's words elsewhere. */
async function reportedAndAppealed(
  reporter: Actor,
  about: Actor & { seatId: string },
  words: { reporter: string; reported: string },
): Promise<void> {
  const { code, caseId } = await filed({ kind: "seat", id: about.seatId }, { caller: reporter, words: words.reporter });
  const [first, second, third] = [await staff("officer"), await staff("officer"), await staff("officer")];
  const judged = async (by: Actor, rung: "warning" | "no_breach") =>
    must(await decision.decide(by, { ...(await claimed(by, caseId)), rung, reason: "Sudah diperiksa" }));
  const mine = await claimed(first, caseId);
  must(await statement.ask(first, { ...mine, side: "reporter", question: "Kapan?" }));
  must(await statement.ask(first, { ...mine, side: "reported", question: "Benar?" }));
  const asked = await db.caseStatement.findMany({ where: { caseId }, select: { id: true, side: true } });
  for (const { id, side } of asked)
    if (side === "reporter") must(await statement.answerByCode({ code, statementId: id, words: words.reporter }));
    else must(await statement.answer(about, { statementId: id, words: words.reported }));
  must(await decision.decide(first, { ...mine, rung: "warning", reason: "Sudah diperiksa" }));
  must(await decision.appealByCode({ code, words: words.reporter }));
  await judged(second, "no_breach");
  must(await decision.appeal(about, { caseId, words: words.reported }));
  await judged(third, "warning");
}

/** Everything that one can do or have done to one here, each with the marker where words are taken. */
async function busy(marker: string) {
  const { email, actor } = await signedUp(marker);
  const hall = await forum();
  const words = `Kata ${marker}`;
  const marked = { roleWanted: words, field: words, city: words, line: words };
  const spoke = await heard(hall, actor);
  const [other, audience] = [await heard(hall), await listener(hall)];
  const second = await forum();
  await listener(second, actor);
  const hand = must(await ticket.raise(actor, { roomId: second.roomId, card: marked, pinRef: words }));
  must(await ticket.lower(second.rina, { ticketId: hand.ticketId, reason: words }));
  const at = await company();
  const vacancyId = await posted(at);
  const { applicationId } = must(await application.apply(actor, { vacancyId, roomId: hall.roomId, card: marked }));
  const { version } = must(await application.open(at.sari, { applicationId }));
  must(await note.add(at.sari, { applicationId, words }));
  const applications = [{ applicationId, version }];
  must(await bulk.moveMany(at.sari, { vacancyId, applications, to: "rejected", reason: "filled", words, confirmed: false }));
  must(await profile.save(actor, { section: "basics", version: 0, content: { label: words, summary: words, extra: { note: words } } }));
  must(await sharedProfile.share(actor, { applicationId, parts: ["basics"], days: 30 }));
  must(await sharedProfile.open(at.sari, { applicationId }));
  must(await outcome.log(hall.rina, { turnId: spoke.turnId, interviewId: null, vacancyId: null, code: "advice", note: words }));
  const { id: outcomeId } = await db.outcome.findFirstOrThrow({ where: { personId: actor.personId }, select: { id: true } });
  must(await outcome.dispute(actor, { outcomeId, reason: words }));
  await db.membership.create({ data: { personId: actor.personId, organisationId: at.organisationId }, select: { personId: true } });
  await posted({ ...at, sari: actor }, { pledgedBy: words });
  must(await shield.add(actor, { kind: "domain", domain: `${marker}.example` }));
  must(await shield.add(actor, { kind: "address", address: `boss@${marker}.example` }));
  must(await seatBlock.add(actor, { seatId: audience.seatId }));
  must(await seatBlock.add(audience, { seatId: spoke.seatId }));
  must(await moderators.invite(hall.rina, { seriesId: hall.seriesId, email, name: words, organisationId: null }));
  await registersCompanies(actor, words, `${marker}.example`);
  const elsewhere = await company();
  must(await invitation.invite(elsewhere.sari, { organisationId: elsewhere.organisationId, email, role: "recruiter" }));
  must(await dataRequest.ask(visit(), { email, locale: "id" }));
  await reportedAndAppealed(actor, other, { reporter: words, reported: "Tidak benar" });
  await reportedAndAppealed(other, spoke, { reporter: words, reported: words });
  must(await staffLook.findPerson(await staff("admin"), { email, reason: words }));
  must(await moderation.ban(hall.rina, { seatId: spoke.seatId, scope: "series", reason: words }));
  const personId = actor.personId;
  const soon = new Date((await now()).getTime() + 3_600_000);
  // What needs a device, a provider or another host, straight into the tables.
  await db.passkey.create({ data: { personId, credentialId: randomUUID(), publicKey: Buffer.from(marker), name: words } });
  await db.authenticatorApp.create({ data: { personId, sealedSecret: marker } });
  await db.recoveryCode.create({ data: { personId, codeDigest: marker }, select: { id: true } });
  await db.signInAttempt.create({ data: { personId, tokenDigest: marker, expiresAt: soon }, select: { id: true } });
  await db.knownDevice.create({ data: { personId, device: words, networkDigest: marker } });
  await db.factorReset.create({ data: { personId, reason: words, dueAt: soon }, select: { id: true } });
  await db.addressChange.create({ data: { personId, email: `new-${marker}@people.test`, dueAt: soon }, select: { id: true } });
  await db.linkedAccount.create({ data: { personId, issuer: `https://${marker}.example`, subject: marker }, select: { id: true } });
  await db.consent.create({ data: { personId, purpose: words, textHash: marker, locale: "id", sessionDigest: marker } });
  await db.moderator.create({ data: { spaceId: (await forum()).seriesId, personId, name: words, seed: marker }, select: { id: true } });
  await db.signInLink.create({ data: { personId, purpose: "sign_in", tokenDigest: marker, expiresAt: soon }, select: { id: true } });
  const { id: grantId } = await db.disclosureGrant.findFirstOrThrow({ where: { personId }, select: { id: true } });
  await db.relayThread.create({ data: { grantId, memberId: at.sari.personId, address: marker }, select: { address: true } });
  const { id: hireId } = await db.outcome.create({ data: { personId, code: "hired" }, select: { id: true } });
  await db.checkIn.create({ data: { personId, hireId, kind: "start", dueAt: soon, tokenDigest: marker }, select: { id: true } });
  must(await dataExport.ask(actor));
  await buildDue();
  return { actor, email };
}

/** A company that somebody registered, for which they answer, and another whose letter waits. What a company says of itself is its own. */
async function registersCompanies(actor: Actor, words: string, domain: string) {
  const answerable = { answerableName: words, answerableOffice: words };
  must(await registration.ask(actor, visit(), registering(answerable)));
  const { id } = await db.companyRegistration.findUniqueOrThrow({ where: { personId: actor.personId }, select: { id: true } });
  must(await registration.confirm(actor, { token: (await registration.letterOf(id))?.token ?? "" }));
  const says = { ...answerable, name: words, town: words, about: words, website: `https://${domain}` };
  must(await registration.ask(actor, visit(), registering({ ...says, email: `hr@${domain}` })));
}

/** The worker process itself, until it has written `last`; answers all that it wrote. */
async function workerUntil(last: string): Promise<string> {
  const worker = spawn(process.execPath, ["--conditions=react-server", join(import.meta.dirname, "../../../scripts/worker.ts")], {
    env: { ...process.env, PROCESS: "worker", LOG_LEVEL: "debug" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [worker.stdout, worker.stderr]) stream.on("data", (chunk) => (said += chunk));
  const gone = new Promise((resolve) => worker.once("exit", resolve));
  try {
    await expect.poll(() => said, { timeout: 40_000 }).toContain(last);
  } finally {
    worker.kill("SIGKILL");
    await gone;
  }
  return said;
}

/** What is deleted stays in a file until PostgreSQL writes over it, and words stay in its statistics until it counts anew: both at once. */
const rewriteFiles = () => asSuperuser((client) => client.query("VACUUM (FULL, ANALYZE)"));

/** Files of this database in the cluster's folder in which the marker stands. */
async function filesHolding(marker: string): Promise<string[]> {
  return asSuperuser(async (client) => {
    await client.query("CHECKPOINT");
    const { rows } = await client.query<{ folder: string }>(
      "SELECT current_setting('data_directory') || '/base/' || oid AS folder FROM pg_database WHERE datname = current_database()",
    );
    const folder = rows[0]?.folder ?? "";
    const names = await readdir(folder);
    expect(names.length).toBeGreaterThan(300);
    const found = await Promise.all(names.map(async (name) => ((await readFile(join(folder, name))).includes(marker) ? [name] : [])));
    return found.flat();
  });
}

/** What PostgreSQL itself has written until now. */
async function databaseLog(): Promise<string> {
  const { rows } = await asSuperuser((client) => client.query<{ folder: string }>("SELECT current_setting('data_directory') AS folder"));
  const log = await readFile(join(rows[0]?.folder ?? "", "../postgres.log"), "utf8");
  expect(log).toContain("ready to accept connections");
  return log;
}

test("who was destroyed is in no column, job, log, export or file of the database, and the letters are the mail server's", async () => {
  const marker = `kenari${randomUUID().slice(0, 8)}`;
  process.env.ERASURE_LIST = await erasureListPath();
  const { actor, email } = await busy(marker);
  const columns = await wordColumns();
  expect(columns.length).toBeGreaterThan(90);
  expect(await mark(actor.personId, email, marker, nobodys)).toEqual([]);
  const tables = new Set(columns.map(({ table }) => `public.${table}`));
  const held = await tablesHolding(marker);
  expect(held.filter((name) => tables.has(name)).length).toBeGreaterThan(30);
  expect(await filesHolding(marker)).not.toEqual([]);

  must(await deletion.ask(actor, { when: "now" }));
  // Letters that wait, and one that is tried again.
  await transact((tx) => emit(tx, accountEvents, "password_changed", { personId: actor.personId }));
  const jobs = (names: string[]) => names.filter((name) => name.startsWith("jobs."));
  // Jobs hold ids and no words.
  expect(jobs(held)).toEqual([]);
  expect(jobs(await tablesHolding(actor.personId))).not.toEqual([]);
  // A statement that fails with their words in it, as two sign-ups at once would.
  await expect(db.person.create({ data: { email } })).rejects.toThrow();
  const said = await workerUntil("account destroyed");
  await work();

  await rewriteFiles();
  expect(await tablesHolding(actor.personId)).toEqual(["public.erased_person"]);
  expect(await tablesHolding(marker)).toEqual([]);
  expect(await filesHolding(marker)).toEqual([]);
  expect(said).not.toContain(marker);
  expect(await databaseLog()).not.toContain(marker);
  expect(linesOf(await readFile(process.env.ERASURE_LIST, "utf8")).map(({ id }) => id)).toEqual([actor.personId]);
  // Letters were sent, to the mail server and nowhere else.
  expect((await mailbox.all()).some(({ to, text }) => to.includes(email) && text.includes("/receipts/"))).toBe(true);
  delete process.env.ERASURE_LIST;
}, 120_000);

test("of somebody who reported, what they wrote while a case waits is all that stays, and it goes with the case", async () => {
  const marker = `kenari${randomUUID().slice(0, 8)}`;
  const { actor } = await signedUp(marker);
  const hall = await forum();
  const { caseId } = await filed({ kind: "room", id: hall.roomId }, { caller: actor, words: `Kata ${marker}` });
  must(await deletion.ask(actor, { when: "now" }));
  await deletion.destroyDue();
  await work();
  expect(await tablesHolding(marker)).toEqual(["public.report"]);
  await db.conductCase.delete({ where: { id: caseId }, select: { id: true } });
  expect(await tablesHolding(marker)).toEqual([]);
  expect((await member()).personId).not.toBe(actor.personId);
});
