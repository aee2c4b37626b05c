// Ten codes for the day on which the second factor is lost: each opens once, and only their digests are kept.
import "server-only";
import { digest, randomId } from "#lib/platform/secret/random";
import type { Actor } from "../../platform/auth/actor.ts";
import * as session from "../../platform/auth/session.ts";
import { type Tx, transact } from "../../platform/db.ts";
import { emit } from "../../platform/jobs.ts";
import { done, type Result, refuse } from "../../platform/result.ts";
import { accountEvents } from "../events.ts";
import * as factor from "./factor.ts";
import { requireProof } from "./grave-action.ts";

const howMany = 10;
/** 16 characters of 5 bits: too many to try out, so a plain digest holds. */
const length = 16;

/** A code as it is compared, however it was typed: letters that are mistaken for digits are read as those. */
export const canonical = (typed: string): string =>
  typed
    .toLowerCase()
    .replace(/[^0-9a-z]/g, "")
    .replaceAll("o", "0")
    .replace(/[il]/g, "1");

/** Ten new ones, in groups of four; earlier ones are dead. */
export async function draw(tx: Tx, personId: string): Promise<string[]> {
  const codes = Array.from({ length: howMany }, () => randomId(length).replace(/(.{4})(?=.)/g, "$1-"));
  await tx.recoveryCode.deleteMany({ where: { personId } });
  await tx.recoveryCode.createMany({ data: codes.map((code) => ({ personId, codeDigest: digest(canonical(code)) })) });
  return codes;
}

/** Draws ten new codes for somebody who has a second factor. `missing` for somebody who has none. */
export async function renew(actor: Actor): Promise<Result<{ recoveryCodes: string[] }>> {
  return transact(async (tx) => {
    await session.lockAccount(tx, actor.personId);
    const refused = await requireProof(tx, actor, "change factors");
    if (refused) return refused;
    const { hasApp, passkeys } = await factor.of(tx, actor.personId);
    if (!hasApp && passkeys === 0) return refuse("missing");
    const recoveryCodes = await draw(tx, actor.personId);
    await emit(tx, accountEvents, "factors_changed", { personId: actor.personId });
    return done({ recoveryCodes });
  });
}

/** Whether this is one of the person's unused codes; it is used up by asking. */
export async function take(tx: Tx, personId: string, code: string): Promise<boolean> {
  const used = await tx.$executeRaw`
    UPDATE recovery_code SET used_at = app_now()
    WHERE person_id = ${personId}::uuid AND code_digest = ${digest(canonical(code))} AND used_at IS NULL`;
  return used === 1;
}

/** How many are unused. */
export const left = (tx: Tx, personId: string): Promise<number> => tx.recoveryCode.count({ where: { personId, usedAt: null } });
