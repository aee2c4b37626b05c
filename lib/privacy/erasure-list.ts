// The ids of people who were erased, and nothing else: a backup that is restored brings them back, and they are erased again before it
// takes traffic. The list stands in the database and, where `ERASURE_LIST` names a file, beside it, since a backup has lost the newest.
import "server-only";
import { appendFile } from "node:fs/promises";
import { db, type Tx } from "#lib/platform/db";

/** Longer than any backup is kept. */
const keptDays = 40;

export const file = (): string => process.env.ERASURE_LIST ?? "";

/** Adds one; adding it twice is adding it once. The file first: an id too many erases nobody who is there. */
export async function add(tx: Tx, personId: string): Promise<void> {
  if (file()) await appendFile(file(), `${personId}\n`, { mode: 0o600, flush: true });
  await tx.erasedPerson.createMany({ data: { personId }, skipDuplicates: true });
}

/** Ids are forgotten once no backup can bring them back. */
export async function purge(): Promise<void> {
  await db.$executeRaw`DELETE FROM erased_person WHERE erased_at < app_now() - ${keptDays} * interval '1 day'`;
}
