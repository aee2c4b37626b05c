// Reads for pages: who saw me, what I allowed, and who cannot see me. "signed_out" where nobody is signed in.
import "server-only";
import { cache } from "react";
import * as organisation from "#lib/accounts/organisation";
import { currentActor } from "#lib/platform/auth/request";
import * as block from "./block.ts";
import * as companyGroup from "./company-group.ts";
import * as freeze from "./freeze.ts";
import * as grant from "./grant.ts";
import * as ledger from "./ledger.ts";
import * as shield from "./shield.ts";
import type { VisibilityPage } from "./visibility-view.ts";

/** The newest looks at whoever asks. */
export async function ownLooks(limit: number) {
  const actor = await currentActor();
  return actor ? ledger.own(actor, { limit }) : "signed_out";
}

/** The grants of whoever asks. */
export async function ownGrants(limit: number) {
  const actor = await currentActor();
  return actor ? grant.own(actor, limit) : "signed_out";
}

/** Whom whoever asks hides from and blocked, and whether they are frozen; once per request. */
export const visibilityPage = cache(async (): Promise<VisibilityPage | "signed_out"> => {
  const actor = await currentActor();
  if (!actor) return "signed_out";
  const [hiddenFrom, blocks, frozenSince, organisations] = await Promise.all([
    shield.list(actor),
    block.list(actor),
    freeze.frozenSince(actor),
    organisation.names(),
  ]);
  return { hiddenFrom, blocks, frozenSince, organisations };
});

/** The groups of companies; null for everybody but officers and admins. */
export const companyGroupsPage = cache(async () => {
  const actor = await currentActor();
  return actor ? companyGroup.page(actor) : "signed_out";
});
