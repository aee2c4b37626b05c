// A closed account becomes its owner's again, with everything where it still fits.
import "server-only";
import { personalData } from "#lib/personal-data";
import type { Tx } from "#lib/platform/db";
import type { SetAside } from "#lib/platform/personal-data";
import * as receipt from "./receipt.ts";

export type Closing = { id: string; personId: string; code: string; setAside: Record<string, SetAside> };

/** Needs no secret of the site: after a restore it is done with the database alone. */
export async function putBack(tx: Tx, { id, personId, code, setAside }: Closing): Promise<void> {
  // From the lowest up: what stands on a row comes after the row.
  for (const { context, reopen } of [...personalData].reverse()) await reopen(tx, personId, setAside[context] ?? {});
  await tx.accountDeletion.delete({ where: { id }, select: { id: true } });
  await receipt.note(tx, code, "kept");
}
