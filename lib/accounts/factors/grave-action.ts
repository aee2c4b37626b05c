// What a stolen session alone must not do. Each of these asks whoever signed in longer than ten minutes ago to prove again who they are.
import "server-only";
import type { Actor } from "../../platform/auth/actor.ts";
import type { Tx } from "../../platform/db.ts";
import { type Refusal, refuse } from "../../platform/result.ts";

/** Every one of them, and what it does. */
export const graveActions = {
  "change the password": "sets another password, and ends every other session",
  "change the address": "gives the account another address",
  "change factors": "adds or takes off a passkey, an authenticator app or recovery codes",
  "change linked accounts": "links or unlinks an account of an identity provider",
  "change roles": "makes somebody recruiter, officer or admin, or takes a role away",
  "reset factors": "takes the second factor of somebody who lost it, or stops that",
  "make a company": "makes a company that can post vacancies",
  "invite to a company": "lets an address become a member of a company, who reads its applications",
  "change a company's members": "gives a member of a company another role",
  "delete the account": "closes the account and destroys it a week later",
  "export my data": "has a copy made of all that is held of somebody",
  "fetch my export": "opens that copy",
  "ban from a series": "keeps somebody out of all meetings of a forum",
  "take a vacancy down": "takes a vacancy down after a report, with what is read of its applicants",
  "freeze a company": "keeps a company from posting vacancies after a report",
  "ban an account": "closes somebody's account after a report",
} as const;

export type GraveAction = keyof typeof graveActions;

/** How long a proof holds. */
const proofMinutes = 10;

/** Null when the actor's session has proved within ten minutes who holds it, else `proof_needed`. */
export async function requireProof(tx: Tx, actor: Actor, _action: GraveAction): Promise<Refusal | null> {
  // A copy of a session's token that is used elsewhere is not covered by the proof of its owner.
  if (actor.isElsewhere) return refuse("proof_needed");
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM session WHERE id = ${actor.sessionId}::uuid AND person_id = ${actor.personId}::uuid
      AND proved_at > app_now() - ${proofMinutes} * interval '1 minute'`;
  return rows.length === 1 ? null : refuse("proof_needed");
}
