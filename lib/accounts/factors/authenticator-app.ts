// The authenticator app of a person: set up by scanning a picture, confirmed by its first code, each code good for one use.
import "server-only";
import type { z } from "zod";
import { seal, unseal } from "#lib/platform/secret/sealed-text";
import type { Actor } from "../../platform/auth/actor.ts";
import * as session from "../../platform/auth/session.ts";
import { now } from "../../platform/clock.ts";
import { type Tx, transact } from "../../platform/db.ts";
import { env } from "../../platform/env.ts";
import { emit } from "../../platform/jobs.ts";
import * as tries from "../../platform/limits.ts";
import { done, type Result, refuse } from "../../platform/result.ts";
import { limits } from "../context.ts";
import { accountEvents } from "../events.ts";
import type { codeInput } from "../schema.ts";
import * as factor from "./factor.ts";
import { requireProof } from "./grave-action.ts";
import { type Picture, pictureOf } from "./picture.ts";
import * as recoveryCode from "./recovery-code.ts";
import * as totp from "./totp.ts";

export type Setup = {
  /** To type by hand, in groups of four. */
  secret: string;
  /** The same for an app on this device. */
  uri: string;
  /** The same for an app on a phone. */
  picture: Picture;
};

/** Draws a new secret, which counts once its first code is confirmed. `factor_exists`: one is confirmed already; remove it first. */
export async function begin(actor: Actor): Promise<Result<Setup>> {
  return transact(async (tx) => {
    await session.lockAccount(tx, actor.personId);
    const refused = await requireProof(tx, actor, "change factors");
    if (refused) return refused;
    const secret = totp.drawSecret();
    const sealed = seal(env().SITE_SECRET, totp.sealPurpose(actor.personId), secret);
    const set = await tx.$executeRaw`
      INSERT INTO authenticator_app (person_id, sealed_secret) VALUES (${actor.personId}::uuid, ${sealed})
      ON CONFLICT (person_id) DO UPDATE SET sealed_secret = ${sealed}, created_at = app_now(), last_step = NULL
      WHERE authenticator_app.confirmed_at IS NULL`;
    if (set === 0) return refuse("factor_exists");
    const { email } = await tx.person.findUniqueOrThrow({ where: { id: actor.personId }, select: { email: true } });
    const uri = totp.setupUri(secret, email);
    return done({ secret: secret.replace(/(.{4})(?=.)/g, "$1 "), uri, picture: pictureOf(uri) });
  });
}

/** Confirms the app by its first code. Answers ten recovery codes when the person has none yet, else an empty list. */
export async function confirm(actor: Actor, { code }: z.output<typeof codeInput>): Promise<Result<{ recoveryCodes: string[] }>> {
  const count = [limits.codeByPerson, actor.personId] as const;
  const minutes = await tries.spend(count);
  if (minutes) return refuse("too_often", { minutes });
  const confirmed = await transact<Result<{ recoveryCodes: string[] }>>(async (tx) => {
    await session.lockAccount(tx, actor.personId);
    const refused = await requireProof(tx, actor, "change factors");
    if (refused) return refused;
    if (!(await takeStep(tx, actor.personId, code, "unconfirmed"))) return refuse("code_wrong", { field: "code" });
    await tx.$executeRaw`UPDATE authenticator_app SET confirmed_at = app_now() WHERE person_id = ${actor.personId}::uuid`;
    const recoveryCodes = (await recoveryCode.left(tx, actor.personId)) === 0 ? await recoveryCode.draw(tx, actor.personId) : [];
    await emit(tx, accountEvents, "factors_changed", { personId: actor.personId });
    return done({ recoveryCodes });
  });
  if (confirmed.ok) await tries.restore(count);
  return confirmed;
}

/** Takes the app off. Off already is no error. `factor_required`: it is the only second factor of somebody who must have one. */
export async function remove(actor: Actor): Promise<Result<null>> {
  return transact(async (tx) => {
    await session.lockAccount(tx, actor.personId);
    const refused = await requireProof(tx, actor, "change factors");
    if (refused) return refused;
    const { hasApp, passkeys, mustHave } = await factor.of(tx, actor.personId);
    if (hasApp && mustHave && passkeys === 0) return refuse("factor_required");
    const { count } = await tx.authenticatorApp.deleteMany({ where: { personId: actor.personId } });
    if (passkeys === 0) await tx.recoveryCode.deleteMany({ where: { personId: actor.personId } });
    if (count > 0 && hasApp) await emit(tx, accountEvents, "factors_changed", { personId: actor.personId });
    return done(null);
  });
}

/** Whether this is a code of the person's confirmed app that was not used before; it is used up by asking. */
export const takeCode = (tx: Tx, personId: string, code: string): Promise<boolean> => takeStep(tx, personId, code, "confirmed");

async function takeStep(tx: Tx, personId: string, code: string, which: "confirmed" | "unconfirmed"): Promise<boolean> {
  const app = await tx.authenticatorApp.findUnique({ where: { personId }, select: { sealedSecret: true, confirmedAt: true } });
  if (!app || (app.confirmedAt !== null) !== (which === "confirmed")) return false;
  const secret = unseal(env().SITE_SECRET, totp.sealPurpose(personId), app.sealedSecret);
  const step = secret === null ? null : totp.stepOf(secret, code.replace(/\s/g, ""), (await now(tx)).getTime());
  if (step === null) return false;
  // Of two who send one code at once, one finds the step taken.
  const taken = await tx.$executeRaw`
    UPDATE authenticator_app SET last_step = ${step} WHERE person_id = ${personId}::uuid AND coalesce(last_step, 0) < ${step}`;
  return taken === 1;
}
