// The contact relay: whoever was granted contact writes to a masked address, and the person answers through another one. Each mail asks the
// grant anew, and each one to the person is a row of the ledger. No mail and no address is kept.
import "server-only";
import { canonical } from "#lib/accounts/email";
import * as factor from "#lib/accounts/factors/factor";
import * as person from "#lib/accounts/person";
import type { Actor } from "#lib/platform/auth/actor";
import { now } from "#lib/platform/clock";
import { db, type Tx, transact } from "#lib/platform/db";
import { spend } from "#lib/platform/limits";
import type { Answer, IncomingMail } from "#lib/platform/mail/receive";
import { passOn } from "#lib/platform/mail/send";
import { digest } from "#lib/platform/secret/random";
import { limits } from "./context.ts";
import { look, whoGrants } from "./look.ts";
import { drawAddress, localPartOf, maskedAddress } from "./relay-address.ts";
import { relayedLetter } from "./relay-letter.ts";
import type { AboutKind } from "./schema.ts";

type Way = {
  grant: {
    id: string;
    personId: string;
    organisationId: string | null;
    aboutKind: string;
    aboutId: string;
    aboutTitle: string;
    relay: string | null;
    knownAs: string | null;
    organisation: { name: string } | null;
  };
  /** Who was granted contact, as the organisation's member or as the recruiter; the other end is the person. */
  memberId: string;
  isToPerson: boolean;
};

/** Whether a mail from this address would be passed on to that one now. Nothing is written. */
export const mayPass = (from: string, to: string): Promise<boolean> =>
  transact(async (tx) => {
    const way = await wayOf(tx, from, to);
    return way !== null && (await whoGrants(tx, await memberOf(tx, way, ""), askedOf(way))).length > 0;
  });

/**
 * Passes a mail on, after its row in the ledger. `unknown` for everybody but those between whom a grant of contact stands at this moment;
 * `later` where there were too many. Throws where the next mail server does not take it now: who sent it tries again.
 */
export async function pass(mail: IncomingMail): Promise<Answer> {
  const way = await wayOf(db, mail.from, mail.to);
  if (!way) return "unknown";
  const senderId = way.isToPerson ? way.memberId : way.grant.personId;
  if (await spend([limits.relayedMailBySender, senderId], [limits.relayedMailByGrant, way.grant.id])) return "later";
  // One mail that is sent again after a fault is the same use. The reader sees the digest: nothing in it may be an address to guess at.
  const mailId = digest(`relay ${way.grant.id} ${senderId} ${mail.messageId || `${mail.subject} ${mail.text}`}`);
  const passed = await transact(async (tx) => {
    const asked = await wayOf(tx, mail.from, mail.to);
    if (!asked) return null;
    const member = await memberOf(tx, asked, mailId);
    const granting = asked.isToPerson
      ? await look(tx, member, { ...askedOf(asked), purpose: "contact" }, async (ids) => ids)
      : await whoGrants(tx, member, askedOf(asked));
    if (granting.length === 0) return null;
    return { way: asked, answers: await threadOf(tx, asked) };
  });
  const letter = passed && (await letterOf(passed.way, passed.answers, mail, mailId));
  if (!letter) return "unknown";
  await passOn(letter);
  return "passed";
}

/** Between whom a mail goes, whatever is granted now: a member writes to a person, or the person answers. Null for all else. */
async function wayOf(tx: Tx, from: string, to: string): Promise<Way | null> {
  const local = localPartOf(to);
  const address = canonical(from);
  const senderId = local && address ? await person.idAt(tx, address) : null;
  if (!local || !senderId || (await person.confirmedEmail(tx, senderId)) === null) return null;
  const stands = { withdrawnAt: null, until: { gt: await now(tx) } };
  const grant = await tx.disclosureGrant.findFirst({ where: { relay: local, ...stands }, select: shown });
  if (grant) return { grant, memberId: senderId, isToPerson: true };
  const thread = await tx.relayThread.findFirst({
    where: { address: local, grant: { personId: senderId, ...stands } },
    select: { memberId: true, grant: { select: shown } },
  });
  return thread && { ...thread, isToPerson: false };
}

const shown = {
  id: true,
  personId: true,
  organisationId: true,
  aboutKind: true,
  aboutId: true,
  aboutTitle: true,
  relay: true,
  knownAs: true,
  organisation: { select: { name: true } },
} as const;

/** A mail belongs to no session: each one is a look of its own. */
async function memberOf(tx: Tx, { memberId }: Way, mailId: string): Promise<Actor> {
  const { isOverdue } = await factor.of(tx, memberId);
  return { kind: "member", personId: memberId, sessionId: mailId, roles: [], isFactorOverdue: isOverdue };
}

const askedOf = ({ grant }: Way) => ({
  ...(grant.organisationId ? { organisationId: grant.organisationId } : {}),
  about: { kind: grant.aboutKind as AboutKind, id: grant.aboutId },
  fields: ["contact"] as const,
  personIds: [grant.personId],
});

/** Under which address this member is answered; drawn at the first mail between the two. */
async function threadOf(tx: Tx, { grant, memberId }: Way): Promise<string> {
  const key = { grantId: grant.id, memberId };
  await tx.relayThread.createMany({ data: [{ ...key, address: drawAddress() }], skipDuplicates: true });
  return (await tx.relayThread.findUniqueOrThrow({ where: { grantId_memberId: key }, select: { address: true } })).address;
}

/** The mail as the other side gets it; null when one of them is gone. */
async function letterOf({ grant, memberId, isToPerson }: Way, answers: string, mail: IncomingMail, mailId: string) {
  const reader = await person.reader(isToPerson ? grant.personId : memberId);
  const [ofPerson, ofMember] = [maskedAddress(grant.relay), maskedAddress(answers)];
  if (!reader || !ofPerson || !ofMember) return null;
  return relayedLetter({
    mail,
    mailId,
    reader,
    sender: isToPerson ? ofMember : ofPerson,
    recipient: isToPerson ? ofPerson : ofMember,
    isToPerson,
    names: { person: grant.knownAs ?? grant.aboutTitle, viewer: grant.organisation?.name ?? grant.aboutTitle },
    title: grant.aboutTitle,
    thread: digest(`thread ${grant.id} ${memberId}`),
  });
}
