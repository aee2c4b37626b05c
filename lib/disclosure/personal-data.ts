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
    relay: "subject",
    known_as: "subject",
  },
  relay_thread: { grant_id: "none", member_id: "about-others", address: "about-others", created_at: "none" },
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
  shield: { person_id: "none", salt: "secret", frozen_at: "subject", created_at: "subject" },
  hidden_from: {
    id: "none",
    person_id: "none",
    kind: "subject",
    organisation_id: "subject",
    domain: "subject",
    address_digest: "secret",
    created_at: "subject",
  },
  organisation_group: { id: "none", name: "none", created_at: "none" },
  organisation_group_member: { organisation_id: "none", group_id: "none" },
  block: {
    blocker_id: "none",
    blocked_id: "about-others",
    id: "none",
    seen_name: "about-others",
    seen_seed: "about-others",
    created_at: "subject",
  },
} as const;

export const tables = {
  disclosure_grant: {
    holds: "What one allowed a company or a recruiter to see, about what and until when",
    seenBy: "its owner; whom it was given to sees what it allows",
    keep: [{ until: "account" }],
  },
  relay_thread: {
    holds: "The masked address under which one answers a viewer's mail; no address and no mail itself",
    seenBy: "both of them",
    keep: [{ until: "row", of: "disclosure_grant" }],
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
  shield: { holds: "Whether one's profile is frozen", seenBy: "nobody but its owner", keep: [{ until: "account" }] },
  hidden_from: {
    holds: "Companies, domains and addresses one hides from; of an address only a digest",
    seenBy: "nobody but its owner",
    keep: [{ until: "account" }],
  },
  organisation_group: { holds: null, keep: [{ until: "never", because: "it names companies only" }] },
  organisation_group_member: { holds: null, keep: [{ until: "never", because: "it names companies only" }] },
  block: { holds: "Whom one blocked, under the name one saw", seenBy: "nobody but its owner", keep: [{ until: "account" }] },
} satisfies TableRules<typeof columns>;

/**
 * Every grant, every look that no investigation holds back, the hide list without addresses, and when one blocked somebody: the
 * names of other people are not theirs, nor is who blocked or hides from them.
 */
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
      relay: true,
      knownAs: true,
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
  const shield = await tx.shield.findUnique({ where: { personId }, select: { frozenAt: true, createdAt: true } });
  const hiddenFrom = await tx.hiddenFrom.findMany({
    where: { personId },
    select: { kind: true, domain: true, createdAt: true, organisation: { select: { name: true } } },
    orderBy: { createdAt: "asc" },
  });
  const blocks = await tx.block.findMany({
    where: { blockerId: personId },
    select: { createdAt: true },
    orderBy: { createdAt: "asc" },
  });
  return { grants, looks, shield, hiddenFrom, blocks };
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
  await tx.block.deleteMany({ where: { OR: [{ blockerId: personId }, { blockedId: personId }] } });
  await tx.hiddenFrom.deleteMany({ where: { personId } });
  await tx.shield.deleteMany({ where: { personId } });
}

export const counts = async (tx: Tx, personId: string) => ({
  grants: await tx.disclosureGrant.count({ where: { personId } }),
  looks: await tx.disclosure.count({ where: { personId } }),
  hiddenFrom: await tx.hiddenFrom.count({ where: { personId } }),
  blocks: await tx.block.count({ where: { blockerId: personId } }),
});

/** Who blocked or hides from somebody is told to nobody: it would be the harm that the list is there to prevent. */
export const heldAbout = holdsNothing;
export const heldEvidence = holdsNothing;
