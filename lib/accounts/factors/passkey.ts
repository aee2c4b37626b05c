// Passkeys: made, named and taken off by their owner; one of them signs in alone, since the device has asked for a finger or a PIN.
import "server-only";
import { isIP } from "node:net";
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";
import { decodeAttestationObject, isoBase64URL } from "@simplewebauthn/server/helpers";
import type { z } from "zod";
import type { Actor } from "../../platform/auth/actor.ts";
import * as session from "../../platform/auth/session.ts";
import type { Visit } from "../../platform/auth/visit.ts";
import { db, transact, wasFirst } from "../../platform/db.ts";
import { env } from "../../platform/env.ts";
import { emit } from "../../platform/jobs.ts";
import * as tries from "../../platform/limits.ts";
import { log } from "../../platform/log.ts";
import { done, type Result, refuse } from "../../platform/result.ts";
import { limits } from "../context.ts";
import { accountEvents } from "../events.ts";
import type { newPasskeyInput, passkeyIdInput, passkeyInput, passkeyNameInput } from "../schema.ts";
import * as factor from "./factor.ts";
import { requireProof } from "./grave-action.ts";
import * as recoveryCode from "./recovery-code.ts";
import * as signInAttempt from "./sign-in-attempt.ts";

/** More than anybody has devices. */
const mostPasskeys = 20;

/** The one site a passkey of ours works on. */
const site = () => {
  const { origin, hostname } = new URL(env().SITE_URL);
  return { origin, hostname };
};

/** Passkeys belong to a name: a site that is reached by a bare IP address has none (WebAuthn, relying party identifier). */
export const isAvailable = (): boolean => isIP(site().hostname.replace(/^\[|\]$/g, "")) === 0;

export type Challenge<T> = { attempt: string; options: T };

/** What the browser asks a device for when it makes a passkey: one that it finds again by itself, behind a finger or a PIN. */
export async function offer(actor: Actor, attempt: string | null): Promise<Result<Challenge<PublicKeyCredentialCreationOptionsJSON>>> {
  const refused = await requireProof(db, actor, "change factors");
  if (refused) return refused;
  const person = await db.person.findUniqueOrThrow({
    where: { id: actor.personId },
    select: { email: true, passkeys: { select: { credentialId: true } } },
  });
  if (!isAvailable() || person.passkeys.length >= mostPasskeys) return refuse("passkey_refused");
  const options = await generateRegistrationOptions({
    rpName: "Suara Kerja",
    rpID: site().hostname,
    userName: person.email,
    userID: Buffer.from(actor.personId),
    attestationType: "none",
    excludeCredentials: person.passkeys.map(({ credentialId }) => ({ id: credentialId })),
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
  });
  return done({ attempt: await signInAttempt.challenge(attempt, options.challenge), options });
}

/** Keeps a new passkey. Answers ten recovery codes to somebody who must have a second factor and has no codes, else an empty list. */
export async function add(
  actor: Actor,
  attempt: string | null,
  { credential, name }: z.output<typeof newPasskeyInput>,
): Promise<Result<{ recoveryCodes: string[] }>> {
  const expectedChallenge = await signInAttempt.takeChallenge(attempt);
  if (!expectedChallenge || !vouchesForItself(credential)) return refuse("passkey_refused");
  const made = await verifyRegistrationResponse({
    response: credential as RegistrationResponseJSON,
    expectedChallenge,
    expectedOrigin: site().origin,
    expectedRPID: site().hostname,
    requireUserVerification: true,
  }).catch(noteRefused);
  if (!made?.verified) return refuse("passkey_refused");
  const { id, publicKey, counter, transports } = made.registrationInfo.credential;
  try {
    return await transact(async (tx) => {
      await session.lockAccount(tx, actor.personId);
      const refused = await requireProof(tx, actor, "change factors");
      if (refused) return refused;
      await tx.passkey.create({
        data: { personId: actor.personId, credentialId: id, publicKey, counter, transports: transports ?? [], name },
        select: { id: true },
      });
      const { mustHave } = await factor.of(tx, actor.personId);
      const lacksCodes = mustHave && (await recoveryCode.left(tx, actor.personId)) === 0;
      const recoveryCodes = lacksCodes ? await recoveryCode.draw(tx, actor.personId) : [];
      await emit(tx, accountEvents, "factors_changed", { personId: actor.personId });
      return done({ recoveryCodes });
    });
  } catch (error) {
    if (wasFirst(error)) return refuse("passkey_refused");
    throw error;
  }
}

/**
 * Whether nobody else says who made the device, as we ask of browsers. The library looks up whether a certificate was revoked, at an
 * address that the certificate names, and for some devices before it knows whose certificate it is.
 */
function vouchesForItself({ response }: z.output<typeof newPasskeyInput>["credential"]): boolean {
  try {
    const attestation = decodeAttestationObject(isoBase64URL.toBuffer(response.attestationObject));
    return (
      attestation.get("fmt") === "none" || (attestation.get("fmt") === "packed" && attestation.get("attStmt").get("x5c") === undefined)
    );
  } catch {
    return false;
  }
}

/** Gives one of my passkeys another name. Somebody else's, or one that is gone, is `missing`. */
export async function rename(actor: Actor, { passkeyId, name }: z.output<typeof passkeyNameInput>): Promise<Result<null>> {
  const { count } = await db.passkey.updateMany({ where: { id: passkeyId, personId: actor.personId }, data: { name } });
  return count === 1 ? done(null) : refuse("missing");
}

/**
 * Takes one of my passkeys off. `last_way_in`: without it nothing but letters would open the account. `factor_required`: it is the only
 * second factor of somebody who must have one.
 */
export async function remove(actor: Actor, { passkeyId }: z.output<typeof passkeyIdInput>): Promise<Result<null>> {
  return transact(async (tx) => {
    await session.lockAccount(tx, actor.personId);
    if (!(await tx.passkey.count({ where: { id: passkeyId, personId: actor.personId } }))) return refuse("missing");
    const refused = await requireProof(tx, actor, "change factors");
    if (refused) return refused;
    const { passkeys, hasApp, hasPassword, mustHave } = await factor.of(tx, actor.personId);
    if (passkeys === 1 && !hasPassword) return refuse("last_way_in");
    if (passkeys === 1 && mustHave && !hasApp) return refuse("factor_required");
    await tx.passkey.deleteMany({ where: { id: passkeyId, personId: actor.personId } });
    if (passkeys === 1 && !hasApp) await tx.recoveryCode.deleteMany({ where: { personId: actor.personId } });
    await emit(tx, accountEvents, "factors_changed", { personId: actor.personId });
    return done(null);
  });
}

export type OwnPasskey = { passkeyId: string; name: string; createdAt: string; usedAt: string | null };

/** My passkeys, the oldest first. */
export async function list(actor: Actor): Promise<OwnPasskey[]> {
  const rows = await db.passkey.findMany({
    where: { personId: actor.personId },
    orderBy: { createdAt: "asc" },
    select: { id: true, name: true, createdAt: true, usedAt: true },
  });
  return rows.map(({ id, name, createdAt, usedAt }) => ({
    passkeyId: id,
    name,
    createdAt: createdAt.toISOString(),
    usedAt: usedAt?.toISOString() ?? null,
  }));
}

/** What the browser asks a device for when one signs in or proves who one is. It names no account and no passkey: the device knows them. */
export async function ask(visit: Visit, attempt: string | null): Promise<Result<Challenge<PublicKeyCredentialRequestOptionsJSON>>> {
  const minutes = await tries.spend([limits.passkeyByNetwork, visit.network]);
  if (minutes) return refuse("too_often", { minutes });
  if (!isAvailable()) return refuse("passkey_refused");
  const options = await generateAuthenticationOptions({ rpID: site().hostname, userVerification: "required" });
  return done({ attempt: await signInAttempt.challenge(attempt, options.challenge), options });
}

/** Whose passkey has signed what this browser was given; null for anything else. What was given is used up, right or wrong. */
export async function verify(
  attempt: string | null,
  credential: z.output<typeof passkeyInput>["credential"],
): Promise<{ personId: string } | null> {
  const expectedChallenge = await signInAttempt.takeChallenge(attempt);
  if (!expectedChallenge) return null;
  const known = await db.passkey.findUnique({
    where: { credentialId: credential.id },
    select: { id: true, personId: true, credentialId: true, publicKey: true, counter: true },
  });
  if (!known) return null;
  const answer = await verifyAuthenticationResponse({
    response: credential as AuthenticationResponseJSON,
    expectedChallenge,
    expectedOrigin: site().origin,
    expectedRPID: site().hostname,
    credential: { id: known.credentialId, publicKey: new Uint8Array(known.publicKey), counter: Number(known.counter) },
    requireUserVerification: true,
  }).catch(noteRefused);
  if (!answer?.verified) return null;
  // Of two answers with one count, the second is a copy's.
  const counter = BigInt(answer.authenticationInfo.newCounter);
  const counted = await db.$executeRaw`
    UPDATE passkey SET counter = ${counter}, used_at = app_now()
    WHERE id = ${known.id}::uuid AND (counter < ${counter} OR (counter = 0 AND ${counter} = 0))`;
  return counted === 1 ? { personId: known.personId } : null;
}

/** The library throws for what does not fit: a foreign site, a copied passkey, a broken answer. Its messages repeat what was sent. */
function noteRefused(error: unknown): null {
  log.info({ why: error instanceof Error ? error.constructor.name : "unknown" }, "passkey refused");
  return null;
}
