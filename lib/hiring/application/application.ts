// Applications: one per person and vacancy, under a separate name, showing only what the applicant chose.
import "server-only";
import { randomInt } from "node:crypto";
import type { z } from "zod";
import * as person from "#lib/accounts/person";
import * as grant from "#lib/disclosure/grant";
import { look, whoGrants } from "#lib/disclosure/look";
import { isHiddenFromCompany } from "#lib/disclosure/visible";
import type { Actor } from "#lib/platform/auth/actor";
import * as session from "#lib/platform/auth/session";
import { now } from "#lib/platform/clock";
import { db, type Tx, transact, wasFirst } from "#lib/platform/db";
import { emit } from "#lib/platform/jobs";
import { spend } from "#lib/platform/limits";
import { done, type Result, refuse } from "#lib/platform/result";
import { randomId } from "#lib/platform/secret/random";
import * as participation from "#lib/rooms/read/participation";
import { limits } from "../context.ts";
import { hiringEvents } from "../events.ts";
import { closedBecause, grantedUntil, replyByOf } from "../rules.ts";
import type { answerInput, applicationInput, applyInput } from "../schema.ts";
import type { ApplicationState } from "../view.ts";

type SentApplication = { applicationId: string; replyBy: string };

/**
 * Sends an application. With `roomId` the persona of that room goes with it, so that the organisation recognises whom it heard;
 * without, a new name and picture are drawn that link to nothing. After a withdrawal one may apply again.
 * Refuses `missing`, `vacancy_closed`, `deadline_past`, `already_applied`, `too_often`, `hidden_by_yourself` (one hides from the company, or is frozen), `signed_out` (the account was closed meanwhile).
 */
export async function apply(
  actor: Actor,
  { vacancyId, roomId, card, contact }: z.output<typeof applyInput>,
): Promise<Result<SentApplication>> {
  const minutes = await spend([limits.applicationByPerson, actor.personId]);
  if (minutes) return refuse("too_often", { minutes });
  try {
    return await transact(async (tx) => {
      if (!(await session.holdOpen(tx, actor.personId))) return refuse("signed_out");
      const vacancy = await tx.vacancy.findUnique({
        where: { id: vacancyId, publishedAt: { not: null } },
        select: {
          organisationId: true,
          title: true,
          openings: true,
          filled: true,
          deadline: true,
          zone: true,
          closedAt: true,
          replyByDays: true,
        },
      });
      if (!vacancy) return refuse("missing");
      const at = await now(tx);
      const closed = closedBecause(vacancy, at);
      if (closed) return refuse(closed);
      // What the company could not see would wait for an answer in vain.
      if (await isHiddenFromCompany(tx, actor.personId, vacancy.organisationId)) return refuse("hidden_by_yourself");
      const replyBy = replyByOf(at, vacancy.replyByDays);
      const sent = {
        ...card,
        ...(await persona(tx, actor, roomId, card.roleWanted)),
        state: "applied",
        appliedAt: at,
        replyBy,
        seenAt: null,
        withdrawnAt: null,
      } as const;
      const again = await tx.application.updateMany({ where: { vacancyId, personId: actor.personId, state: "withdrawn" }, data: sent });
      const where = { vacancyId_personId: { vacancyId, personId: actor.personId } };
      const { id } =
        again.count > 0
          ? await tx.application.findUniqueOrThrow({ where, select: { id: true } })
          : await tx.application.create({ data: { vacancyId, personId: actor.personId, ...sent }, select: { id: true } });
      await record(tx, id, "applied");
      await grant.give(tx, {
        personId: actor.personId,
        to: { organisationId: vacancy.organisationId },
        fields: ["name", "card", ...(contact ? (["contact"] as const) : [])],
        about: { ...aboutOf(vacancyId), title: vacancy.title },
        until: grantedUntil(vacancy),
        knownAs: sent.name,
      });
      await emit(tx, hiringEvents, "application_sent", { applicationId: id });
      return done({ applicationId: id, replyBy: replyBy.toISOString() });
    });
  } catch (error) {
    if (wasFirst(error)) return refuse("already_applied");
    throw error;
  }
}

/**
 * Lets the organisation of an application that stands write to its applicant by a masked address, until the day the grant had anyway.
 * Allowed already is no error. Refuses `missing`, also for one whose grant has ended.
 */
export const allowContact = (actor: Actor, { applicationId }: z.output<typeof applicationInput>): Promise<Result<null>> =>
  transact(async (tx) => {
    if (!(await session.holdOpen(tx, actor.personId))) return refuse("signed_out");
    const mine = await tx.application.findFirst({
      where: { id: applicationId, personId: actor.personId, state: { not: "withdrawn" } },
      select: { vacancyId: true, name: true, vacancy: { select: { organisationId: true } } },
    });
    const { organisationId } = mine?.vacancy ?? {};
    if (!mine || !organisationId) return refuse("missing");
    const isWidened = await grant.addContact(tx, actor.personId, organisationId, aboutOf(mine.vacancyId), mine.name);
    return isWidened ? done(null) : refuse("missing");
  });

/** Takes an application back: from now on the organisation reads nothing of it. Withdrawn already is no error. Refuses `missing`. */
export const withdraw = (actor: Actor, { applicationId }: z.output<typeof applicationInput>): Promise<Result<null>> =>
  transact(async (tx) => {
    const mine = await tx.application.findFirst({ where: { id: applicationId, personId: actor.personId }, select: { vacancyId: true } });
    if (!mine) return refuse("missing");
    // The grant first, as everybody who reads locks it first.
    await grant.withdrawAbout(tx, actor.personId, aboutOf(mine.vacancyId));
    await setWithdrawn(tx, applicationId);
    return done(null);
  });

/** The application whose grant was taken back is taken back too, unless it was sent again meanwhile. */
export const withdrawWithGrant = (grantId: string): Promise<void> =>
  transact(async (tx) => {
    const about = await grant.read(tx, grantId);
    if (about?.kind !== "application") return;
    const where = { vacancyId_personId: { vacancyId: about.id, personId: about.personId } };
    const found = await tx.application.findUnique({ where, select: { id: true } });
    if (found && !(await grant.stands(tx, about.personId, about))) await setWithdrawn(tx, found.id);
  });

async function setWithdrawn(tx: Tx, applicationId: string): Promise<void> {
  const { count } = await tx.application.updateMany({
    where: { id: applicationId, state: { not: "withdrawn" } },
    data: { state: "withdrawn", withdrawnAt: await now(tx) },
  });
  if (count > 0) await record(tx, applicationId, "withdrawn");
}

/**
 * What an applicant chose to show, read by a member of the organisation: each look is in the applicant's ledger, and the first is noted
 * in the application too. Refuses `missing`, also for one that was withdrawn and one whose grant has ended.
 */
export const open = (actor: Actor, { applicationId }: z.output<typeof applicationInput>) =>
  transact(async (tx) => {
    const asked = await reached(tx, actor, applicationId);
    return look(tx, actor, { ...asked, purpose: "application" }, async ([granted]) => {
      if (granted === undefined) return refuse("missing");
      const shown = await tx.application.findFirst({
        where: { id: applicationId, personId: granted, state: { not: "withdrawn" } },
        select: { name: true, seed: true, roleWanted: true, field: true, city: true, line: true, state: true },
      });
      if (!shown) return refuse("missing");
      if (shown.state === "applied") {
        const where = { id: applicationId, state: "applied" } as const;
        const { count } = await tx.application.updateMany({ where, data: { state: "seen", seenAt: await now(tx) } });
        if (count > 0) await record(tx, applicationId, "seen", actor);
        shown.state = "seen";
      }
      const { organisationId, about } = asked;
      return done({ ...shown, relay: await grant.relayFor(tx, organisationId, granted, about) });
    });
  });

/**
 * The organisation's answer, once: it wants to talk, or not this time. The same answer again is no error; refuses `missing`, also after
 * the grant has ended, and `conflict`.
 */
export const answer = (actor: Actor, { applicationId, answer }: z.output<typeof answerInput>): Promise<Result<null>> =>
  transact(async (tx) => {
    const asked = await reached(tx, actor, applicationId);
    if ((await whoGrants(tx, actor, asked)).length === 0) return refuse("missing");
    const { count } = await tx.application.updateMany({
      where: { id: applicationId, state: { in: ["applied", "seen"] } },
      data: { state: answer },
    });
    if (count > 0) {
      await record(tx, applicationId, answer, actor);
      await emit(tx, hiringEvents, "application_answered", { applicationId });
      return done(null);
    }
    const now = await tx.application.findFirst({ where: { id: applicationId }, select: { state: true } });
    if (!now || now.state === "withdrawn") return refuse("missing");
    return now.state === answer ? done(null) : refuse("conflict");
  });

/** Adds to the history, which a renewal leaves as it is. `member` of the organisation who did it; without, the applicant. */
async function record(tx: Tx, applicationId: string, kind: ApplicationState, member?: Actor): Promise<void> {
  await tx.applicationEvent.create({ data: { applicationId, kind, byId: member?.personId ?? null }, select: { id: true } });
}

/** What a letter about an application says; null when it is in none of these states any more. */
export async function letterOf(applicationId: string, states: readonly ("applied" | "seen" | "contacted" | "rejected")[]) {
  const about = await db.application.findFirst({
    where: { id: applicationId, state: { in: [...states] } },
    select: { personId: true, state: true, replyBy: true, vacancy: { select: { title: true, organisation: { select: { name: true } } } } },
  });
  const reader = about && (await person.reader(about.personId));
  if (!reader) return null;
  const { title, organisation } = about.vacancy;
  return { reader, state: about.state, words: { vacancy: title, organisation: organisation.name, replyBy: about.replyBy } };
}

/** What a grant of an application is about. */
export const aboutOf = (vacancyId: string): grant.About => ({ kind: "application", id: vacancyId });

/**
 * What is asked of the grant of an application to a vacancy of the actor's organisations that was not taken back. Of any other it is a grant
 * that nobody gave, asked like every one: in statements and time a missing application is like one whose person hides.
 */
async function reached(tx: Tx, actor: Actor, applicationId: string) {
  const [found] = await tx.$queryRaw<{ personId: string; vacancyId: string; organisationId: string }[]>`
    SELECT a.person_id AS "personId", a.vacancy_id AS "vacancyId", v.organisation_id AS "organisationId"
    FROM application a JOIN vacancy v ON v.id = a.vacancy_id
    JOIN membership m ON m.organisation_id = v.organisation_id AND m.person_id = ${actor.personId}::uuid
    WHERE a.id = ${applicationId}::uuid AND a.state <> 'withdrawn' AND v.taken_down_at IS NULL`;
  const { personId, vacancyId, organisationId } = (actor.isFactorOverdue ? null : found) ?? nobodys;
  return { organisationId, about: aboutOf(vacancyId), fields: ["name", "card"] as const, personIds: [personId] };
}

const noId = "00000000-0000-0000-0000-000000000000";
const nobodys = { personId: noId, vacancyId: noId, organisationId: noId };

/** Whom an application is by, for a member of its organisation who may read it now; null for everybody else. For other contexts. */
export async function reportable(tx: Tx, actor: Actor, applicationId: string) {
  const asked = await reached(tx, actor, applicationId);
  if ((await whoGrants(tx, actor, asked)).length === 0) return null;
  const { name, personId } = await tx.application.findUniqueOrThrow({
    where: { id: applicationId },
    select: { name: true, personId: true },
  });
  return { name, personId, organisationId: asked.organisationId };
}

/** The name and picture an application carries. */
async function persona(tx: Tx, actor: Actor, roomId: string | null, roleWanted: string) {
  const persona = roomId ? await participation.personaIn(tx, roomId, actor.personId) : null;
  if (persona) return persona;
  return { personaId: null, name: `${shortened(roleWanted)} ${randomInt(100, 1000)}`.trim(), seed: randomId(12) };
}

/** At most 34 UTF-16 units, without half of a letter at the end. */
function shortened(text: string): string {
  let kept = "";
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    if (kept.length + segment.length > 34) break;
    kept += segment;
  }
  return kept.trimEnd();
}
