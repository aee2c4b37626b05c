// Erases again, before traffic, everybody whom a restored backup has brought back.
import "server-only";
import { readFile } from "node:fs/promises";
import { z } from "zod";
import * as person from "#lib/accounts/person";
import { personalData } from "#lib/personal-data";
import { db, transact } from "#lib/platform/db";
import { file } from "./erasure-list.ts";

/** Erases everybody of the list who is there again. Answers how many were. Safe to repeat, and to be killed. */
export async function replay(path = file()): Promise<number> {
  const inFile = path ? await readFile(path, "utf8").catch(() => "") : "";
  const inDatabase = await db.erasedPerson.findMany({ select: { personId: true } });
  const ids = new Set(
    [...inFile.split("\n"), ...inDatabase.map(({ personId }) => personId)].filter((id) => z.uuid().safeParse(id).success),
  );
  let erased = 0;
  for (const personId of ids) {
    if ((await person.emailOf(db, personId)) !== null) {
      erased += 1;
      for (const { erase } of personalData) await transact((tx) => erase(tx, personId));
    }
    await db.erasedPerson.createMany({ data: { personId }, skipDuplicates: true });
    await db.accountDeletion.deleteMany({ where: { personId } });
  }
  return erased;
}
