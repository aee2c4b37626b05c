// A company that posts and changes no vacancies after a decision on a report, until an appeal lifts it.
import "server-only";
import type { Tx } from "../platform/db.ts";

/** Twice is once. */
export async function freeze(tx: Tx, organisationId: string): Promise<void> {
  await tx.$executeRaw`UPDATE organisation SET posting_frozen_at = app_now() WHERE id = ${organisationId}::uuid AND posting_frozen_at IS NULL`;
}

export async function lift(tx: Tx, organisationId: string): Promise<void> {
  await tx.organisation.updateMany({ where: { id: organisationId }, data: { postingFrozenAt: null } });
}

/** Whether the company is frozen; holds its row, so that nothing is posted while a freeze is being written. */
export async function isFrozen(tx: Tx, organisationId: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ isFrozen: boolean }[]>`
    SELECT posting_frozen_at IS NOT NULL AS "isFrozen" FROM organisation WHERE id = ${organisationId}::uuid FOR SHARE`;
  return row?.isFrozen ?? false;
}
