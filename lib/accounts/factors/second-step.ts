// The second step of signing in: a code or a passkey, after the password, link or identity provider was right.
import "server-only";
import type { z } from "zod";
import * as session from "../../platform/auth/session.ts";
import type { Visit } from "../../platform/auth/visit.ts";
import { db, transact } from "../../platform/db.ts";
import * as tries from "../../platform/limits.ts";
import { done, type Result, refuse } from "../../platform/result.ts";
import { limits } from "../context.ts";
import type { codeInput, passkeyInput } from "../schema.ts";
import { type OpenedSession, openSession } from "../sign-in/open-session.ts";
import * as code from "./code.ts";
import * as passkey from "./passkey.ts";
import * as signInAttempt from "./sign-in-attempt.ts";

/** By a code of the authenticator app, or a recovery code. `attempt_over`: it is later than ten minutes, or the password changed. */
export async function byCode(visit: Visit, attempt: string | null, input: z.output<typeof codeInput>): Promise<Result<OpenedSession>> {
  const personId = await signInAttempt.personOf(db, attempt);
  if (!personId || !attempt) return refuse("attempt_over");
  const counts = [[limits.wrongByNetwork, visit.network] as const, ...code.counts(personId)];
  const minutes = await tries.spend(...counts);
  if (minutes) return refuse("too_often", { minutes });
  const opened = await transact(async (tx) => {
    await session.lockAccount(tx, personId);
    if ((await signInAttempt.personOf(tx, attempt)) !== personId) return refuse("attempt_over");
    if (!(await code.take(tx, personId, input.code))) return refuse("code_wrong", { field: "code" });
    await signInAttempt.finish(tx, attempt);
    return done(await openSession(tx, { personId, visit, method: "second step" }));
  });
  if (opened.ok) await tries.restore(...counts);
  return opened;
}

/**
 * By a passkey: alone, or as the second step of whoever's attempt it is. `passkey_refused`: nobody's, somebody else's, or not signed for
 * this browser.
 */
export async function byPasskey(
  visit: Visit,
  attempt: string | null,
  { credential }: z.output<typeof passkeyInput>,
): Promise<Result<OpenedSession>> {
  const minutes = await tries.spend([limits.passkeyByNetwork, visit.network]);
  if (minutes) return refuse("too_often", { minutes });
  const begunBy = await signInAttempt.personOf(db, attempt);
  const signed = await passkey.verify(attempt, credential);
  if (!signed || !attempt || (begunBy && begunBy !== signed.personId)) return refuse("passkey_refused");
  return transact(async (tx) => {
    await session.lockAccount(tx, signed.personId);
    // Taken off while it was being verified, it opens nothing.
    const isKept = await tx.passkey.count({ where: { personId: signed.personId, credentialId: credential.id } });
    if (isKept === 0 || !(await signInAttempt.finish(tx, attempt))) return refuse("passkey_refused");
    return done(await openSession(tx, { personId: signed.personId, visit, method: "passkey" }));
  });
}
