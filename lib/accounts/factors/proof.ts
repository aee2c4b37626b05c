// Proving again who one is before a grave action: by a code, a passkey, or the password of somebody who has neither.
import "server-only";
import type { z } from "zod";
import type { Actor } from "../../platform/auth/actor.ts";
import * as session from "../../platform/auth/session.ts";
import type { Visit } from "../../platform/auth/visit.ts";
import { db, type Tx, transact } from "../../platform/db.ts";
import * as tries from "../../platform/limits.ts";
import { done, type Result, refuse } from "../../platform/result.ts";
import { limits } from "../context.ts";
import type { codeInput, passkeyInput, proofPasswordInput } from "../schema.ts";
import * as knownDevice from "../sign-in/known-device.ts";
import * as password from "../sign-in/password.ts";
import * as code from "./code.ts";
import * as factor from "./factor.ts";
import * as passkey from "./passkey.ts";

/** The session's new token goes into the browser's cookie: a copy of the old one, taken before, is worthless after the proof. */
export type Proved = { token: string };

/** What the actor may prove it with. Nothing: they sign in again, by a mailed link. */
export type ProofWays = { code: boolean; passkey: boolean; password: boolean };

export async function ways(actor: Actor): Promise<Result<ProofWays>> {
  const { hasApp, passkeys, hasPassword } = await factor.of(db, actor.personId);
  return done({ code: hasApp, passkey: passkeys > 0, password: hasPassword && !hasApp && passkeys === 0 });
}

/** `proof_needed` in a browser and network that are new to somebody with a role. */
export const here = async (actor: Actor): Promise<Result<null>> => (actor.isElsewhere ? refuse("proof_needed") : done(null));

/** By a code of the authenticator app, or a recovery code. */
export async function byCode(actor: Actor, visit: Visit, input: z.output<typeof codeInput>): Promise<Result<Proved>> {
  const counts = code.counts(actor.personId);
  const minutes = await tries.spend(...counts);
  if (minutes) return refuse("too_often", { minutes });
  const token = await transact(async (tx) => {
    await session.lockAccount(tx, actor.personId);
    return (await code.take(tx, actor.personId, input.code)) ? note(tx, actor, visit, true) : null;
  });
  if (!token) return refuse("code_wrong", { field: "code" });
  await tries.restore(...counts);
  return done({ token });
}

/** By the password, for somebody who has no second factor. */
export async function byPassword(actor: Actor, visit: Visit, input: z.output<typeof proofPasswordInput>): Promise<Result<Proved>> {
  const count = [limits.passwordChangeByPerson, actor.personId] as const;
  const minutes = await tries.spend(count);
  if (minutes) return refuse("too_often", { minutes });
  const person = await db.person.findUniqueOrThrow({ where: { id: actor.personId }, select: { passwordHash: true } });
  if (!(await password.verify(person.passwordHash, input.password))) return refuse("wrong_password", { field: "password" });
  await tries.restore(count);
  return transact(async (tx) => {
    await session.lockAccount(tx, actor.personId);
    const { hasApp, passkeys } = await factor.of(tx, actor.personId);
    if (hasApp || passkeys > 0) return refuse("missing");
    const token = await note(tx, actor, visit, false);
    return token ? done({ token }) : refuse("signed_out");
  });
}

/** By a passkey of one's own. */
export async function byPasskey(
  actor: Actor,
  visit: Visit,
  attempt: string | null,
  input: z.output<typeof passkeyInput>,
): Promise<Result<Proved>> {
  const signed = await passkey.verify(attempt, input.credential);
  if (!signed || signed.personId !== actor.personId) return refuse("passkey_refused");
  const token = await transact((tx) => note(tx, actor, visit, true));
  return token ? done({ token }) : refuse("signed_out");
}

/** Null for a session that ended meanwhile: it proves nothing. From now on the person is known in this browser and network. */
async function note(tx: Tx, actor: Actor, visit: Visit, hasSecondFactor: boolean): Promise<string | null> {
  const token = await session.renew(tx, actor.personId, actor.sessionId);
  if (token) await knownDevice.note(tx, actor.personId, visit, hasSecondFactor);
  return token;
}
