// Whether a company's vacancies are public at once: those of companies that an administrator made, and of registered ones whose first
// vacancy an administrator let pass.
import "server-only";
import { Prisma, type Tx } from "../../platform/db.ts";
import * as pages from "../../platform/pages/pages.ts";

/** As a condition on an organisation that a statement reads as `o`. */
export const publishesAtOnce = Prisma.sql`(o.registered_at IS NULL OR o.passed_at IS NOT NULL)`;

/** Whether its first vacancy still waits for an administrator. */
export async function isWaiting(tx: Tx, organisationId: string): Promise<boolean> {
  return (await tx.organisation.count({ where: { id: organisationId, registeredAt: { not: null }, passedAt: null } })) > 0;
}

/** An administrator let its first vacancy pass: from now on it publishes at once. Twice is once. */
export async function letPass(tx: Tx, organisationId: string): Promise<void> {
  const passed = await tx.$executeRaw`
    UPDATE organisation SET passed_at = app_now() WHERE id = ${organisationId}::uuid AND registered_at IS NOT NULL AND passed_at IS NULL`;
  if (passed > 0) await pages.changed(tx, `organisation:${organisationId}`);
}
