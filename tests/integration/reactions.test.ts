import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { accountEvents } from "#lib/accounts/events";
import { contexts } from "#lib/contexts";
import * as application from "#lib/hiring/application/application";
import * as pipeline from "#lib/hiring/application/pipeline";
import * as outcome from "#lib/hiring/outcome/outcome";
import { move } from "#lib/platform/clock";
import { db, transact } from "#lib/platform/db";
import { emit, eventQueue, purge as purgeJobs } from "#lib/platform/jobs";
import { react, reactions } from "#lib/reactions";
import { seriesRooms } from "#lib/rooms/series-rooms";
import { purge } from "#lib/series/jobs";
import * as moderators from "#lib/series/moderators";
import * as series from "#lib/series/series";
import { root } from "#scripts/process";
import { anAddress } from "#tests/factories/account";
import { step } from "#tests/factories/application";
import { card, forum, listener, member, must, speaker } from "#tests/factories/forum";
import { useMailbox } from "#tests/factories/mailbox";
import { company, heard, posted } from "#tests/factories/vacancy";

const mailbox = useMailbox();
const waiting = () =>
  db.$queryRaw<{ data: { id: string; kind: string } }[]>`SELECT data FROM jobs.job WHERE state = 'created' AND name = ${eventQueue}`;
const addressOf = async (personId: string) => (await db.person.findUniqueOrThrow({ where: { id: personId } })).email;
const ask = (hall: Awaited<ReturnType<typeof forum>>, email: string, name = "Hanan") =>
  moderators.invite(hall.rina, { seriesId: hall.seriesId, email, name, organisationId: null });

test("every event of every context has a line of its own in the table", async () => {
  const all: string[] = [];
  for (const context of contexts.filter((name) => existsSync(join(root, "lib", name, "events.ts")))) {
    const lists: Record<string, object> = await import(join(root, "lib", context, "events.ts"));
    all.push(...Object.entries(lists).flatMap(([name, events]) => (name.endsWith("Events") ? Object.keys(events) : [])));
  }
  expect(all).toContain("ticket_raised");
  expect(Object.keys(reactions).sort()).toEqual(all.sort());
});

test("a raised hand, a call and a turn leave no job behind", async () => {
  const before = (await waiting()).length;
  await speaker(await forum());
  expect(await waiting()).toHaveLength(before);
});

test("the work that follows is queued with the change, or not at all", async () => {
  const personId = (await member()).personId;
  await expect(
    transact(async (tx) => {
      await emit(tx, accountEvents, "password_changed", { personId });
      throw new Error("power failure");
    }),
  ).rejects.toThrow("power failure");
  expect(await mailbox.to(await addressOf(personId))).toEqual([]);
  await transact((tx) => emit(tx, accountEvents, "password_changed", { personId }));
  expect(await mailbox.to(await addressOf(personId))).toHaveLength(1);
});

test("the same event emitted twice before its work began is done once, and by what the later one changed", async () => {
  const invitationId = randomUUID();
  const emitOnce = () => transact((tx) => emit(tx, accountEvents, "member_invited", { invitationId }));
  await Promise.all([emitOnce(), emitOnce(), emitOnce()]);
  const mine = async () => (await waiting()).filter(({ data }) => JSON.stringify(data).includes(invitationId));
  expect(await mine()).toHaveLength(1);
  await transact(async (tx) => {
    await emit(tx, accountEvents, "member_invited", { invitationId });
    // What pg-boss does to begin it: it must not, while we have yet to commit what it will read.
    const [begun] = await db.$queryRaw<unknown[]>`
      SELECT 1 FROM jobs.job WHERE state = 'created' AND data->'payload'->>'invitationId' = ${invitationId} FOR UPDATE SKIP LOCKED`;
    expect(begun).toBeUndefined();
  });
  expect(await mine()).toHaveLength(1);
});

test("a job that is done goes after a day, and one that was given up stays for a week", async () => {
  const personId = (await member()).personId;
  await transact((tx) => emit(tx, accountEvents, "roles_changed", { personId }));
  await transact((tx) => emit(tx, accountEvents, "password_changed", { personId }));
  const [done, failed] = (await waiting()).filter(({ data }) => JSON.stringify(data).includes(personId));
  const end = (id: string | undefined, state: string) => db.$executeRaw`
    UPDATE jobs.job SET state = ${state}::jobs.job_state, completed_on = now() - interval '25 hours' WHERE data->>'id' = ${id}`;
  await end(done?.data.id, "completed");
  await end(failed?.data.id, "failed");
  await purgeJobs();
  const left = await db.$queryRaw<{ kind: string; kept: number }[]>`
    SELECT data->>'kind' AS kind, deletion_seconds AS kept FROM jobs.job WHERE data->'payload'->>'personId' = ${personId}`;
  expect(left).toEqual([{ kind: failed?.data.kind, kept: 7 * 24 * 3600 }]);
});

test("an event handled again after a crash sends the same letter, and an unknown one fails", async () => {
  const personId = (await member()).personId;
  await transact((tx) => emit(tx, accountEvents, "roles_changed", { personId }));
  const [job] = (await waiting()).filter(({ data }) => data.kind === "roles_changed");
  await react(job?.data);
  const email = await addressOf(personId);
  const [first] = (await mailbox.all()).filter(({ to }) => to.includes(email));
  // A mail program keeps one letter of one Message-ID, and so does the mailbox.
  expect((await mailbox.to(email)).map(({ messageId }) => messageId)).toEqual([first?.messageId]);
  await expect(react({ id: "1", kind: "toString", payload: {} })).rejects.toThrow("unknown event");
});

test("somebody asked to moderate gets one letter, in their own language", async () => {
  const hall = await forum();
  const hanan = await member();
  await db.person.update({ where: { id: hanan.personId }, data: { locale: "ar" } });
  const email = await addressOf(hanan.personId);
  for (let times = 0; times < 2; times++) must(await ask(hall, email.toUpperCase()));
  const letters = await mailbox.to(email);
  expect(letters).toHaveLength(1);
  expect(letters[0]?.html).toContain('lang="ar" dir="rtl"');
  expect(letters[0]?.text).toContain("Forum Kerja Karawang");
  expect(letters[0]?.text).toContain("Hanan");
  expect(letters[0]?.text).toMatch(/\/ar\/account\n/);
  expect(letters[0]?.subject).not.toContain("Forum");
});

test("somebody without an account is asked in the language of the host", async () => {
  const hall = await forum();
  const email = anAddress();
  must(await ask(hall, email));
  expect((await mailbox.to(email)).map(({ html }) => html)).toEqual([expect.stringContaining('lang="en"')]);
});

test("an invitation that was taken back, or whose forum ended, leaves without a letter; an old one is put away", async () => {
  const [hall, other] = [await forum(), await forum()];
  const [first, second, third] = [anAddress(), anAddress(), anAddress()];
  must(await ask(hall, first));
  const { id: invitationId } = await db.moderatorInvitation.findFirstOrThrow({ where: { email: first } });
  must(await moderators.withdraw(hall.rina, { invitationId }));
  must(await ask(other, second));
  must(await series.stop(other.rina, { seriesId: other.seriesId }, seriesRooms));
  for (const email of [first, second]) expect(await mailbox.to(email)).toEqual([]);
  must(await ask(hall, third, "Wayan"));
  await move(15 * 24 * 3_600_000);
  await purge();
  expect(await db.moderatorInvitation.count({ where: { email: third } })).toBe(0);
  await move(-15 * 24 * 3_600_000);
});

test("an applicant gets a receipt with the date, then the answer; nobody else gets a letter", async () => {
  const at = await company();
  const vacancyId = await posted(at);
  const ayu = await member();
  const email = await addressOf(ayu.personId);
  const { applicationId, replyBy } = must(await application.apply(ayu, { vacancyId, roomId: null, card }));
  const date = new Intl.DateTimeFormat("en", { dateStyle: "long", timeZone: "Asia/Jakarta" }).format(new Date(replyBy));
  expect((await mailbox.to(email)).map(({ text }) => text)).toEqual([expect.stringContaining(`They answer by ${date}.`)]);
  for (let times = 0; times < 2; times++) must(await pipeline.move(at.sari, await step(applicationId, "contacted", { version: 0 })));
  const letters = await mailbox.to(email);
  expect(letters).toHaveLength(2);
  expect(letters[1]?.text).toContain("they want to talk to you");
  expect(await mailbox.to(await addressOf(at.sari.personId))).toEqual([]);
});

test("whoever took the application back hears no more of it", async () => {
  const at = await company();
  const ayu = await member();
  const { applicationId } = must(await application.apply(ayu, { vacancyId: await posted(at), roomId: null, card }));
  must(await application.withdraw(ayu, { applicationId }));
  expect(await mailbox.to(await addressOf(ayu.personId))).toEqual([]);
});

test("the person an outcome is about is asked whether it is so, without a word of it in the letter", async () => {
  const hall = await forum();
  const [ayu, putri] = [await heard(hall), await listener(hall)];
  const said = { turnId: ayu.turnId, interviewId: null, vacancyId: null, note: "Name the machine." };
  must(await outcome.log(hall.rina, { ...said, code: "advice" }));
  const letters = await mailbox.to(await addressOf(ayu.personId));
  expect(letters).toHaveLength(1);
  expect(letters[0]?.text).toContain("Is this so?");
  expect(letters[0]?.text).not.toContain("machine");
  expect(await mailbox.to(await addressOf(putri.personId))).toEqual([]);
});

test("an outcome answered before the letter leaves asks nothing", async () => {
  const hall = await forum();
  const ayu = await heard(hall);
  const said = { turnId: ayu.turnId, interviewId: null, vacancyId: null, note: "" };
  const { outcomeId } = must(await outcome.log(hall.rina, { ...said, code: "interviewed" }));
  must(await outcome.confirm(ayu, { outcomeId }));
  expect(await mailbox.to(await addressOf(ayu.personId))).toEqual([]);
});
