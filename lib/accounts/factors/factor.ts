// The second factors a person has, and whether they must have one.
import "server-only";
import type { Actor } from "../../platform/auth/actor.ts";
import { db, type Tx } from "../../platform/db.ts";

export type Factors = {
  hasPassword: boolean;
  /** Whether an authenticator app is confirmed. */
  hasApp: boolean;
  /** How many passkeys. */
  passkeys: number;
  /** Whether a role or a company asks for a second factor. */
  mustHave: boolean;
  /** Past it roles and companies count for nothing; null for somebody who need not have a second factor or has one. */
  dueAt: Date | null;
  isOverdue: boolean;
};

/** What this person has at this moment. */
export async function of(tx: Tx, personId: string): Promise<Factors> {
  const [row] = await tx.$queryRaw<Factors[]>`
    SELECT p.password_hash IS NOT NULL AS "hasPassword",
      EXISTS (SELECT 1 FROM authenticator_app a WHERE a.person_id = p.id AND a.confirmed_at IS NOT NULL) AS "hasApp",
      (SELECT count(*)::int FROM passkey k WHERE k.person_id = p.id) AS passkeys,
      must_have_second_factor(p.id) AS "mustHave",
      second_factor_due(p.id) AS "dueAt", coalesce(second_factor_due(p.id) <= app_now(), false) AS "isOverdue"
    FROM person p WHERE p.id = ${personId}::uuid`;
  if (!row) throw new Error("there is no such person");
  return row;
}

/** Said when somebody is given a role or becomes a member of a company: from the first time on they have seven days. */
export async function startGrace(tx: Tx, personId: string): Promise<void> {
  await tx.$executeRaw`UPDATE person SET first_role_at = app_now() WHERE id = ${personId}::uuid AND first_role_at IS NULL`;
}

/**
 * Whether signing in goes on with a second step: with an authenticator app always. Passkeys alone ask for it of those only who must
 * have a second factor; for everybody else they are one more way in.
 */
export const asksSecondStep = ({ hasApp, passkeys, mustHave }: Factors): boolean => hasApp || (mustHave && passkeys > 0);

export type OwnFactors = Factors & { recoveryCodesLeft: number };

/** What the owner's own page shows. */
export async function mine(actor: Actor): Promise<OwnFactors> {
  const [own, recoveryCodesLeft] = await Promise.all([
    of(db, actor.personId),
    db.recoveryCode.count({ where: { personId: actor.personId, usedAt: null } }),
  ]);
  return { ...own, recoveryCodesLeft };
}
