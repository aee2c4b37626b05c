// What came of a turn or an interview: said by the moderator's side, answered by the person it is about. Corrected by a new row, never rewritten.
import "server-only";
import type { z } from "zod";
import * as person from "#lib/accounts/person";
import type { Actor } from "#lib/platform/auth/actor";
import { now } from "#lib/platform/clock";
import { db, type Tx, transact } from "#lib/platform/db";
import { changed } from "#lib/platform/pages";
import { done, type Result, refuse } from "#lib/platform/result";
import * as roomEvent from "#lib/rooms/room-event";
import * as subject from "#lib/rooms/subject";
import { isOpenToAnswer, mayAnswer, needsVacancy } from "./rules.ts";
import type { correctionInput, disputeInput, outcomeIdInput, outcomeInput } from "./schema.ts";
import * as vacancy from "./vacancy.ts";

type Logged = Result<{ outcomeId: string }>;

/**
 * Notes what came of a turn (by a moderator of its series) or of an interview (by the one who held it). One turn may have several
 * outcomes; the same one said twice stays one. Refuses `missing`, `not_yours` (about oneself, or another moderator's interview),
 * `needs_vacancy`.
 */
export const log = (actor: Actor, { turnId, interviewId, ...said }: z.output<typeof outcomeInput>): Promise<Logged> =>
  transact(async (tx) => {
    const about = turnId ? await subject.ofTurn(tx, turnId) : interviewId ? await subject.ofInterview(tx, interviewId) : null;
    if (!about?.personId || !(await isNear(tx, about, actor))) return refuse("missing");
    const isTheirs = about.heldById === null || about.heldById === actor.personId;
    if (!isTheirs || about.personId === actor.personId) return refuse("not_yours");
    const fault = await vacancyFault(tx, said);
    if (fault) return fault;
    const where = { turnId, interviewId, code: said.code, vacancyId: said.vacancyId, supersededById: null };
    const same = await tx.outcome.findFirst({ where, select: { id: true } });
    if (same) return done({ outcomeId: same.id });
    const { id } = await tx.outcome.create({
      data: { turnId, interviewId, roomId: about.roomId, personId: about.personId, byId: actor.personId, ...said },
      select: { id: true },
    });
    await roomEvent.record(tx, about.roomId, "outcome_logged", actor.personId, { outcomeId: id, turnId, interviewId, code: said.code });
    await changed(tx, "impact");
    return done({ outcomeId: id });
  });

/**
 * Replaces what the actor said before. The new row waits for an answer of its own; a hire that both had confirmed gives its seat back.
 * Refuses `missing` (another author's too), `conflict` when it was replaced already, `needs_vacancy`.
 */
export const correct = (actor: Actor, { outcomeId, ...said }: z.output<typeof correctionInput>): Promise<Logged> =>
  transact(async (tx) => {
    const old = await locked(tx, outcomeId);
    if (old?.byId !== actor.personId) return refuse("missing");
    if (old.supersededById) return refuse("conflict");
    if (old.code === said.code && old.vacancyId === said.vacancyId && old.note === said.note) return done({ outcomeId });
    const fault = await vacancyFault(tx, said);
    if (fault) return fault;
    const { roomId, turnId, interviewId, personId } = old;
    const { id } = await tx.outcome.create({
      data: { roomId, turnId, interviewId, personId, byId: actor.personId, ...said },
      select: { id: true },
    });
    await tx.outcome.update({ where: { id: outcomeId }, data: { supersededById: id }, select: { id: true } });
    if (old.code === "hired" && old.vacancyId && old.confirmedAt && (await hires(tx, old.vacancyId, old.personId)) === 0) {
      await vacancy.giveSeatBack(tx, old.vacancyId, await hires(tx, old.vacancyId));
    }
    await roomEvent.record(tx, roomId, "outcome_logged", actor.personId, { outcomeId: id, turnId, interviewId, code: said.code });
    await changed(tx, "impact");
    return done({ outcomeId: id });
  });

/** The person it is about says it is so. A hire both confirmed takes a seat of the vacancy, in this transaction. Refuses `missing`, `conflict`. */
export const confirm = (actor: Actor, { outcomeId }: z.output<typeof outcomeIdInput>): Promise<Result<null>> =>
  transact(async (tx) => {
    const said = await locked(tx, outcomeId);
    if (!said || !mayAnswer(said, actor.personId)) return refuse("missing");
    if (said.confirmedAt && !said.supersededById) return done(null);
    if (!isOpenToAnswer(said)) return refuse("conflict");
    const takesSeat = said.code === "hired" && said.vacancyId !== null && (await hires(tx, said.vacancyId, actor.personId)) === 0;
    await tx.outcome.update({ where: { id: outcomeId }, data: { confirmedAt: await now(tx) }, select: { id: true } });
    if (takesSeat && said.vacancyId) await vacancy.takeSeat(tx, said.vacancyId);
    await changed(tx, "impact");
    return done(null);
  });

/** The person it is about says it is not so, and why; it counts nowhere until its author corrects it. Refuses `missing`, `conflict`. */
export const dispute = (actor: Actor, { outcomeId, reason }: z.output<typeof disputeInput>): Promise<Result<null>> =>
  transact(async (tx) => {
    const said = await locked(tx, outcomeId);
    if (!said || !mayAnswer(said, actor.personId)) return refuse("missing");
    if (said.disputedAt && !said.supersededById) return done(null);
    if (!isOpenToAnswer(said)) return refuse("conflict");
    await tx.outcome.update({ where: { id: outcomeId }, data: { disputedAt: await now(tx), disputeReason: reason }, select: { id: true } });
    await changed(tx, "impact");
    return done(null);
  });

/** What the letter says that asks for an answer; null when there was one, or the words were replaced, before it left. */
export async function letterOf(outcomeId: string): Promise<(person.Reader & { forum: string }) | null> {
  const said = await db.outcome.findFirst({
    where: { id: outcomeId, confirmedAt: null, disputedAt: null, supersededById: null },
    select: { personId: true, room: { select: { series: { select: { title: true } } } } },
  });
  const reader = said?.personId ? await person.reader(said.personId) : null;
  return said && reader && { ...reader, forum: said.room.series.title };
}

/** The row itself, held for this transaction: two answers at once come one after the other. */
async function locked(tx: Tx, outcomeId: string) {
  await tx.$queryRaw`SELECT 1 FROM outcome WHERE id = ${outcomeId}::uuid FOR UPDATE`;
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
      confirmedAt: true,
      disputedAt: true,
      supersededById: true,
    },
  });
}

/** Moderators of the series, and whoever held the interview: to everybody else it does not exist. */
async function isNear(tx: Tx, { seriesId, heldById }: subject.Subject, actor: Actor): Promise<boolean> {
  if (heldById === actor.personId) return true;
  return (
    (await tx.seriesModerator.findUnique({
      where: { seriesId_personId: { seriesId, personId: actor.personId } },
      select: { seriesId: true },
    })) !== null
  );
}

async function vacancyFault(tx: Tx, said: Pick<z.output<typeof outcomeInput>, "code" | "vacancyId">) {
  if (said.vacancyId === null) return needsVacancy(said.code) ? refuse("needs_vacancy", { field: "vacancyId" }) : null;
  return (await tx.vacancy.findUnique({ where: { id: said.vacancyId }, select: { id: true } })) ? null : refuse("missing");
}

/** People with a confirmed hire on a vacancy, or whether this one person has one. */
async function hires(tx: Tx, vacancyId: string, personId?: string | null): Promise<number> {
  const people = await tx.outcome.groupBy({
    by: ["personId"],
    where: { vacancyId, code: "hired", confirmedAt: { not: null }, supersededById: null, ...(personId === undefined ? {} : { personId }) },
  });
  return people.length;
}
