// The one place where a session begins. Every way to sign in (password, mailed link, identity provider, passkey) ends here.
import "server-only";
import { audit } from "#lib/platform/audit/audit-log";
import * as session from "#lib/platform/auth/session";
import type { Visit } from "#lib/platform/auth/visit";
import type { Tx } from "#lib/platform/db";
import * as accountBan from "../account-ban.ts";
import * as closedAccount from "../closed-account.ts";
import * as factor from "../factors/factor.ts";
import * as signInAttempt from "../factors/sign-in-attempt.ts";
import * as knownDevice from "./known-device.ts";
import * as sessionLife from "./session-life.ts";

/** How a person proved who they are. */
export type SignInMethod = "password" | "link" | "provider" | "passkey" | "second step";

/** `token` goes into a cookie and nowhere else: that of the session, or that of a sign-in which lacks its second step and opens nothing. */
export type OpenedSession = { token: string; opens: "session" | "second step" | "closed account" };

type Request = {
  personId: string;
  visit: Visit;
  method: SignInMethod;
  /** When an identity provider had the person prove who they are; null when it does not say. Every other way is a proof of now. */
  provedAt?: Date | null;
};

/**
 * Opens a session of this person in this browser, in the caller's transaction, under the account's lock. With a second factor it begins
 * the second step instead, until that was given.
 */
export async function openSession(tx: Tx, { personId, visit, method, provedAt }: Request): Promise<OpenedSession> {
  await session.lockAccount(tx, personId);
  await accountBan.refuseBanned(tx, personId);
  const isSecond = method === "passkey" || method === "second step";
  if (!isSecond && factor.asksSecondStep(await factor.of(tx, personId)))
    return { token: await signInAttempt.begin(tx, personId), opens: "second step" };
  await knownDevice.note(tx, personId, visit, isSecond);
  if (await closedAccount.isClosed(tx, personId))
    return { token: await session.open(tx, personId, visit.device, sessionLife.ofClosed), opens: "closed account" };
  const token = await session.open(tx, personId, visit.device, await sessionLife.of(tx, personId), provedAt);
  const roles = await tx.roleGrant.count({ where: { personId } });
  if (roles > 0) await audit(tx, { kind: "staff.signed_in", actorId: personId, details: { method } });
  return { token, opens: "session" };
}
