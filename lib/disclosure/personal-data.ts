// What disclosure holds of a person: the class of every column, what an export contains, what an erasure removes.
import "server-only";
import { z } from "zod";
import { now } from "#lib/platform/clock";
import type { Tx } from "#lib/platform/db";
import { type Closed, holdsNothing, type SetAside, type TableRules } from "#lib/platform/personal-data";

export const columns = {
  disclosure_grant: {
    id: "none",
    person_id: "none",
    organisation_id: "subject",
    recruiter_id: "about-others",
    fields: "subject",
    about_kind: "subject",
    about_id: "subject",
    about_title: "subject",
    given_at: "subject",
    until: "subject",
    withdrawn_at: "subject",
  },
  disclosure: {
    person_id: "none",
    seq: "subject",
    at: "subject",
    viewer_role: "subject",
    organisation_id: "none",
    organisation_name: "subject",
    fields: "subject",
    purpose: "subject",
    about_kind: "subject",
    about_id: "none",
    about_title: "subject",
    reason: "subject",
    grant_id: "none",
    session_digest: "secret",
    held_until: "subject",
    previous_hash: "subject",
    hash: "subject",
  },
  disclosure_chain: { person_id: "none", seq: "none", hash: "subject" },
  disclosure_day: { day: "none", heads: "none", previous_seal: "none", seal: "none", sealed_at: "none" },
} as const;

export const tables = {
  disclosure_grant: {
    holds: "What one allowed a company or a recruiter to see, about what and until when",
    seenBy: "its owner; whom it was given to sees what it allows",
    keep: [{ until: "account" }],
  },
  disclosure: {
    holds: "Each look at what one allowed: which company, what, for which vacancy, when",
    seenBy: "its owner, but for looks that an investigation holds back for a time",
    keep: [{ until: "account" }],
  },
  disclosure_chain: {
    holds: "The end of the chain of these looks, by which a change would show",
    seenBy: "nobody",
    keep: [{ until: "account" }],
  },
  disclosure_day: { holds: null, keep: [{ until: "never", because: "it holds hashes only, which lead to nobody once the rows are gone" }] },
} satisfies TableRules<typeof columns>;

/** Every grant, and every look that no investigation holds back. */
export async function exportOf(tx: Tx, personId: string) {
  const at = await now(tx);
  const grants = await tx.disclosureGrant.findMany({
    where: { personId },
    select: {
      fields: true,
      aboutKind: true,
      aboutTitle: true,
      givenAt: true,
      until: true,
      withdrawnAt: true,
      organisation: { select: { name: true } },
    },
    orderBy: [{ givenAt: "asc" }, { id: "asc" }],
  });
  const looks = await tx.disclosure.findMany({
    where: { personId, OR: [{ heldUntil: null }, { heldUntil: { lte: at } }] },
    select: {
      seq: true,
      at: true,
      viewerRole: true,
      organisationName: true,
      fields: true,
      purpose: true,
      aboutKind: true,
      aboutTitle: true,
      reason: true,
      previousHash: true,
      hash: true,
    },
    orderBy: { seq: "asc" },
  });
  return { grants, looks };
}

const setAsideShape = z.object({ grants: z.array(z.string()) });

/** Every grant ends. */
export async function close(tx: Tx, personId: string): Promise<Closed> {
  const at = await now(tx);
  const open = await tx.disclosureGrant.findMany({ where: { personId, withdrawnAt: null, until: { gt: at } }, select: { id: true } });
  const grants = open.map(({ id }) => id);
  await tx.disclosureGrant.updateMany({ where: { id: { in: grants } }, data: { withdrawnAt: at } });
  return { setAside: { grants } };
}

/** The grants that the closing ended stand again, until the day they always had. */
export async function reopen(tx: Tx, personId: string, setAside: SetAside): Promise<void> {
  const { grants } = setAsideShape.parse(setAside);
  await tx.disclosureGrant.updateMany({ where: { id: { in: grants }, personId }, data: { withdrawnAt: null } });
}

/**
 * Grants, looks and their chain go with the account's row, by their foreign keys and with the rights of the tables' owner: the product's
 * own role may not delete a look (decision 0026). Until then nothing stands.
 */
export async function erase(tx: Tx, personId: string): Promise<void> {
  await tx.disclosureGrant.updateMany({ where: { personId, withdrawnAt: null }, data: { withdrawnAt: await now(tx) } });
}

export const counts = async (tx: Tx, personId: string) => ({
  grants: await tx.disclosureGrant.count({ where: { personId } }),
  looks: await tx.disclosure.count({ where: { personId } }),
});

export const heldAbout = holdsNothing;
export const heldEvidence = holdsNothing;
