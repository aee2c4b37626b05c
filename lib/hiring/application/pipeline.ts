// Moving applications: a member of the company through the stages, the applicant's answer to an offer, and the end by the clock.
import "server-only";
import type { z } from "zod";
import * as grant from "#lib/disclosure/grant";
import { whoGrants } from "#lib/disclosure/look";
import { visibleToCompany } from "#lib/disclosure/visible";
import type { Actor } from "#lib/platform/auth/actor";
import * as session from "#lib/platform/auth/session";
import { now } from "#lib/platform/clock";
import { type Tx, transact } from "#lib/platform/db";
import { emit } from "#lib/platform/jobs";
import { done, type Result, refuse } from "#lib/platform/result";
import { hiringEvents } from "../events.ts";
import * as agreedHire from "../outcome/agreed-hire.ts";
import type { moveInput, offerAnswerInput } from "../schema.ts";
import * as history from "./history.ts";
import { aboutOf, reached } from "./reach.ts";
import * as replyDue from "./reply-due.ts";
import { hasTalked, isWaiting, mayMove, nextReplyBy, sentenceMin, statesBefore } from "./state.ts";
import { tripped } from "./tripwire.ts";

/**
 * Brings an application into another state for its company, and tells the applicant. `version` is the one the member saw: somebody who was
 * faster wins. The same move by the same member again is no error. Refuses `missing`, also after the grant has ended, `moved_already` by a
 * colleague or by the applicant, `conflict` where the state allows no such move, `reason_missing` and `sentence_short` for a rejection, `words_held` for words that ask for
 * money or lead elsewhere until they are confirmed.
 */
export const move = (actor: Actor, input: z.output<typeof moveInput>): Promise<Result<null>> =>
  transact(async (tx) => {
    const asked = await reached(tx, actor, input.applicationId);
    if ((await whoGrants(tx, actor, asked)).length === 0) return refuse("missing");
    return moveReached(tx, actor, input);
  });

/** The same for an application that the actor was found to reach. */
export async function moveReached(
  tx: Tx,
  actor: Actor,
  { applicationId, to, version, reason, words, confirmed }: z.output<typeof moveInput>,
): Promise<Result<null>> {
  const found = await locked(tx, applicationId);
  if (!found || found.state === "withdrawn") return refuse("missing");
  if (found.version !== version) {
    const last = found.events.at(-1);
    return last?.kind === to && last.byId === actor.personId && found.version === version + 1 ? done(null) : refuse("moved_already");
  }
  if (!mayMove("company", found.state, to)) return refuse("conflict");
  if (to === "rejected" && reason === null) return refuse("reason_missing", { field: "reason" });
  if (to === "rejected" && hasTalked(found.events) && words.length < sentenceMin) return refuse("sentence_short", { field: "words" });
  if (!confirmed && tripped(words).length > 0) return refuse("words_held", { field: "words" });
  const at = await now(tx);
  const clock = to === "offered" || to === "rejected" ? null : nextReplyBy(found.appliedAt, at, found.vacancy.replyByDays);
  await tx.application.update({
    where: { id: applicationId },
    data: { state: to, version: { increment: 1 }, ...(clock ? { replyBy: clock } : {}) },
    select: { id: true },
  });
  await history.record(tx, applicationId, to, { member: actor, reason: to === "rejected" ? reason : null, words });
  await replyDue.answer(tx, applicationId, at);
  if (clock) await replyDue.begin(tx, { applicationId, vacancyId: found.vacancyId, at, dueAt: clock });
  await emit(tx, hiringEvents, "application_answered", { applicationId });
  return done(null);
}

/** The applicant takes an offer or declines it. Said already is no error. Refuses `missing`, and `conflict` when it is no longer offered. */
export const answerOffer = (actor: Actor, { applicationId, answer }: z.output<typeof offerAnswerInput>): Promise<Result<null>> =>
  transact(async (tx) => {
    if (!(await session.holdOpen(tx, actor.personId))) return refuse("signed_out");
    const mine = await tx.application.findFirst({
      where: { id: applicationId, personId: actor.personId },
      select: {
        state: true,
        vacancyId: true,
        events: { where: { kind: "offered" }, orderBy: { id: "desc" }, take: 1, select: { byId: true } },
      },
    });
    if (!mine) return refuse("missing");
    const { count } = await tx.application.updateMany({
      where: { id: applicationId, state: { in: statesBefore("applicant", answer) } },
      data: { state: answer, version: { increment: 1 } },
    });
    if (count === 0) return mine.state === answer ? done(null) : refuse("conflict");
    await history.record(tx, applicationId, answer);
    if (answer === "hired") await agreedHire.agree(tx, actor.personId, mine.vacancyId, mine.events[0]?.byId ?? null);
    return done(null);
  });

/** Everybody whose date is over without an answer: the case ends as ghosted, and the applicant is told. Safe to repeat. */
export async function ghostOverdue(): Promise<void> {
  const ids = await transact(async (tx) => {
    const rows = await tx.$queryRaw<{ id: string }[]>`
      SELECT a.id FROM reply_due d JOIN application a ON a.id = d.application_id JOIN vacancy v ON v.id = a.vacancy_id
      WHERE d.due_at <= app_now() AND d.answered_at IS NULL AND d.left_out_at IS NULL
        AND a.state::text = ANY (${statesBefore("system", "ghosted")}) AND v.taken_down_at IS NULL
      ORDER BY d.due_at LIMIT 500`;
    return rows.map(({ id }) => id);
  });
  for (const applicationId of ids) await transact((tx) => ghost(tx, applicationId));
}

async function ghost(tx: Tx, applicationId: string): Promise<void> {
  const found = await locked(tx, applicationId);
  const at = await now(tx);
  if (!found || !isWaiting(found.state) || found.replyBy > at) return;
  await tx.application.update({
    where: { id: applicationId },
    data: { state: "ghosted", version: { increment: 1 } },
    select: { id: true },
  });
  await history.record(tx, applicationId, "ghosted");
  // Whom the company could not see it could not answer.
  const { vacancyId, personId, vacancy } = found;
  const couldAnswer =
    (await grant.stands(tx, personId, aboutOf(vacancyId))) &&
    (await visibleToCompany(tx, vacancy.organisationId, [personId])).has(personId);
  if (!couldAnswer) await replyDue.leaveOut(tx, applicationId, at);
  await emit(tx, hiringEvents, "application_ghosted", { applicationId });
}

/** The application with its history, locked to the end of the transaction: two who move it at once come one after the other. */
async function locked(tx: Tx, applicationId: string) {
  await tx.$queryRaw`SELECT 1 FROM application WHERE id = ${applicationId}::uuid FOR NO KEY UPDATE`;
  return tx.application.findUnique({
    where: { id: applicationId },
    select: {
      state: true,
      version: true,
      appliedAt: true,
      replyBy: true,
      vacancyId: true,
      personId: true,
      vacancy: { select: { replyByDays: true, organisationId: true } },
      events: { select: { kind: true, byId: true }, orderBy: [{ at: "asc" }, { id: "asc" }] },
    },
  });
}
