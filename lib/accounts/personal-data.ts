// What accounts hold of a person: the class of every column, what an export contains, what an erasure removes.
import "server-only";
import * as session from "../platform/auth/session.ts";
import type { Tx } from "../platform/db.ts";
import * as tries from "../platform/limits.ts";
import { digest } from "../platform/random.ts";

/** `subject`: theirs, exported. `secret`: never leaves, not even to them. `staff`: who decided. `about-others`: theirs only together with somebody else. `none`: says nothing of a person. */
export const columns = {
  space: { id: "none", kind: "none", created_at: "none" },
  person: {
    id: "none",
    email: "subject",
    email_confirmed_at: "subject",
    password_hash: "secret",
    locale: "subject",
    first_role_at: "subject",
    created_at: "subject",
  },
  session: {
    id: "none",
    token_digest: "secret",
    person_id: "none",
    device: "subject",
    created_at: "subject",
    seen_at: "subject",
    idle_seconds: "none",
    expires_at: "none",
    ends_at: "none",
    proved_at: "subject",
  },
  passkey: {
    id: "none",
    person_id: "none",
    credential_id: "secret",
    public_key: "secret",
    counter: "none",
    transports: "none",
    name: "subject",
    created_at: "subject",
    used_at: "subject",
  },
  authenticator_app: { person_id: "none", sealed_secret: "secret", last_step: "none", created_at: "subject", confirmed_at: "subject" },
  recovery_code: { id: "none", person_id: "none", code_digest: "secret", created_at: "subject", used_at: "subject" },
  sign_in_attempt: {
    id: "none",
    token_digest: "secret",
    person_id: "none",
    challenge: "secret",
    created_at: "subject",
    expires_at: "none",
  },
  known_device: { id: "none", person_id: "none", device: "subject", network_digest: "secret", seen_at: "subject" },
  factor_reset: { id: "none", person_id: "none", asked_by_id: "staff", reason: "subject", created_at: "subject", due_at: "subject" },
  linked_account: { id: "none", person_id: "none", issuer: "subject", subject: "subject", created_at: "subject" },
  sign_in_link: {
    id: "none",
    person_id: "none",
    purpose: "subject",
    token_digest: "secret",
    created_at: "subject",
    expires_at: "none",
    used_at: "subject",
  },
  role_grant: { person_id: "none", role: "subject", granted_by_id: "staff", granted_at: "subject" },
  persona: { id: "none", person_id: "none", space_id: "none", name: "subject", seed: "subject", created_at: "subject" },
  organisation: { id: "none", name: "none", seed: "none", created_at: "none" },
  membership: { person_id: "none", organisation_id: "subject", created_at: "subject" },
  invitation: { id: "none", organisation_id: "subject", email: "subject", invited_by_id: "about-others", created_at: "subject" },
  rate_limit: { key: "secret", points: "none", expire: "none" },
} as const;

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
      sessions: { select: { device: true, createdAt: true, seenAt: true, provedAt: true } },
      passkeys: { select: { name: true, createdAt: true, usedAt: true } },
      authenticatorApp: { select: { createdAt: true, confirmedAt: true } },
      recoveryCodes: { select: { createdAt: true, usedAt: true } },
      signInAttempts: { select: { createdAt: true } },
      knownDevices: { select: { device: true, seenAt: true } },
      factorReset: { select: { reason: true, createdAt: true, dueAt: true } },
      links: { select: { purpose: true, createdAt: true, usedAt: true } },
      linkedAccounts: { select: { issuer: true, subject: true, createdAt: true } },
      grants: { select: { role: true, grantedAt: true } },
      memberships: { select: { createdAt: true, organisation: { select: { name: true } } } },
    },
  });
  const invitations = await tx.invitation.findMany({
    where: { email: person.email },
    select: { createdAt: true, organisation: { select: { name: true } } },
  });
  return { ...person, invitations };
}

/** Erases the account: sessions, second factors, known devices, links, linked accounts, roles, personas and memberships go with the row; invitations to the address and counts of tries too. */
export async function erase(tx: Tx, personId: string): Promise<void> {
  const person = await tx.person.findUnique({ where: { id: personId }, select: { email: true } });
  if (!person) return;
  await tx.invitation.deleteMany({ where: { email: person.email } });
  await tries.forget(tx, personId, digest(person.email));
  await session.endAll(tx, personId);
  await tx.person.delete({ where: { id: personId }, select: { id: true } });
}
