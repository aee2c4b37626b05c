// Accounts of identity providers by which a person signs in here. Kept of each: who issued it and the subject, nothing else.
import "server-only";
import type { Actor } from "../../platform/auth/actor.ts";
import { type OidcProvider, oidcProviders } from "../../platform/auth/oidc-providers.ts";
import * as session from "../../platform/auth/session.ts";
import { db, type Tx, transact } from "../../platform/db.ts";
import { emit } from "../../platform/jobs.ts";
import { done, type Result, refuse } from "../../platform/result.ts";
import { accountEvents } from "../events.ts";
import { requireProof } from "../factors/grave-action.ts";

/** An account at a provider: `subject` is its id there, never reused within one issuer (OpenID Connect Core 1.0, section 2). */
export type Identity = { issuer: string; subject: string };

/** The person this account is linked with; null when nobody is. */
export async function ownerOf(tx: Tx, { issuer, subject }: Identity): Promise<string | null> {
  const linked = await tx.linkedAccount.findUnique({ where: { issuer_subject: { issuer, subject } }, select: { personId: true } });
  return linked?.personId ?? null;
}

export type Linking = "linked" | "taken" | "other_linked";

/**
 * Links this account with the person, under the account's lock, and tells the owner by mail. Linking it again changes nothing.
 * `taken`: it is another person's. `other_linked`: the person already has another account of this provider.
 */
export async function link(tx: Tx, personId: string, { issuer, subject }: Identity): Promise<Linking> {
  await session.lockAccount(tx, personId);
  const made = await tx.$executeRaw`
    INSERT INTO linked_account (id, person_id, issuer, subject) VALUES (gen_random_uuid(), ${personId}::uuid, ${issuer}, ${subject})
    ON CONFLICT DO NOTHING`;
  if (made === 1) await emit(tx, accountEvents, "sign_in_methods_changed", { personId });
  const owner = await ownerOf(tx, { issuer, subject });
  return owner === personId ? "linked" : owner === null ? "other_linked" : "taken";
}

/** An account of a provider that waits for its address to be confirmed by a mailed link, pressed in the same browser. */
export type PendingIdentity = Identity & { email: string };

/** Links a waiting account with the person whose address was confirmed just now. Another address links nothing. */
export async function linkPending(tx: Tx, personId: string, pending: PendingIdentity): Promise<void> {
  const person = await tx.person.findUnique({ where: { id: personId }, select: { email: true } });
  if (person?.email === pending.email) await link(tx, personId, pending);
}

export type LinkedAccountLine = { linkedAccountId: string; provider: string; since: string };
export type ProviderChoice = Pick<OidcProvider, "id" | "name">;

/** What the account page shows: linked accounts, and providers of which the person has none. */
export async function list(actor: Actor): Promise<{ linked: LinkedAccountLine[]; free: ProviderChoice[] }> {
  const rows = await db.linkedAccount.findMany({
    where: { personId: actor.personId },
    orderBy: { createdAt: "asc" },
    select: { id: true, issuer: true, createdAt: true },
  });
  const providers = oidcProviders();
  return {
    linked: rows.map(({ id, issuer, createdAt }) => ({
      linkedAccountId: id,
      // A provider that is no longer set up has no name here.
      provider: providers.find((one) => one.issuer === issuer)?.name ?? new URL(issuer).hostname,
      since: createdAt.toISOString(),
    })),
    free: providers.filter(({ issuer }) => rows.every((row) => row.issuer !== issuer)).map(({ id, name }) => ({ id, name })),
  };
}

/**
 * Unlinks one of my accounts. Another person's, or one that is gone, changes nothing. `last_way_in`: nothing but
 * letters would let me in. `proof_needed`: after ten minutes.
 */
export async function unlink(actor: Actor, { linkedAccountId }: { linkedAccountId: string }): Promise<Result<null>> {
  return transact(async (tx) => {
    await session.lockAccount(tx, actor.personId);
    const mine = await tx.linkedAccount.findFirst({ where: { id: linkedAccountId, personId: actor.personId }, select: { id: true } });
    if (!mine) return done(null);
    const refused = await requireProof(tx, actor, "change linked accounts");
    if (refused) return refused;
    if (!(await hasOtherWayIn(tx, actor.personId, linkedAccountId))) return refuse("last_way_in");
    await tx.linkedAccount.delete({ where: { id: linkedAccountId }, select: { id: true } });
    await emit(tx, accountEvents, "sign_in_methods_changed", { personId: actor.personId });
    return done(null);
  });
}

/** Whether the person can sign in without this linked account: by a password, a passkey or another provider. Letters are not counted. */
async function hasOtherWayIn(tx: Tx, personId: string, linkedAccountId: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ has: boolean }[]>`
    SELECT p.password_hash IS NOT NULL
      OR EXISTS (SELECT 1 FROM passkey k WHERE k.person_id = p.id)
      OR EXISTS (SELECT 1 FROM linked_account l WHERE l.person_id = p.id AND l.id <> ${linkedAccountId}::uuid) AS has
    FROM person p WHERE p.id = ${personId}::uuid`;
  return row?.has ?? false;
}
