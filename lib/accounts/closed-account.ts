// An account that its owner closed: whoever signs in to it can keep it, and nothing else.
import "server-only";
import type { Tx } from "../platform/db.ts";

/** Whether the account is closed. Asked under its lock. */
export async function isClosed(tx: Tx, personId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`SELECT 1 FROM person WHERE id = ${personId}::uuid AND closed_at IS NOT NULL`;
  return rows.length === 1;
}
