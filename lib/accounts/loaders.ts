// Reads for the pages of accounts. Null means: not signed in, or nothing of theirs.
import "server-only";
import { cache } from "react";
import { has } from "../platform/auth/actor.ts";
import { oidcProviders } from "../platform/auth/oidc-providers.ts";
import { currentActor } from "../platform/auth/request.ts";
import { currentVisit } from "../platform/auth/visit.ts";
import { letters } from "../platform/mail/mailbox.ts";
import * as addressChange from "./address-change.ts";
import * as companyPage from "./company/company-page.ts";
import * as registration from "./company/registration.ts";
import * as consent from "./consent.ts";
import * as demoCode from "./factors/demo-code.ts";
import * as factor from "./factors/factor.ts";
import * as factorReset from "./factors/factor-reset.ts";
import * as passkey from "./factors/passkey.ts";
import * as invitation from "./invitation.ts";
import * as organisation from "./organisation.ts";
import * as person from "./person.ts";
import * as linkedAccount from "./provider/linked-account.ts";
import * as role from "./role.ts";
import * as device from "./sign-in/device.ts";

/** Who asks, once per request. */
export const loadActor = cache(currentActor);

/** Identity providers of this site, for buttons. */
export const loadProviders = (): linkedAccount.ProviderChoice[] => oidcProviders().map(({ id, name }) => ({ id, name }));

export async function loadAccount() {
  const actor = await loadActor();
  if (!actor) return null;
  const [mine, devices, organisations, invitations, factors, passkeys, resetDueAt, accounts, pendingAddress] = await Promise.all([
    person.mine(actor),
    device.list(actor),
    organisation.mine(actor),
    invitation.waiting(actor),
    factor.mine(actor),
    passkey.list(actor),
    factorReset.due(actor.personId),
    linkedAccount.list(actor),
    addressChange.pending(actor.personId),
  ]);
  const security = { factors, passkeys, resetDueAt, hasPasskeySite: passkey.isAvailable() };
  return {
    ...mine,
    ...security,
    personId: actor.personId,
    roles: actor.roles,
    devices,
    organisations,
    invitations,
    accounts,
    pendingAddress,
  };
}

/**
 * Until when the second step of whoever asks must be there, and whether they are in a browser and network that are new to their account,
 * for the screens of staff and companies.
 */
export async function loadFactorDue(): Promise<{ dueAt: Date | null; isOverdue: boolean; isElsewhere: boolean }> {
  const actor = await loadActor();
  const isElsewhere = actor?.isElsewhere === true;
  return { dueAt: actor?.factorDueAt ?? null, isOverdue: actor?.isFactorOverdue === true && !isElsewhere, isElsewhere };
}

/** A company as its admins keep it; null for everybody else. */
export async function loadCompany(organisationId: string) {
  const actor = await loadActor();
  if (!actor) return "signed_out";
  const [page, crew] = await Promise.all([companyPage.editable(actor, organisationId), organisation.crew(actor, organisationId)]);
  return page && crew && { page, crew };
}

/** The company that I asked for and that waits for its letter to be answered. */
export async function loadRegistration() {
  const actor = await loadActor();
  return actor && registration.pending(actor);
}

/** For admins; for everybody else the page does not exist. */
export async function loadAdmin() {
  const actor = await loadActor();
  if (!actor || !has(actor, "admin")) return null;
  const [holders, companies] = await Promise.all([role.holders(actor), organisation.companies(actor)]);
  return { personId: actor.personId, holders, companies };
}

/** The code of now of the demo world's staff; null everywhere else, and for whoever is not at this machine. */
export const loadDemoCode = async () => ((await currentVisit()).isLocal ? demoCode.now() : null);

/** Letters of the embedded mailbox; null where there is none, and for whoever is not at this machine. */
export const loadMailbox = async () => ((await currentVisit()).isLocal ? letters() : null);

/** My consents, with the texts' hashes in the language of the page; null where nobody is signed in. */
export async function loadConsents(locale: string) {
  const actor = await loadActor();
  return actor && consent.mine(actor, locale);
}
