// The decision of a case, its appeal, and what follows from both. The decision is a row first; the worker carries it out, and may do so twice.
import "server-only";
import type { z } from "zod";
import * as accountBan from "#lib/accounts/account-ban";
import { requireProof } from "#lib/accounts/factors/grave-action";
import * as role from "#lib/accounts/role";
import { audit } from "#lib/platform/audit-log";
import type { Actor } from "#lib/platform/auth/actor";
import { db, type Tx, transact } from "#lib/platform/db";
import { emit } from "#lib/platform/jobs";
import { done, type Result, refuse } from "#lib/platform/result";
import * as decidedRemoval from "#lib/rooms/decided-removal";
import * as reported from "#lib/rooms/read/reported";
import { type ClaimedCase, hasDecided, lockClaimed } from "./case-claim.ts";
import { codeDigestOf, reportedCodeOf } from "./code.ts";
import { reportEvents } from "./events.ts";
import { appealDays, hoursFor, type Rung, rungsFor } from "./ladder.ts";
import type { appealInput, codeAppealInput, decideInput } from "./schema.ts";

/**
 * Decides a case under a claim, with the reason that both sides read. Round 0 may be appealed; round 1, by somebody else, is the last.
 * `own_decision` for whoever made the first.
 */
export async function decide(actor: Actor, input: z.output<typeof decideInput>): Promise<Result<null>> {
  return transact(async (tx) => {
    const found = await lockClaimed(tx, actor, input.caseId, input.claim);
    if ("code" in found) return found;
    const isAppeal = found.state === "appealed";
    if (isAppeal && (await hasDecided(tx, input.caseId, actor.personId))) return refuse("own_decision");
    // What only officers may decide only officers take back.
    if (isAppeal && !found.isOfficer && (await closedAccount(tx, input.caseId))) return refuse("rung_unavailable", { field: "rung" });
    const about = { hasSeat: found.seatId !== null, hasAccount: found.personId !== null, isModerator: found.officersOnly };
    if (!rungsFor(about, found.isOfficer).includes(input.rung)) return refuse("rung_unavailable", { field: "rung" });
    if (input.rung === "account_ban" && (await isAboveOfficers(tx, actor, found.personId)))
      return refuse("rung_unavailable", { field: "rung" });
    if (input.rung === "series_ban" || input.rung === "account_ban") {
      const refused = await requireProof(tx, actor, input.rung === "series_ban" ? "ban from a series" : "ban an account");
      if (refused) return refused;
    }
    const { caseId, rung, reason } = input;
    const decision = await tx.caseDecision.create({
      data: { caseId, round: isAppeal ? 1 : 0, rung, reason, byId: actor.personId },
      select: { id: true },
    });
    const data = { state: isAppeal ? "closed" : "decided", claimedById: null, claimedUntil: null } as const;
    const evidence = isAppeal ? {} : { evidence: await evidenceOf(tx, found) };
    await tx.conductCase.update({ where: { id: caseId }, data: { ...data, ...evidence }, select: { id: true } });
    await emit(tx, reportEvents, "case_decided", { decisionId: decision.id });
    await audit(tx, { kind: "case.decided", actorId: actor.personId, aboutId: found.personId, facts: { caseId, rung, appeal: isAppeal } });
    return done(null);
  });
}

const closedAccount = async (tx: Tx, caseId: string): Promise<boolean> =>
  (await tx.caseDecision.findFirst({ where: { caseId, rung: "account_ban" }, select: { id: true } })) !== null;

/** Admins give officers their role: no officer who is none closes an admin's account. */
const isAboveOfficers = async (tx: Tx, actor: Actor, personId: string | null): Promise<boolean> =>
  personId !== null && (await role.holds(tx, personId, "admin")) && !(await role.may(tx, actor, "admin"));

/** The room's log keeps these lines for ninety days; an appeal may be judged later. */
async function evidenceOf(tx: Tx, { caseId, seatId }: ClaimedCase): Promise<reported.EvidenceLine[]> {
  const { roomId, openedAt } = await tx.conductCase.findUniqueOrThrow({ where: { id: caseId }, select: { roomId: true, openedAt: true } });
  return roomId && seatId ? reported.logAround(roomId, seatId, openedAt) : [];
}

/** The reported person asks for another look at the decision. */
export const appeal = (actor: Actor, { caseId, words }: z.output<typeof appealInput>): Promise<Result<null>> =>
  transact(async (tx) => {
    const found = await tx.conductCase.findFirst({ where: { id: caseId, personId: actor.personId }, select: { id: true } });
    return found ? appealOnce(tx, caseId, "reported", words) : refuse("missing");
  });

/** A reporter asks for another look by the code, or somebody whose account the decision closed. */
export const appealByCode = ({ code, words }: z.output<typeof codeAppealInput>): Promise<Result<null>> =>
  transact(async (tx) => {
    const found = await tx.report.findUnique({ where: { codeDigest: codeDigestOf(code) }, select: { caseId: true } });
    if (found) return appealOnce(tx, found.caseId, "reporter", words);
    const about = await tx.conductCase.findUnique({ where: { reportedCodeDigest: codeDigestOf(code) }, select: { id: true } });
    return about ? appealOnce(tx, about.id, "reported", words) : refuse("missing");
  });

/** One appeal to a case, by whichever side is first, within fourteen days. `appeal_over` after that. */
async function appealOnce(tx: Tx, caseId: string, side: "reporter" | "reported", words: string): Promise<Result<null>> {
  const found = await tx.conductCase.findUniqueOrThrow({ where: { id: caseId }, select: { category: true } });
  const hours = hoursFor[found.category];
  const appealed = await tx.$executeRaw`
    UPDATE conduct_case c SET state = 'appealed', appeal_by = ${side}::"CaseSide", appeal_words = ${words}, appealed_at = app_now(),
      due_at = app_now() + make_interval(hours => ${hours}::int), claimed_by_id = NULL, claimed_until = NULL
    FROM case_decision d
    WHERE c.id = ${caseId}::uuid AND c.state = 'decided' AND d.case_id = c.id AND d.round = 0
      AND d.at > app_now() - make_interval(days => ${appealDays}::int)`;
  return appealed === 1 ? done(null) : refuse("appeal_over");
}

/** Does what was decided. An appeal first takes back what the decision before it did and this one does not. */
export async function carryOut(decisionId: string): Promise<void> {
  const decision = await db.caseDecision.findUnique({
    where: { id: decisionId },
    select: { id: true, round: true, rung: true, reason: true, byId: true, banId: true, carriedOutAt: true, case: { select: decided } },
  });
  if (!decision || decision.carriedOutAt) return;
  const { reason, byId } = decision;
  const { id: caseId, seatId, personId } = decision.case;
  if (decision.round === 1) await takeBack(caseId, decision.rung, personId, byId);
  let banId: string | null = null;
  if (decision.rung === "room_removal" && seatId) await decidedRemoval.remove({ seatId, reason, byId });
  if (decision.rung === "series_ban" && seatId) banId = await decidedRemoval.ban({ seatId, reason, byId });
  if (decision.rung === "account_ban" && personId) {
    await db.conductCase.update({
      where: { id: caseId },
      data: { reportedCodeDigest: codeDigestOf(reportedCodeOf(caseId)) },
      select: { id: true },
    });
    await transact((tx) => accountBan.ban(tx, personId));
  }
  await db.$executeRaw`
    UPDATE case_decision SET carried_out_at = app_now(), ban_id = ${banId}::uuid WHERE id = ${decisionId}::uuid AND carried_out_at IS NULL`;
}

const decided = { id: true, seatId: true, personId: true } as const;

async function takeBack(caseId: string, now: Rung, personId: string | null, byId: string | null): Promise<void> {
  const before = await db.caseDecision.findUnique({
    where: { caseId_round: { caseId, round: 0 } },
    select: { id: true, rung: true, banId: true },
  });
  if (!before || before.rung === now) return;
  // Whatever of it has not happened yet must not happen after this.
  await carryOut(before.id);
  const banId = before.banId ?? (await db.caseDecision.findUnique({ where: { id: before.id }, select: { banId: true } }))?.banId;
  if (banId) await decidedRemoval.liftBan(banId, byId);
  if (before.rung === "account_ban" && personId) await transact((tx) => accountBan.lift(tx, personId));
}
