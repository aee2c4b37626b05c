// The ids of people who were erased, and of closings that their owners took back, and nothing else: a backup that is restored brings
// both back, and they are erased and put back again before it takes traffic. The first list stands in the database and, where `ERASURE_LIST` names a file, beside it, since a backup has lost the newest.
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

const keptWord = "kept";

/** Adds that a closing was taken back, by its own id: a backup from before that would destroy the account at once. */
export async function addKept(deletionId: string): Promise<void> {
  if (file()) await appendFile(file(), `${keptWord} ${deletionId}\n`, { mode: 0o600, flush: true });
}

/** The closings in a list that were taken back. */
export const keptIn = (list: string): string[] =>
  list.split("\n").flatMap((line) => (line.startsWith(`${keptWord} `) ? line.slice(keptWord.length + 1).trim() : []));

/** Ids are forgotten once no backup can bring them back. */
export async function purge(): Promise<void> {
  await db.$executeRaw`DELETE FROM erased_person WHERE erased_at < app_now() - ${keptDays} * interval '1 day'`;
}
