// How long sessions live: the more an account opens, the shorter.
import "server-only";
import { lockAccount, longestLife, type SessionLife, setLife } from "#lib/platform/auth/session";
import type { Tx } from "#lib/platform/db";

const hour = 3600;

/** Officers and admins. */
const staff: SessionLife = { idleSeconds: 15 * 60, wholeSeconds: 12 * hour };
/** Recruiters and members of an organisation, who see applications. */
const trade: SessionLife = { idleSeconds: 12 * hour, wholeSeconds: 7 * 24 * hour };

/** To choose whether to keep a closed account. */
export const ofClosed: SessionLife = { idleSeconds: 15 * 60, wholeSeconds: 15 * 60 };

/** The life of this person's sessions, by the roles and memberships of now. */
export async function of(tx: Tx, personId: string): Promise<SessionLife> {
  const grants = await tx.roleGrant.findMany({ where: { personId }, select: { role: true } });
  if (grants.some(({ role }) => role === "officer" || role === "admin")) return staff;
  if (grants.length > 0 || (await tx.membership.count({ where: { personId } })) > 0) return trade;
  return longestLife;
}

/** Call when a membership began or ended. A change of roles ends the sessions instead. */
export async function renew(tx: Tx, personId: string): Promise<void> {
  // A session that is being opened at this moment has read the memberships of before.
  await lockAccount(tx, personId);
  await setLife(tx, personId, await of(tx, personId));
}
