// What came of a turn or an interview: stated by the moderator's side, answered by the person it is about. Corrected by a new row, never rewritten.
import "server-only";
import type { z } from "zod";
import * as person from "#lib/accounts/person";
import * as grant from "#lib/disclosure/grant";
import { grantMaxDays } from "#lib/disclosure/rules";
import type { Actor } from "#lib/platform/auth/actor";
import { now } from "#lib/platform/clock";
import { db, type Tx, transact } from "#lib/platform/db";
import { done, type Result, refuse } from "#lib/platform/result";
import * as outcomePerson from "#lib/rooms/read/outcome-person";
import * as roomEvent from "#lib/rooms/room-event";
import { isModerator } from "#lib/series/moderator";
import { inForum } from "../in-room/organisation-reach.ts";
import { isEmployersAct, isOpenToAnswer, mayAnswer, needsVacancy } from "../rules.ts";
import type { correctionInput, disputeInput, outcomeIdInput, outcomeInput } from "../schema.ts";
import * as vacancy from "../vacancy/vacancy.ts";
import * as checkIn from "./check-in.ts";
import { isMember, mayKnowHire } from "./company-hire.ts";

type Logged = Result<{ outcomeId: string }>;

/**
 * Notes what came of a turn (by a moderator of its series) or of an interview (by the one who held it). One turn may have several
 * outcomes; the same one logged twice stays one. What an employer did can be logged only of an organisation that takes part in the forum;
 * logged by one of its members, it counts as confirmed by the organisation. Refuses `missing`, `not_yours` (about oneself, or another moderator's
 * interview), `needs_vacancy`, `organisation_absent`.
 */
export const log = (actor: Actor, { turnId, interviewId, ...statement }: z.output<typeof outcomeInput>): Promise<Logged> =>
  transact(async (tx) => {
    const about = turnId ? await outcomePerson.ofTurn(tx, turnId) : interviewId ? await outcomePerson.ofInterview(tx, interviewId) : null;
    if (!about?.personId || !(await mayKnow(tx, about, actor))) return refuse("missing");
    const isTheirs = about.inviterId === null || about.inviterId === actor.personId;
    if (!isTheirs || about.personId === actor.personId) return refuse("not_yours");
    const fault = await vacancyFault(tx, statement, about.roomId);
    if (fault) return fault;
    const where = { turnId, interviewId, code: statement.code, vacancyId: statement.vacancyId, supersededById: null };
    const same = await tx.outcome.findFirst({ where, select: { id: true } });
    if (same) return done({ outcomeId: same.id });
    const employer = await employerConfirmation(tx, actor, statement);
    const { id } = await tx.outcome.create({
      data: { turnId, interviewId, roomId: about.roomId, personId: about.personId, byId: actor.personId, ...statement, ...employer },
      select: { id: true },
    });
    await roomEvent.record(tx, about.roomId, "outcome_logged", actor.personId, {
      outcomeId: id,
      turnId,
      interviewId,
      code: statement.code,
    });
    return done({ outcomeId: id });
  });

/**
 * Replaces what the actor logged before. The new row waits for an answer of its own; a hire that both had confirmed gives its seat back.
 * Refuses `missing` (another author's too, and after the account closed), `conflict` when it was replaced already, `needs_vacancy`, `organisation_absent`.
 */
export const correct = (actor: Actor, { outcomeId, ...statement }: z.output<typeof correctionInput>): Promise<Logged> =>
  transact(async (tx) => {
    const old = await lockOutcome(tx, outcomeId);
    // Tied to nobody, its person has closed their account: words written now would outlive them.
    if (old?.byId !== actor.personId || old.personId === null || old.roomId === null) return refuse("missing");
    if (old.supersededById) return refuse("conflict");
    if (old.code === statement.code && old.vacancyId === statement.vacancyId && old.note === statement.note) return done({ outcomeId });
    const fault = await vacancyFault(tx, statement, old.roomId);
    if (fault) return fault;
    const { roomId, turnId, interviewId, personId } = old;
    const { id } = await tx.outcome.create({
      data: {
        roomId,
        turnId,
        interviewId,
        personId,
        byId: actor.personId,
        ...statement,
        ...(await employerConfirmation(tx, actor, statement)),
      },
      select: { id: true },
    });
    await tx.outcome.update({ where: { id: outcomeId }, data: { supersededById: id }, select: { id: true } });
    if (old.code === "hired" && old.vacancyId) await grant.withdrawAbout(tx, personId, hireOf(old.vacancyId));
    if (
      old.code === "hired" &&
      old.vacancyId &&
      old.confirmedAt &&
      old.employerConfirmedAt &&
      (await hires(tx, old.vacancyId, old.personId)) === 0
    ) {
      await vacancy.giveSeatBack(tx, old.vacancyId, await hires(tx, old.vacancyId));
    }
    await roomEvent.record(tx, roomId, "outcome_logged", actor.personId, { outcomeId: id, turnId, interviewId, code: statement.code });
    return done({ outcomeId: id });
  });

/** The person it is about says it is so, within 14 days. A confirmed hire shows the organisation the name worn in the forum. A hire the organisation confirmed too takes a seat, in this transaction. Refuses `missing`, `conflict`. */
export const confirm = (actor: Actor, { outcomeId }: z.output<typeof outcomeIdInput>): Promise<Result<null>> =>
  transact(async (tx) => {
    const statement = await lockOutcome(tx, outcomeId);
    if (!statement || !mayAnswer(statement, actor.personId)) return refuse("missing");
    if (statement.confirmedAt && !statement.supersededById) return done(null);
    if (!isOpenToAnswer(statement, await now(tx))) return refuse("conflict");
    const agreed = statement.code === "hired" && statement.employerConfirmedAt !== null;
    const takesSeat = agreed && statement.vacancyId !== null && (await isFirstHire(tx, statement.vacancyId, actor.personId));
    await tx.outcome.update({ where: { id: outcomeId }, data: { confirmedAt: await now(tx) }, select: { id: true } });
    if (statement.code === "hired" && statement.vacancyId) {
      await grantName(tx, actor.personId, statement.vacancyId);
      await checkIn.plan(tx, actor.personId, outcomeId);
    }
    if (takesSeat && statement.vacancyId) await vacancy.takeSeat(tx, statement.vacancyId);
    return done(null);
  });

/**
 * A member of the vacancy's organisation says that a hire is so, after the person did: only now an opening falls. Refuses `missing`
 * (not a member, or nothing the person confirmed).
 */
export const confirmHire = (actor: Actor, { outcomeId }: z.output<typeof outcomeIdInput>): Promise<Result<null>> =>
  transact(async (tx) => {
    const statement = await lockOutcome(tx, outcomeId);
    const stands = statement?.code === "hired" && statement.confirmedAt && !statement.disputedAt && !statement.supersededById;
    if (!stands || !statement.vacancyId || !(await mayKnowHire(tx, actor, statement.vacancyId, statement.personId)))
      return refuse("missing");
    if (statement.employerConfirmedAt) return done(null);
    const takesSeat = await isFirstHire(tx, statement.vacancyId, statement.personId);
    const data = { employerConfirmedAt: await now(tx), employerConfirmedById: actor.personId };
    await tx.outcome.update({ where: { id: outcomeId }, data, select: { id: true } });
    if (takesSeat) await vacancy.takeSeat(tx, statement.vacancyId);
    return done(null);
  });

/** The person it is about says it is not so, and why; it counts nowhere until its author corrects it. Refuses `missing`, `conflict`. */
export const dispute = (actor: Actor, { outcomeId, reason }: z.output<typeof disputeInput>): Promise<Result<null>> =>
  transact(async (tx) => {
    const statement = await lockOutcome(tx, outcomeId);
    if (!statement || !mayAnswer(statement, actor.personId)) return refuse("missing");
    if (statement.disputedAt && !statement.supersededById) return done(null);
    if (!isOpenToAnswer(statement, await now(tx))) return refuse("conflict");
    await tx.outcome.update({ where: { id: outcomeId }, data: { disputedAt: await now(tx), disputeReason: reason }, select: { id: true } });
    return done(null);
  });

/** What a grant of a hire is about. */
export const hireOf = (vacancyId: string): grant.About => ({ kind: "hire", id: vacancyId });

async function grantName(tx: Tx, personId: string, vacancyId: string): Promise<void> {
  const { organisationId, title } = await tx.vacancy.findUniqueOrThrow({
    where: { id: vacancyId },
    select: { organisationId: true, title: true },
  });
  const until = new Date((await now(tx)).getTime() + grantMaxDays * 86_400_000);
  await grant.give(tx, { personId, to: { organisationId }, fields: ["name"], about: { ...hireOf(vacancyId), title }, until });
}

/** The person it is about has the moderator's note removed; that there was an outcome stays. Twice is harmless. Refuses `missing`. */
export const removeNote = (actor: Actor, { outcomeId }: z.output<typeof outcomeIdInput>): Promise<Result<null>> =>
  transact(async (tx) => {
    const statement = await lockOutcome(tx, outcomeId);
    if (statement?.personId !== actor.personId) return refuse("missing");
    await tx.outcome.update({ where: { id: outcomeId }, data: { note: "" }, select: { id: true } });
    return done(null);
  });

/** What the letter says that asks for an answer; null when there was one, or the outcome was corrected, before it left. */
export async function letterOf(outcomeId: string): Promise<(person.Reader & { forum: string }) | null> {
  const statement = await db.outcome.findFirst({
    where: { id: outcomeId, confirmedAt: null, disputedAt: null, supersededById: null },
    select: { personId: true, room: { select: { series: { select: { title: true } } } } },
  });
  const reader = statement?.personId ? await person.reader(statement.personId) : null;
  return statement?.room && reader ? { ...reader, forum: statement.room.series.title } : null;
}

/** The row itself, locked for this transaction: two answers at once come one after the other. */
async function lockOutcome(tx: Tx, outcomeId: string) {
  await tx.$queryRaw`SELECT 1 FROM outcome WHERE id = ${outcomeId}::uuid FOR NO KEY UPDATE`;
  return tx.outcome.findUnique({
    where: { id: outcomeId },
    select: {
      roomId: true,
      turnId: true,
      interviewId: true,
      personId: true,
      byId: true,
      vacancyId: true,
      code: true,
      note: true,
      createdAt: true,
      confirmedAt: true,
      disputedAt: true,
      supersededById: true,
      employerConfirmedAt: true,
    },
  });
}

/** Moderators of the series, and whoever held the interview: to everybody else it does not exist. */
async function mayKnow(tx: Tx, { seriesId, inviterId }: outcomePerson.OutcomePerson, actor: Actor): Promise<boolean> {
  if (inviterId === actor.personId) return true;
  return isModerator(tx, seriesId, actor.personId);
}

type About = Pick<z.output<typeof outcomeInput>, "code" | "vacancyId">;

async function vacancyFault(tx: Tx, { code, vacancyId }: About, roomId: string) {
  if (vacancyId === null) return needsVacancy(code) ? refuse("needs_vacancy", { field: "vacancyId" }) : null;
  const found = await tx.vacancy.findUnique({ where: { id: vacancyId, publishedAt: { not: null } }, select: { organisationId: true } });
  if (!found) return refuse("missing");
  if (!isEmployersAct(code) || (await takesPart(tx, found.organisationId, roomId))) return null;
  return refuse("organisation_absent", { field: "vacancyId" });
}

/** An organisation takes part in a forum with a vacancy that was pinned there, or with a moderator who speaks for it. */
async function takesPart(tx: Tx, organisationId: string, roomId: string): Promise<boolean> {
  const found = await tx.organisation.findFirst({ where: { id: organisationId, ...inForum(roomId) }, select: { id: true } });
  return found !== null;
}

/** A hire logged by a member of the organisation counts as confirmed by it. */
async function employerConfirmation(tx: Tx, actor: Actor, { code, vacancyId }: About) {
  if (code !== "hired" || !vacancyId || !(await isMember(tx, actor, vacancyId))) return {};
  return { employerConfirmedAt: await now(tx), employerConfirmedById: actor.personId };
}

/** The vacancy is locked before counting: two hires of one person, confirmed at once, take one opening. */
export async function isFirstHire(tx: Tx, vacancyId: string, personId: string | null): Promise<boolean> {
  await tx.$queryRaw`SELECT 1 FROM vacancy WHERE id = ${vacancyId}::uuid FOR NO KEY UPDATE`;
  return (await hires(tx, vacancyId, personId)) === 0;
}

/** People with a hire on a vacancy that all sides confirmed, or whether this one person has one. */
async function hires(tx: Tx, vacancyId: string, personId?: string | null): Promise<number> {
  const people = await tx.outcome.groupBy({
    by: ["personId"],
    where: {
      vacancyId,
      code: "hired",
      confirmedAt: { not: null },
      employerConfirmedAt: { not: null },
      supersededById: null,
      ...(personId === undefined ? {} : { personId }),
    },
  });
  return people.length;
}
