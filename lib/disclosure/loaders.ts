// Reads for pages: who saw me, and what I allowed.
import "server-only";
import { currentActor } from "#lib/platform/auth/request";
import * as grant from "./grant.ts";
import * as ledger from "./ledger.ts";

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
