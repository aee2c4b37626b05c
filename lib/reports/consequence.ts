// What a decision does. Each decision is carried out in the transaction that notes it, so that it happens once however many workers try,
// and what an appeal took back does not come again.
import "server-only";
import * as accountBan from "#lib/accounts/account-ban";
import * as postingFreeze from "#lib/accounts/posting-freeze";
import * as vacancy from "#lib/hiring/vacancy/vacancy";
import { db, Prisma, type Tx, transact } from "#lib/platform/db";
import * as decidedRemoval from "#lib/rooms/moderation/decided-removal";
import { applyEffects, type Effects, noEffects } from "#lib/rooms/voice/effects";
import { codeDigestOf, reportedCodeOf } from "./code.ts";
import type { Rung } from "./ladder.ts";
import * as struckWords from "./struck-words.ts";

const about = { id: true, subject: true, subjectId: true, seatId: true, roomId: true, personId: true, organisationId: true } as const;
type About = Prisma.ConductCaseGetPayload<{ select: typeof about }>;
type Current = { id: string; round: number; rung: Rung; reason: string; byId: string | null };

/** Does what was decided. An appeal first takes back what the decision before it did and this one does not. */
export async function carryOut(decisionId: string): Promise<void> {
  const found = await db.caseDecision.findUnique({ where: { id: decisionId }, select: { caseId: true, round: true, carriedOutAt: true } });
  if (!found || found.carriedOutAt) return;
  const before = await db.caseDecision.findUnique({
    where: { caseId_round: { caseId: found.caseId, round: found.round - 1 } },
    select: { id: true },
  });
  // Whatever of it has not happened yet must not happen after this.
  if (before) await carryOut(before.id);
  const effects = noEffects();
  await transact((tx) => carryOutOnce(tx, decisionId, effects));
  await applyEffects(effects);
}

async function carryOutOnce(tx: Tx, decisionId: string, effects: Effects): Promise<void> {
  const isFirst = await tx.$executeRaw`
    UPDATE case_decision SET carried_out_at = app_now() WHERE id = ${decisionId}::uuid AND carried_out_at IS NULL`;
  if (isFirst === 0) return;
  const { case: found, ...decision } = await tx.caseDecision.findUniqueOrThrow({
    where: { id: decisionId },
    select: { id: true, round: true, rung: true, reason: true, byId: true, case: { select: about } },
  });
  await takeBack(tx, found, decision);
  const undone = await impose(tx, found, decision, effects);
  if (undone) await tx.caseDecision.update({ where: { id: decisionId }, data: { undone }, select: { id: true } });
}

/** Answers why where a decision about a meeting found nothing to do: both sides and the desk read it. */
async function impose(tx: Tx, found: About, { id, rung, reason, byId }: Current, effects: Effects): Promise<decidedRemoval.Undone | null> {
  const { id: caseId, subject, subjectId, seatId, roomId, personId, organisationId } = found;
  if (rung === "room_removal" && seatId) return decidedRemoval.remove(tx, { seatId, reason, byId }, effects);
  if (rung === "series_ban" && seatId) {
    const banned = await decidedRemoval.ban(tx, { seatId, reason, byId }, effects);
    if ("undone" in banned) return banned.undone;
    await tx.caseDecision.update({ where: { id }, data: { banId: banned.banId }, select: { id: true } });
  }
  if (rung === "room_end" && roomId) return decidedRemoval.end(tx, roomId, byId, effects);
  if (rung === "vacancy_removal" && subject === "vacancy") await vacancy.takeDown(tx, subjectId);
  if (rung === "posting_freeze" && organisationId) await postingFreeze.freeze(tx, organisationId);
  if (rung === "account_ban" && personId) {
    const reportedCodeDigest = codeDigestOf(reportedCodeOf(caseId));
    await tx.conductCase.update({ where: { id: caseId }, data: { reportedCodeDigest }, select: { id: true } });
    await accountBan.ban(tx, personId);
  }
  if (rung === "words_removal") await struckWords.strike(tx, caseId);
  return rung === "account_ban" && !personId ? "nobody" : null;
}

/** Takes back what the rounds before did, if this one decides otherwise. A meeting that has ended stays ended, and words that were struck are gone. */
async function takeBack(tx: Tx, found: About, { round, rung, byId }: Current): Promise<void> {
  const { id: caseId, subjectId, seatId, roomId, personId, organisationId } = found;
  const before = await tx.caseDecision.findUnique({
    where: { caseId_round: { caseId, round: round - 1 } },
    select: { rung: true, undone: true },
  });
  if (!before || before.rung === rung) return;
  if (before.rung === "room_removal" && seatId && !before.undone && rung !== "series_ban") {
    const isInSame = Prisma.sql`c.room_id = ${roomId}::uuid AND (c.seat_id = ${seatId}::uuid OR c.person_id = ${personId}::uuid)`;
    if (!(await stands(tx, caseId, before.rung, isInSame))) await decidedRemoval.letIn(tx, seatId, byId);
  }
  if (before.rung === "series_ban") {
    const made = await tx.caseDecision.findMany({ where: { caseId, round: { lt: round }, banId: { not: null } }, select: { banId: true } });
    for (const { banId } of made)
      if (banId && !(await stands(tx, caseId, before.rung, Prisma.sql`d.ban_id = ${banId}::uuid`)))
        await decidedRemoval.liftBan(tx, banId, byId);
  }
  const isOfSame = (column: Prisma.Sql, value: string) => stands(tx, caseId, before.rung, Prisma.sql`${column} = ${value}::uuid`);
  if (before.rung === "vacancy_removal" && !(await isOfSame(Prisma.sql`c.subject_id`, subjectId))) await vacancy.putBack(tx, subjectId);
  if (before.rung === "posting_freeze" && organisationId && !(await isOfSame(Prisma.sql`c.organisation_id`, organisationId)))
    await postingFreeze.lift(tx, organisationId);
  if (before.rung === "account_ban" && personId && !(await isOfSame(Prisma.sql`c.person_id`, personId)))
    await accountBan.lift(tx, personId);
}

/** Whether the latest decision of another case asks for the same. `isSame` names it as `c` and its decision as `d`. */
async function stands(tx: Tx, caseId: string, rung: Rung, isSame: Prisma.Sql): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM case_decision d JOIN conduct_case c ON c.id = d.case_id
    WHERE c.id <> ${caseId}::uuid AND d.rung = ${rung}::"Rung" AND ${isSame}
      AND d.round = (SELECT max(round) FROM case_decision WHERE case_id = c.id) LIMIT 1`;
  return rows.length > 0;
}
