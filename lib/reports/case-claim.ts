// Who works on a case: a claim for ten minutes, renewed by every write. What is written under a claim that is over is refused.
import "server-only";
import type { z } from "zod";
import { auditDenied } from "#lib/platform/audit/audit-log";
import type { Actor } from "#lib/platform/auth/actor";
import { type Tx, transact } from "#lib/platform/db";
import { done, type Refusal, type Result, refuse } from "#lib/platform/result";
import { isModerator } from "#lib/series/moderator";
import { claimMinutes, hoursFor, type Subject } from "./ladder.ts";
import { reachOf } from "./reach.ts";
import type { caseInput, claimInput } from "./schema.ts";

export type ClaimedCase = {
  caseId: string;
  state: "open" | "appealed";
  subject: Subject;
  seriesId: string | null;
  seatId: string | null;
  personId: string | null;
  officersOnly: boolean;
  isOfficer: boolean;
};

/**
 * Claims a case, or keeps the claim one has. `claimed_by_other` while somebody else works on it, but officers take over what is overdue:
 * a claim can be renewed for ever. A case that only unvouched reports put here has the hours of its category from now on. `own_decision` for an appeal against oneself.
 */
export async function claim(actor: Actor, { caseId }: z.output<typeof caseInput>): Promise<Result<{ claim: number }>> {
  const claimed = await transact(async (tx): Promise<Result<{ claim: number }>> => {
    const reach = await reachOf(tx, actor);
    const found =
      reach && (await tx.conductCase.findFirst({ where: { id: caseId, ...reach.where }, select: { state: true, category: true } }));
    if (!found) return refuse("missing");
    if (found.state === "appealed" && (await hasDecided(tx, caseId, actor.personId))) return refuse("own_decision");
    const [row] = await tx.$queryRaw<{ claim: number }[]>`
      UPDATE conduct_case SET claimed_by_id = ${actor.personId}::uuid, claimed_until = app_now() + make_interval(mins => ${claimMinutes}::int),
        due_at = least(due_at, app_now() + make_interval(hours => ${hoursFor[found.category]}::int)),
        claim = claim + CASE WHEN claimed_by_id = ${actor.personId}::uuid AND claimed_until > app_now() THEN 0 ELSE 1 END
      WHERE id = ${caseId}::uuid AND state IN ('open', 'appealed')
        AND (claimed_until IS NULL OR claimed_until <= app_now() OR claimed_by_id = ${actor.personId}::uuid
             OR (${reach.isOfficer}::boolean AND due_at < app_now()))
      RETURNING claim`;
    if (row) return done({ claim: row.claim });
    return refuse(found.state === "open" || found.state === "appealed" ? "claimed_by_other" : "already_decided");
  });
  if (!claimed.ok && claimed.code === "missing") await auditDenied("case.claim", actor.personId);
  return claimed;
}

/** Gives a case back before the claim is over. */
export async function release(actor: Actor, { caseId, claim: number }: z.output<typeof claimInput>): Promise<Result<null>> {
  return transact(async (tx) => {
    const found = await lockClaimed(tx, actor, caseId, number);
    if ("code" in found) return found;
    await tx.conductCase.update({ where: { id: caseId }, data: { claimedById: null, claimedUntil: null }, select: { id: true } });
    return done(null);
  });
}

/** Locks a case for whoever holds this claim now, and renews it. */
export async function lockClaimed(tx: Tx, actor: Actor, caseId: string, number: number): Promise<ClaimedCase | Refusal> {
  const [lock] = await tx.$queryRaw<{ isHeld: boolean; state: string }[]>`
    SELECT state::text AS state, coalesce(claimed_by_id = ${actor.personId}::uuid AND claim = ${number}::int AND claimed_until > app_now(), false) AS "isHeld"
    FROM conduct_case WHERE id = ${caseId}::uuid FOR NO KEY UPDATE`;
  const reach = lock ? await reachOf(tx, actor) : null;
  const found =
    reach &&
    (await tx.conductCase.findFirst({
      where: { id: caseId, ...reach.where },
      select: { state: true, subject: true, seriesId: true, seatId: true, personId: true, officersOnly: true },
    }));
  if (!lock || !reach || !found) return refuse("missing");
  const { state, ...rest } = found;
  if (state !== "open" && state !== "appealed") return refuse("already_decided");
  if (!lock.isHeld) return refuse("claim_over");
  await tx.$executeRaw`
    UPDATE conduct_case SET claimed_until = app_now() + make_interval(mins => ${claimMinutes}::int) WHERE id = ${caseId}::uuid`;
  const { seriesId, personId } = found;
  const isModeratorNow = seriesId !== null && personId !== null && (await isModerator(tx, seriesId, personId));
  return { caseId, state, ...rest, officersOnly: found.officersOnly || isModeratorNow, isOfficer: reach.isOfficer };
}

export async function hasDecided(tx: Tx, caseId: string, personId: string): Promise<boolean> {
  return (await tx.caseDecision.findFirst({ where: { caseId, byId: personId }, select: { id: true } })) !== null;
}
