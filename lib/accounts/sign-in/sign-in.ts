// Getting in: by password, or by a link sent to the address. Every answer is the same for a known and an unknown address.
import "server-only";
import type { z } from "zod";
import type { Visit } from "#lib/platform/auth/visit";
import { db, type Tx, transact } from "#lib/platform/db";
import * as tries from "#lib/platform/limits";
import { done, type Result, refuse } from "#lib/platform/result";
import { digest } from "#lib/platform/secret/random";
import { limits } from "../context.ts";
import * as email from "../email.ts";
import { isOpenHereOnly } from "../factors/demo-code.ts";
import * as person from "../person.ts";
import * as linkedAccount from "../provider/linked-account.ts";
import type { linkRequestInput, linkUseInput, resetInput, signInInput } from "../schema.ts";
import * as link from "./link.ts";
import { nextPath } from "./next-path.ts";
import { type OpenedSession, openSession } from "./open-session.ts";
import * as password from "./password.ts";

/** `wrong_password` for a wrong password, an unknown address and an account without a password alike. */
export async function byPassword(visit: Visit, input: z.output<typeof signInInput>): Promise<Result<OpenedSession>> {
  const address = email.canonical(input.email);
  const account = digest(address ?? input.email);
  const counts = [
    [limits.wrongByNetwork, visit.network],
    [limits.wrongByAccountAndNetwork, `${account} ${visit.network}`],
    [limits.wrongByAccount, account],
    [limits.wrongByAll, "all"],
  ] as const;
  const minutes = await tries.spend(...counts);
  if (minutes) return refuse("too_often", { minutes });
  const isHidden = address === null || (!visit.isLocal && isOpenHereOnly(address));
  const found = isHidden ? null : await db.person.findUnique({ where: { email: address }, select: { id: true, passwordHash: true } });
  if (!(await password.verify(found?.passwordHash ?? null, input.password)) || !found) return refuse("wrong_password");
  await tries.restore(...counts);
  return transact(async (tx) => {
    // The password may have been changed while this one was being verified.
    if (!(await person.stillHas(tx, found.id, found.passwordHash))) return refuse("wrong_password");
    return done(await openSession(tx, { personId: found.id, visit, method: "password" }));
  });
}

/** Orders a link to sign in, or to choose a new password. Whether anything is sent is known to the address's owner only. */
export async function requestLink(visit: Visit, input: z.output<typeof linkRequestInput>): Promise<Result<null>> {
  const address = email.canonical(input.email);
  if (!address) return refuse("email_invalid", { field: "email" });
  const minutes = await tries.spend([limits.signUpByNetwork, visit.network], ...person.letterCounts(visit, address));
  if (minutes) return refuse("too_often", { minutes });
  await transact(async (tx) => {
    const found = await tx.person.findUnique({ where: { email: address }, select: { id: true } });
    await link.order(tx, { personId: found?.id ?? null, purpose: input.purpose, locale: input.locale, next: nextPath(input.next, "") });
  });
  return done(null);
}

/**
 * Uses a mailed link: confirms the address and signs in. `link_dead` when it was used, is late, or a newer one was sent. `pending`: an
 * account at an identity provider that began in this browser and waited for this address.
 */
export async function byLink(
  visit: Visit,
  input: z.output<typeof linkUseInput>,
  pending: linkedAccount.PendingIdentity | null = null,
): Promise<Result<OpenedSession>> {
  return transact(async (tx) => {
    const personId = await link.take(tx, input.token, ["sign_up", "sign_in"]);
    if (!personId) return refuse("link_dead");
    await person.confirm(tx, personId);
    const opened = await openSession(tx, { personId, visit, method: "link" });
    // Before the second step, whoever reads the mail alone must not add a way in.
    if (pending && opened.opens === "session") await linkedAccount.linkPending(tx, personId, pending);
    return done(opened);
  });
}

/** Finishes signing up behind the mailed link: the password is chosen now, the address confirmed, the browser signed in. */
export async function finishSignUp(visit: Visit, input: z.output<typeof resetInput>): Promise<Result<OpenedSession>> {
  return withPassword(visit, input, "sign_up", person.setFirstPassword);
}

/** Sets a new password by a mailed link, ends every session, and signs in here. */
export async function reset(visit: Visit, input: z.output<typeof resetInput>): Promise<Result<OpenedSession>> {
  return withPassword(visit, input, "reset", person.setPassword);
}

/** A refused password leaves the link alive. */
async function withPassword(
  visit: Visit,
  input: z.output<typeof resetInput>,
  purpose: link.LinkPurpose,
  set: (tx: Tx, personId: string, passwordHash: string) => Promise<boolean>,
): Promise<Result<OpenedSession>> {
  const whose = await link.peek(input.token, [purpose]);
  if (!whose) return refuse("link_dead");
  const weakness = password.judge(input.password, whose.email);
  if (weakness) return refuse(weakness, { field: "password" });
  const passwordHash = await password.hash(input.password);
  return transact(async (tx) => {
    const personId = await link.take(tx, input.token, [purpose]);
    if (!personId || !(await set(tx, personId, passwordHash))) return refuse("link_dead");
    return done(await openSession(tx, { personId, visit, method: "link" }));
  });
}
