// What privacy itself holds of a person: accounts on their way out, receipts that name nobody, ids of who was erased, copies of their
// data, and requests for what is held about an address.
import "server-only";
import * as person from "#lib/accounts/person";
import type { Tx } from "#lib/platform/db";
import { type Closed, days, holdsNothing, type TableRules } from "#lib/platform/personal-data";
import * as erasureList from "./erasure-list.ts";
import * as dataExport from "./export.ts";
import * as receipt from "./receipt.ts";
import * as dataRequest from "./request.ts";

export const columns = {
  account_deletion: {
    id: "none",
    person_id: "none",
    code: "secret",
    asked_at: "subject",
    destroy_at: "subject",
    set_aside: "secret",
    steps: "none",
    tried_at: "none",
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
  data_export: {
    id: "none",
    person_id: "none",
    locale: "subject",
    asked_at: "subject",
    starts_at: "subject",
    parts_done: "none",
    parts_total: "none",
    ready_at: "subject",
    expires_at: "subject",
    bytes: "none",
    sealed: "secret",
    fetched_at: "subject",
    tried_at: "none",
  },
  data_request: {
    id: "none",
    email: "subject",
    locale: "subject",
    token_digest: "secret",
    asked_at: "subject",
    expires_at: "subject",
    opened_at: "subject",
    removed_at: "subject",
  },
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
  data_export: {
    holds: "Copies of one's own data, encrypted, for a day",
    seenBy: "their owner, after a fresh proof",
    keep: [{ until: "account" }, { hours: days(1), after: "ready_at", empties: ["sealed"], purge: dataExport.purge }],
  },
  data_request: {
    holds: "Requests for what is held about an address: the address, when it was asked, opened and removed",
    seenBy: "whoever reads the address's letters",
    keep: [{ hours: 0, after: "expires_at", purge: dataRequest.purge }],
  },
} satisfies TableRules<typeof columns>;

/** Everything of this person here. */
export async function exportOf(tx: Tx, personId: string) {
  const dataExports = await tx.dataExport.findMany({
    where: { personId },
    select: { locale: true, askedAt: true, startsAt: true, readyAt: true, expiresAt: true, fetchedAt: true },
  });
  const dataRequests = await tx.dataRequest.findMany({
    where: { email: (await person.emailOf(tx, personId)) ?? "" },
    select: { email: true, locale: true, askedAt: true, expiresAt: true, openedAt: true, removedAt: true },
  });
  const deletion = await tx.accountDeletion.findUnique({ where: { personId }, select: { askedAt: true, destroyAt: true } });
  return { deletion, dataExports, dataRequests };
}

/** A running export ends, and a finished one is destroyed with its file. Requests to the address go. */
export async function erase(tx: Tx, personId: string): Promise<void> {
  await tx.dataExport.deleteMany({ where: { personId } });
  await tx.dataRequest.deleteMany({ where: { email: (await person.emailOf(tx, personId)) ?? "" } });
}

/** The deletion itself is what closes an account (lib/privacy/deletion.ts); copies and requests end with it. */
export async function close(tx: Tx, personId: string): Promise<Closed> {
  await erase(tx, personId);
  return { setAside: {} };
}

export const reopen = async (): Promise<void> => {};
export const counts = async () => ({});
export const heldAbout = holdsNothing;
export const heldEvidence = holdsNothing;
