// Erases again, before traffic, everybody whom a restored backup has brought back, and keeps again the accounts that were kept since.
import "server-only";
import { readFile } from "node:fs/promises";
import * as person from "#lib/accounts/person";
import { personalData } from "#lib/personal-data";
import { db, transact } from "#lib/platform/db";
import { forgetPerson } from "#lib/platform/jobs";
import type { SetAside } from "#lib/platform/personal-data";
import { file, linesOf } from "./erasure-list.ts";
import { putBack } from "./put-back.ts";
import * as receipt from "./receipt.ts";

/** Erases everybody of the list who is there again. Answers how many were. Safe to repeat, and to be killed. */
export async function replay(path = file()): Promise<number> {
  const inFile = path ? await readFile(path, "utf8").catch(noneYet) : "";
  const lines = linesOf(inFile);
  const inDatabase = await db.erasedPerson.findMany({ select: { personId: true } });
  const ids = new Set([...lines.filter(({ isKept }) => !isKept).map(({ id }) => id), ...inDatabase.map(({ personId }) => personId)]);
  let erased = 0;
  for (const personId of ids) {
    const closed = await db.accountDeletion.findUnique({ where: { personId }, select: { code: true, setAside: true } });
    if ((await person.emailOf(db, personId)) !== null) {
      erased += 1;
      // A backup of the week in which the account was closed: what the closing untied from the person goes too.
      const setAside = closed?.setAside as Record<string, SetAside> | undefined;
      for (const { context, erase } of personalData) await transact((tx) => erase(tx, personId, setAside?.[context]));
    }
    await transact(async (tx) => {
      await forgetPerson(tx, personId);
      if (closed) await receipt.note(tx, closed.code, "destroyed");
      await tx.erasedPerson.createMany({ data: { personId }, skipDuplicates: true });
      await tx.accountDeletion.deleteMany({ where: { personId } });
    });
  }
  await keepAgain(lines.filter(({ isKept }) => isKept).map(({ id }) => id));
  return erased;
}

/** Closings that their owners took back after the backup was made: past its day such an account would be destroyed at once. */
async function keepAgain(deletionIds: readonly string[]): Promise<void> {
  for (const id of deletionIds)
    await transact(async (tx) => {
      const row = await tx.accountDeletion.findUnique({ where: { id } });
      if (row) await putBack(tx, { ...row, setAside: row.setAside as Record<string, SetAside> });
    });
}

/** Nobody was erased yet. A list that is there and cannot be read must not look like that. */
function noneYet(error: NodeJS.ErrnoException): string {
  if (error.code === "ENOENT") return "";
  throw error;
}
