// Signing in with an identity provider: whom the provider's answer means here, and what is missing where it means nobody yet.
import "server-only";
import type { Actor } from "../../platform/auth/actor.ts";
import { type OidcProvider, oidcProviders } from "../../platform/auth/oidc-providers.ts";
import * as session from "../../platform/auth/session.ts";
import type { Visit } from "../../platform/auth/visit.ts";
import { db, type Tx, transact } from "../../platform/db.ts";
import * as tries from "../../platform/limits.ts";
import { done, type Result, refuse } from "../../platform/result.ts";
import { limits } from "../context.ts";
import * as email from "../email.ts";
import { requireProof } from "../factors/grave-action.ts";
import * as person from "../person.ts";
import * as link from "../sign-in/link.ts";
import { seal } from "./cookie.ts";
import * as linkedAccount from "./linked-account.ts";

/** What a provider said; next-auth has checked signature, issuer, audience, expiry and nonce. */
export type ProviderClaims = { subject: string; email: string | null; isEmailVerified: boolean };

/** Where the person came from: the language of their pages and the page to go on to. */
export type ComingFrom = { locale: string; next: string };

export type ProviderOutcome =
  | { kind: "known"; personId: string }
  | { kind: "linked" }
  | { kind: "letter_sent"; pending: linkedAccount.PendingIdentity }
  | { kind: "refused"; code: "taken" | "other_linked" | "no_address" | "too_often" | "stale" };

/** Lets this session link an account of a provider: what the browser carries there and back. `missing`: there is no such provider. `proof_needed`: after ten minutes. */
export async function startLinking(actor: Actor, { provider }: { provider: string }): Promise<Result<string>> {
  if (!oidcProviders().some(({ id }) => id === provider)) return refuse("missing");
  const refused = await requireProof(db, actor, "change linked accounts");
  if (refused) return refused;
  return done(await seal("linking", { sessionId: actor.sessionId, provider }));
}

/** From the account page of somebody signed in: links the provider's account with theirs. `stale`: they were away for more than ten minutes. */
export async function linkTo(actor: Actor, provider: OidcProvider, claims: ProviderClaims): Promise<ProviderOutcome> {
  return transact(async (tx) => {
    await session.lockAccount(tx, actor.personId);
    if (await requireProof(tx, actor, "change linked accounts")) return { kind: "refused", code: "stale" };
    const linking = await linkedAccount.link(tx, actor.personId, identityOf(provider, claims));
    return linking === "linked" ? { kind: "linked" } : { kind: "refused", code: linking };
  });
}

/**
 * From the sign-in page. A linked account means its person. An unlinked one is linked at once when the provider may vouch for its
 * address and that address was confirmed here by somebody without a role. In every other case a mailed link asks the address's owner.
 */
export async function recognise(visit: Visit, provider: OidcProvider, claims: ProviderClaims, from: ComingFrom): Promise<ProviderOutcome> {
  const identity = identityOf(provider, claims);
  const address = claims.isEmailVerified && claims.email ? email.canonical(claims.email) : null;
  const known = await transact((tx) => knownOrLinked(tx, provider, identity, address));
  if (known) return known;
  if (!address) return { kind: "refused", code: "no_address" };
  const minutes = await tries.spend([limits.signUpByNetwork, visit.network], ...person.letterCounts(visit, address));
  if (minutes) return { kind: "refused", code: "too_often" };
  await transact(async (tx) => {
    const personId = await person.findOrMake(tx, address, from.locale);
    await link.order(tx, { personId, purpose: "sign_in", locale: from.locale, next: from.next });
  });
  return { kind: "letter_sent", pending: { ...identity, email: address } };
}

/** Null where neither the account nor its address says who it is. Who is found by the address is asked about again under the account's lock. */
async function knownOrLinked(
  tx: Tx,
  provider: OidcProvider,
  identity: linkedAccount.Identity,
  address: string | null,
): Promise<ProviderOutcome | null> {
  const owner = await linkedAccount.ownerOf(tx, identity);
  if (owner) return { kind: "known", personId: owner };
  const personId = address && mayVouch(provider, address) ? await confirmedWithoutRole(tx, address) : null;
  if (!address || !personId) return null;
  await session.lockAccount(tx, personId);
  if ((await confirmedWithoutRole(tx, address)) !== personId) return null;
  const linking = await linkedAccount.link(tx, personId, identity);
  // Another account of this provider may be linked already: the address says nothing about which one is right.
  return linking === "linked" ? { kind: "known", personId } : { kind: "refused", code: linking };
}

const identityOf = ({ issuer }: OidcProvider, { subject }: ProviderClaims): linkedAccount.Identity => ({ issuer, subject });

/** A company's provider may claim any address: it is believed only about domains that the operator named. */
function mayVouch({ trustedDomains }: OidcProvider, address: string): boolean {
  const domain = address.slice(address.indexOf("@") + 1);
  return trustedDomains.includes("*") || trustedDomains.includes(domain);
}

/**
 * The person with this confirmed address; null for those with a role or a company, whose accounts are worth an attack. A closed account has
 * laid its companies aside, and may get back the one that has no other member.
 */
async function confirmedWithoutRole(tx: Tx, address: string): Promise<string | null> {
  const found = await tx.person.findFirst({
    where: { email: address, closedAt: null, emailConfirmedAt: { not: null }, grants: { none: {} }, memberships: { none: {} } },
    select: { id: true },
  });
  return found?.id ?? null;
}
