// What privacy itself holds of a person: accounts on their way out, receipts that name nobody, ids of who was erased.
import "server-only";
import type { Tx } from "#lib/platform/db";
import { type Closed, days, holdsNothing, type TableRules } from "#lib/platform/personal-data";
import * as erasureList from "./erasure-list.ts";
import * as receipt from "./receipt.ts";

export const columns = {
  account_deletion: {
    id: "none",
    person_id: "none",
    code: "secret",
    asked_at: "subject",
    destroy_at: "subject",
    set_aside: "secret",
    steps: "none",
  },
  deletion_receipt: {
    code_digest: "secret",
    closed_at: "none",
    destroy_at: "none",
    destroyed_at: "none",
    kept_at: "none",
    contents: "none",
  },
  erased_person: { person_id: "none", erased_at: "none" },
} as const;

export const tables = {
  account_deletion: {
    holds: "An account on its way out: when it was asked for, the code of its receipt, what comes back if its owner does",
    seenBy: "its owner",
    // Seven days: it goes with the account, or when its owner keeps it.
    keep: [{ until: "account" }],
  },
  deletion_receipt: {
    holds: "Receipts of deletions: dates and counts, by a digest of their code; no name, no id",
    seenBy: "whoever has the code",
    keep: [{ hours: days(365), after: "closed_at", purge: receipt.purge }],
  },
  erased_person: {
    holds: "Ids of erased people, so that a restored backup does not bring them back",
    seenBy: "nobody",
    keep: [{ hours: days(40), after: "erased_at", purge: erasureList.purge }],
  },
} satisfies TableRules<typeof columns>;

/** Everything of this person here. */
export async function exportOf(tx: Tx, personId: string) {
  const deletion = await tx.accountDeletion.findUnique({ where: { personId }, select: { askedAt: true, destroyAt: true } });
  return { deletion };
}

/** The deletion itself is what closes an account (lib/privacy/deletion.ts). */
export const close = async (): Promise<Closed> => ({ setAside: {} });
export const reopen = async (): Promise<void> => {};
export const erase = async (): Promise<void> => {};
export const counts = async () => ({});
export const heldAbout = holdsNothing;
export const heldEvidence = holdsNothing;
