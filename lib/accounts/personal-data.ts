// What is done with what accounts hold of a person (personal-data-columns.ts): export, closing, reopening, erasure, what others hold about them.
import "server-only";
import { z } from "zod";
import { audit } from "../platform/audit/audit-log.ts";
import * as session from "../platform/auth/session.ts";
import type { Tx } from "../platform/db.ts";
import * as tries from "../platform/limits.ts";
import { type Closed, type HeldAbout, holdsNothing, type SetAside } from "../platform/personal-data.ts";
import { digest } from "../platform/secret/random.ts";
import * as companyPage from "./company/company-page.ts";
import { companyRoles } from "./company/rules.ts";
import * as signInAttempt from "./factors/sign-in-attempt.ts";
import * as organisation from "./organisation.ts";
import * as sessionLife from "./sign-in/session-life.ts";

export { columns, tables } from "./personal-data-columns.ts";

/** Everything of this person here, without secrets and without other people. */
export async function exportOf(tx: Tx, personId: string) {
  const person = await tx.person.findUniqueOrThrow({
    where: { id: personId },
    select: {
      email: true,
      emailConfirmedAt: true,
      locale: true,
      firstRoleAt: true,
      createdAt: true,
      closedAt: true,
      passwordChangedAt: true,
      sessions: { select: { device: true, createdAt: true, seenAt: true, provedAt: true } },
      passkeys: { select: { name: true, createdAt: true, usedAt: true } },
      authenticatorApp: { select: { createdAt: true, confirmedAt: true } },
      recoveryCodes: { select: { createdAt: true, usedAt: true } },
      signInAttempts: { select: { createdAt: true } },
      knownDevices: { select: { device: true, seenAt: true } },
      factorReset: { select: { reason: true, createdAt: true, dueAt: true } },
      addressChange: { select: { email: true, createdAt: true, confirmedAt: true, dueAt: true } },
      links: { select: { purpose: true, createdAt: true, usedAt: true } },
      linkedAccounts: { select: { issuer: true, subject: true, createdAt: true } },
      grants: { select: { role: true, grantedAt: true } },
      accountBan: { select: { createdAt: true } },
      companyRegistration: {
        select: {
          name: true,
          country: true,
          town: true,
          website: true,
          about: true,
          answerableName: true,
          answerableOffice: true,
          email: true,
          createdAt: true,
        },
      },
      memberships: { select: { role: true, createdAt: true, organisation: { select: { name: true } } } },
      consents: {
        select: { purpose: true, textHash: true, locale: true, sessionDigest: true, givenAt: true, withdrawnAt: true },
        orderBy: { givenAt: "asc" },
      },
    },
  });
  const invitations = await tx.invitation.findMany({
    where: { email: person.email },
    select: { email: true, role: true, createdAt: true, organisation: { select: { name: true } } },
  });
  return { ...person, invitations };
}

/** Erases the account: sessions, second factors, known devices, links, linked accounts, roles, personas and memberships go with the row; invitations to the address and counts of tries too. */
export async function erase(tx: Tx, personId: string): Promise<void> {
  const person = await tx.person.findUnique({ where: { id: personId }, select: { email: true } });
  if (!person) return;
  await tx.invitation.deleteMany({ where: { email: person.email } });
  await tries.forget(tx, personId, digest(person.email));
  await companyPage.forgetAnswerable(tx, personId);
  await session.endAll(tx, personId);
  await tx.person.delete({ where: { id: personId }, select: { id: true } });
  await audit(tx, { kind: "account.erased", actorId: null, aboutId: personId });
}

const setAsideShape = z.object({
  memberships: z.array(z.object({ organisationId: z.string(), role: z.enum(companyRoles).default("admin"), createdAt: z.coerce.date() })),
});

/**
 * Marks the account as closed, ends its sessions, links and invitations, and takes it out of its companies and roles. Only a company that
 * has no other member is set aside: nobody can take away a role or a membership that is not there, so coming back must not bring it.
 */
export async function close(tx: Tx, personId: string): Promise<Closed> {
  await session.lockAccount(tx, personId);
  const memberships = await tx.membership.findMany({
    where: { personId, organisationId: { in: await organisation.onlyMemberOf(tx, personId) } },
    select: { organisationId: true, role: true, createdAt: true },
  });
  const { email } = await tx.person.findUniqueOrThrow({ where: { id: personId }, select: { email: true } });
  await tx.roleGrant.deleteMany({ where: { personId } });
  await tx.membership.deleteMany({ where: { personId } });
  await tx.invitation.deleteMany({ where: { OR: [{ email }, { invitedById: personId }] } });
  await tx.factorReset.deleteMany({ where: { personId } });
  await tx.addressChange.deleteMany({ where: { personId } });
  await tx.companyRegistration.deleteMany({ where: { personId } });
  await tx.signInLink.deleteMany({ where: { personId } });
  await signInAttempt.endAll(tx, personId);
  await session.endAll(tx, personId);
  await tx.$executeRaw`UPDATE person SET closed_at = app_now() WHERE id = ${personId}::uuid`;
  return { setAside: { memberships } };
}

/** Opens the account again, with the companies that still have nobody else. Roles are given anew. */
export async function reopen(tx: Tx, personId: string, setAside: SetAside): Promise<void> {
  const { memberships } = setAsideShape.parse(setAside);
  const empty = await tx.organisation.findMany({
    where: { id: { in: memberships.map(({ organisationId }) => organisationId) }, memberships: { none: {} } },
    select: { id: true },
  });
  const ids = new Set(empty.map(({ id }) => id));
  await tx.person.update({ where: { id: personId }, data: { closedAt: null }, select: { id: true } });
  await tx.membership.createMany({
    data: memberships.filter(({ organisationId }) => ids.has(organisationId)).map((membership) => ({ personId, ...membership })),
    skipDuplicates: true,
  });
  await sessionLife.renew(tx, personId);
}

export async function counts(tx: Tx, personId: string) {
  return {
    personas: await tx.persona.count({ where: { personId } }),
    companies: await tx.membership.count({ where: { personId } }),
  };
}

export async function heldAbout(tx: Tx, personId: string): Promise<HeldAbout[]> {
  const reset = await tx.factorReset.findUnique({ where: { personId }, select: { id: true, reason: true, createdAt: true, dueAt: true } });
  return reset
    ? [{ id: reset.id, kind: "factor_reset", by: null, text: reset.reason, at: reset.createdAt, until: reset.dueAt, may: ["remove"] }]
    : [];
}

export const heldEvidence = holdsNothing;
