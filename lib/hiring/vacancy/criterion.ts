// Criteria that the law protects: none by default. Each waits for an administrator with its justification, and is public with it once
// approved. Nothing searches or sorts by them.
import "server-only";
import type { z } from "zod";
import * as role from "#lib/accounts/role";
import { audit } from "#lib/platform/audit/audit-log";
import type { Actor } from "#lib/platform/auth/actor";
import { now } from "#lib/platform/clock";
import { type Tx, transact } from "#lib/platform/db";
import { done, type Result, refuse } from "#lib/platform/result";
import * as publication from "./publication.ts";
import type { Criterion, criterionInput, refuseCriterionInput } from "./vacancy-schema.ts";

/** Makes the criteria of a vacancy these: what is the same keeps its answer, what is new waits, what is left out goes. */
export async function replace(tx: Tx, vacancyId: string, wanted: readonly Criterion[]): Promise<void> {
  const present = await tx.protectedCriterion.findMany({
    where: { vacancyId },
    select: { id: true, kind: true, value: true, justification: true, refusedAt: true },
  });
  const same = (one: Criterion, other: Criterion) =>
    one.kind === other.kind && one.value === other.value && one.justification === other.justification;
  const gone = present.filter((one) => !wanted.some((other) => same(one, other)));
  await tx.protectedCriterion.deleteMany({ where: { id: { in: gone.map(({ id }) => id) } } });
  const fresh = wanted.filter((one) => !present.some((other) => same(one, other)));
  await tx.protectedCriterion.createMany({ data: fresh.map((one) => ({ ...one, vacancyId })) });
}

/** An administrator finds that the work needs it: it becomes public with its justification. Refuses `missing`. Approved already is no error. */
export const approve = (actor: Actor, { criterionId }: z.output<typeof criterionInput>): Promise<Result<null>> =>
  transact(async (tx) => {
    if (!(await role.may(tx, actor, "admin"))) return refuse("missing");
    const found = await decide(tx, actor, criterionId, { approvedAt: await now(tx) });
    if (!found) return refuse("missing");
    if (found.isFirst) {
      await publication.publishIfReady(tx, found.vacancyId);
      await audit(tx, { kind: "criterion.approved", actorId: actor.personId, details: { criterionId } });
    }
    return done(null);
  });

/** It is not needed: a vacancy that waits goes back to its company with the reason; a public one stays as it is, without it. Refuses `missing`. */
export const refuseOne = (actor: Actor, { criterionId, reason }: z.output<typeof refuseCriterionInput>): Promise<Result<null>> =>
  transact(async (tx) => {
    if (!(await role.may(tx, actor, "admin"))) return refuse("missing");
    const found = await decide(tx, actor, criterionId, { refusedAt: await now(tx), refusalReason: reason });
    if (!found) return refuse("missing");
    if (found.isFirst) {
      await publication.giveBack(tx, found.vacancyId, reason);
      await audit(tx, { kind: "criterion.refused", actorId: actor.personId, details: { criterionId } });
    }
    return done(null);
  });

type Answer = { approvedAt: Date } | { refusedAt: Date; refusalReason: string };

/** Of two administrators at once, one answers. */
async function decide(tx: Tx, actor: Actor, id: string, answer: Answer): Promise<{ vacancyId: string; isFirst: boolean } | null> {
  const row = await tx.protectedCriterion.findUnique({ where: { id }, select: { vacancyId: true } });
  if (!row) return null;
  const { count } = await tx.protectedCriterion.updateMany({
    where: { id, approvedAt: null, refusedAt: null },
    data: { ...answer, decidedById: actor.personId },
  });
  return { vacancyId: row.vacancyId, isFirst: count > 0 };
}
