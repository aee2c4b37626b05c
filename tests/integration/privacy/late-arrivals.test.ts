// What was on its way when an account closed - letters, jobs, notices of the audio server, beats, actions that are tried again - makes nothing
// of that person anew, neither while the account is closed nor once it is destroyed.
import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import * as consent from "#lib/accounts/consent";
import * as door from "#lib/accounts/sign-in/sign-in";
import * as shield from "#lib/disclosure/shield";
import * as application from "#lib/hiring/application/application";
import * as outcome from "#lib/hiring/outcome/outcome";
import type { Actor } from "#lib/platform/auth/actor";
import { db } from "#lib/platform/db";
import { digest } from "#lib/platform/secret/random";
import * as deletion from "#lib/privacy/deletion";
import * as dataExport from "#lib/privacy/export";
import { build, buildDue } from "#lib/privacy/export-build";
import * as dataRequest from "#lib/privacy/request";
import { react } from "#lib/reactions";
import * as report from "#lib/reports/report";
import * as presence from "#lib/rooms/seat/presence";
import * as seat from "#lib/rooms/seat/seat";
import * as seatBlock from "#lib/rooms/seat/seat-block";
import * as ticket from "#lib/rooms/stage/ticket";
import * as webhookInbox from "#lib/rooms/voice/webhook-inbox";
import { account, visit } from "#tests/factories/account";
import { card, type Forum, forum, listener, must } from "#tests/factories/forum";
import { tokenIn, useMailbox, work } from "#tests/factories/mailbox";
import { tablesHolding } from "#tests/factories/marked";
import { company, heard, posted } from "#tests/factories/vacancy";

const mailbox = useMailbox();

/** Somebody who did what leads to jobs and letters, and what of it could arrive late. */
async function busy() {
  const someone = await account(mailbox);
  const { actor, email } = someone;
  const hall = await forum();
  const spoke = await heard(hall, actor);
  const other = await listener(hall);
  const vacancyId = await posted(await company());
  must(await application.apply(actor, { vacancyId, roomId: hall.roomId, card }));
  must(await outcome.log(hall.rina, { turnId: spoke.turnId, interviewId: null, vacancyId: null, code: "advice", note: "Catatan" }));
  const { id: outcomeId } = await db.outcome.findFirstOrThrow({ where: { personId: actor.personId }, select: { id: true } });
  const { exportId } = must(await dataExport.ask(actor));
  must(await door.requestLink(visit(), { email, purpose: "sign_in", locale: "id", next: "" }));
  must(await dataRequest.ask(visit(), { email, locale: "id" }));
  const mailed = (await mailbox.to(email)).flatMap((mail) =>
    mail.text.includes("#t=") || mail.text.includes("t=") ? [tokenIn(mail)] : [],
  );
  await buildDue();
  await work();
  const jobs = await db.$queryRaw<{ data: unknown }[]>`SELECT data FROM jobs.job`;
  const { voiceId } = await db.seat.findUniqueOrThrow({ where: { id: spoke.seatId }, select: { voiceId: true } });
  return { ...someone, hall, spoke, other, vacancyId, outcomeId, exportId, mailed, jobs: jobs.map(({ data }) => data), voiceId };
}

type Busy = Awaited<ReturnType<typeof busy>>;

/** Every verb by which somebody writes, called as by a request that found the session a moment before it ended. */
const verbs = (one: Busy, elsewhere: Forum, vacancyId: string): (() => Promise<unknown>)[] => [
  () => seat.take(one.actor, { roomId: elsewhere.roomId }),
  () => seat.take(one.actor, { roomId: one.hall.roomId }),
  () => ticket.raise(one.actor, { roomId: one.hall.roomId, card, pinRef: null }),
  () => application.apply(one.actor, { vacancyId, roomId: null, card }),
  () => outcome.dispute(one.actor, { outcomeId: one.outcomeId, reason: "Tidak benar" }),
  () => dataExport.ask(one.actor),
  () => dataExport.fetchFile(one.actor, { exportId: one.exportId }),
  () => build({ exportId: one.exportId, personId: one.actor.personId, locale: "id" }),
  () => shield.add(one.actor, { kind: "domain", domain: "kantor.example" }),
  () => seatBlock.add(one.actor, { seatId: one.other.seatId }),
  () => consent.give(one.actor, { purpose: "subjects", locale: "id", textHash: consent.textHashOf("subjects", "id") }),
  () =>
    report.file(
      { caller: one.actor, visit: visit() },
      { about: { kind: "room", id: one.hall.roomId }, category: "advert", words: "Terlambat", draftId: randomUUID() },
    ),
  () => deletion.ask(one.actor, { when: "later" }),
];

async function arriveLate(one: Busy): Promise<void> {
  for (const data of one.jobs) await react(data);
  for (const event of ["participant_joined", "track_published", "participant_left"] as const) {
    const id = randomUUID();
    await webhookInbox.receive(id, { event, voiceRoom: one.hall.voiceRoom, voiceId: one.voiceId, sid: "PA_late", isMicrophone: true });
    await webhookInbox.workOff(id);
  }
  await presence.beat([{ topicId: one.hall.roomId, session: digest(one.token), guest: null }]);
  for (const token of one.mailed) {
    expect(await door.byLink(visit(), { token })).toMatchObject({ ok: false });
    expect(await dataRequest.read({ token })).toMatchObject({ ok: false });
  }
}

/** Live rows that others could see. */
const seen = ({ personId }: Actor) =>
  Promise.all([
    db.seat.count({ where: { personId, leftAt: null } }),
    db.seat.count({ where: { personId, personaId: { not: null } } }),
    db.ticket.count({ where: { seat: { personId }, state: { in: ["queued", "called", "held", "on_stage"] } } }),
    db.application.count({ where: { personId, state: { not: "withdrawn" } } }),
    db.session.count({ where: { personId } }),
    db.dataExport.count({ where: { personId } }),
    db.signInLink.count({ where: { personId } }),
  ]);

test("what arrives after an account was destroyed writes nothing of it, and no letter leaves", async () => {
  const one = await busy();
  const [elsewhere, vacancyId] = [await forum(), await posted(await company())];
  must(await deletion.ask(one.actor, { when: "now" }));
  await deletion.destroyDue();
  await work();
  const letters = (await mailbox.all()).length;
  expect(one.jobs.length).toBeGreaterThan(4);
  expect(one.mailed.length).toBeGreaterThan(1);
  await arriveLate(one);
  for (const verb of verbs(one, elsewhere, vacancyId)) {
    const answer = await verb().catch(() => "threw");
    expect.soft(JSON.stringify(answer) ?? "", verb.toString()).not.toContain('"ok":true');
  }
  await work();
  await buildDue();
  expect((await mailbox.all()).length).toBe(letters);
  // Tries are counted before anything is asked; counts go an hour after they are over.
  expect((await tablesHolding(one.actor.personId)).filter((name) => name !== "public.rate_limit")).toEqual(["public.erased_person"]);
  expect(await tablesHolding(one.email)).toEqual([]);
  expect(await tablesHolding("PA_late")).toEqual(["public.voice_webhook"]);
}, 60_000);

test("what arrives while an account is closed shows nothing of it to others, and goes with it", async () => {
  const one = await busy();
  const [elsewhere, vacancyId] = [await forum(), await posted(await company())];
  must(await deletion.ask(one.actor, { when: "later" }));
  await work();
  await arriveLate(one);
  // What only they could read may be written once more; it goes with the account.
  for (const verb of verbs(one, elsewhere, vacancyId)) await verb().catch(() => "threw");
  expect(await seen(one.actor)).toEqual([0, 0, 0, 0, 0, 0, 0]);
  await db.accountDeletion.updateMany({ where: { personId: one.actor.personId }, data: { destroyAt: new Date(0) } });
  await deletion.destroyDue();
  await work();
  expect(await tablesHolding(one.actor.personId)).toEqual(["public.erased_person"]);
  expect(await tablesHolding(one.email)).toEqual([]);
}, 60_000);
