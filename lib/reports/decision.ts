// The decision of a case and its appeal. Both are rows first; the worker carries them out (consequence.ts).
import "server-only";
import type { z } from "zod";
import { type GraveAction, requireProof } from "#lib/accounts/factors/grave-action";
import * as role from "#lib/accounts/role";
import { audit } from "#lib/platform/audit/audit-log";
import type { Actor } from "#lib/platform/auth/actor";
import { now } from "#lib/platform/clock";
import { type Tx, transact } from "#lib/platform/db";
import { emit } from "#lib/platform/jobs";
import { done, type Result, refuse } from "#lib/platform/result";
import * as reported from "#lib/rooms/read/reported";
import { answeredBy } from "./answering.ts";
import { type ClaimedCase, hasDecided, lockClaimed } from "./case-claim.ts";
import { codeDigestOf } from "./code.ts";
import { reportEvents } from "./events.ts";
import { hoursFor, mayAppeal, type Rung, rungsFor } from "./ladder.ts";
import type { appealInput, codeAppealInput, decideInput } from "./schema.ts";

/**
 * Decides a case under a claim, with the reason that both sides read. Each side may appeal once; every round is decided by somebody else.
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
    const about = {
      subject: found.subject,
      hasSeat: found.seatId !== null,
      hasAccount: found.personId !== null,
      isModerator: found.officersOnly,
    };
    if (!rungsFor(about, found.isOfficer).includes(input.rung)) return refuse("rung_unavailable", { field: "rung" });
    if (input.rung === "account_ban" && (await isAboveOfficers(tx, actor, found.personId)))
      return refuse("rung_unavailable", { field: "rung" });
    const grave = graveRungs[input.rung];
    const refused = grave && (await requireProof(tx, actor, grave));
    if (refused) return refused;
    const { caseId, rung, reason } = input;
    const round = await tx.caseDecision.count({ where: { caseId } });
    const decision = await tx.caseDecision.create({
      data: { caseId, round, rung, reason, byId: actor.personId },
      select: { id: true },
    });
    const data = { state: isAppeal ? "closed" : "decided", claimedById: null, claimedUntil: null } as const;
    const evidence = isAppeal ? {} : { evidence: await evidenceOf(tx, found) };
    await tx.conductCase.update({ where: { id: caseId }, data: { ...data, ...evidence }, select: { id: true } });
    await emit(tx, reportEvents, "case_decided", { decisionId: decision.id });
    await audit(tx, {
      kind: "case.decided",
      actorId: actor.personId,
      aboutId: found.personId,
      details: { caseId, rung, appeal: isAppeal },
    });
    return done(null);
  });
}

const graveRungs: Partial<Record<Rung, GraveAction>> = {
  series_ban: "ban from a series",
  vacancy_removal: "take a vacancy down",
  posting_freeze: "freeze a company",
  account_ban: "ban an account",
};

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

/** Whoever answers for what was reported asks for another look at the decision. */
export const appeal = (actor: Actor, { caseId, words }: z.output<typeof appealInput>): Promise<Result<null>> =>
  transact(async (tx) => {
    const found = await tx.conductCase.findFirst({
      where: { id: caseId, ...(await answeredBy(tx, actor.personId)) },
      select: { id: true },
    });
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

/**
 * One appeal for each side, against the latest decision, within fourteen days of it: a reporter who appeals first does not use up the
 * other side's. `appeal_over` after that, and while the other side's is looked at. The words of the earlier appeal stay as a statement.
 */
async function appealOnce(tx: Tx, caseId: string, side: "reporter" | "reported", words: string): Promise<Result<null>> {
  await tx.$queryRaw`SELECT 1 FROM conduct_case WHERE id = ${caseId}::uuid FOR NO KEY UPDATE`;
  const found = await tx.conductCase.findUniqueOrThrow({
    where: { id: caseId },
    select: { category: true, state: true, appealBy: true, decisions: { orderBy: { round: "asc" }, select: { round: true, at: true } } },
  });
  if (!mayAppeal(found, side, await now(tx))) return refuse("appeal_over");
  const hours = hoursFor[found.category];
  await tx.$executeRaw`
    INSERT INTO case_statement (id, case_id, side, question, words, asked_at, answered_at)
    SELECT uuidv7(), id, appeal_by, '', appeal_words, appealed_at, appealed_at FROM conduct_case
    WHERE id = ${caseId}::uuid AND appeal_by IS NOT NULL`;
  await tx.$executeRaw`
    UPDATE conduct_case SET state = 'appealed', appeal_by = ${side}::"CaseSide", appeal_words = ${words}, appealed_at = app_now(),
      due_at = app_now() + make_interval(hours => ${hours}::int), claimed_by_id = NULL, claimed_until = NULL
    WHERE id = ${caseId}::uuid`;
  return done(null);
}
