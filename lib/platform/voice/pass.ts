// Tokens in LiveKit's form: the pass a browser holds, the fresh token the gate hands on, and the check of any that comes in.
// Their times are the database's real clock, which no test moves, because LiveKit compares them with the real time too; the SDK
// would write those of this host.
import "server-only";
import { createSecretKey, type KeyObject, randomBytes } from "node:crypto";
import { errors, type JWTPayload, jwtVerify, SignJWT } from "jose";
import { z } from "zod";
import { db } from "../db.ts";
import { voiceKeys } from "../env.ts";
import { type Grant, passHolder } from "./grants.ts";

/** Seconds a pass, and what is minted from it, may open a connection. */
export const passSeconds = 600;
/** Seconds two clocks may differ; LiveKit's own leeway. */
const leewaySeconds = 60;
/** Milliseconds for which the measured difference between the database's clock and this host's is believed. */
const offsetAgeMs = 10_000;

/** What a token says of its holder; its grants are never believed. */
export type Claims = { voiceId: string; voiceRoom: string };

let offset: { ms: number; readAt: number } | undefined;

/** Epoch seconds by the database's real clock. */
export async function tokenTime(): Promise<number> {
  if (!offset || performance.now() - offset.readAt > offsetAgeMs) {
    const [row] = await db.$queryRaw<{ ms: number }[]>`SELECT (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS ms`;
    if (!row) throw new Error("the database has no clock");
    offset = { ms: row.ms - performance.now(), readAt: performance.now() };
  }
  return Math.floor((offset.ms + performance.now()) / 1000);
}

/** The pass for a holder: good for ten minutes, for this room and this voice, and for nothing but asking at the gate. */
export const mintPass = async (holder: Claims): Promise<string> => mint(holder, passHolder, await tokenTime());

/** Signs a token that carries exactly `grant`; `at` in epoch seconds. */
export async function mint({ voiceId, voiceRoom }: Claims, grant: Grant, at: number): Promise<string> {
  if (!voiceRoom || !voiceId) throw new Error("a token without a room would let the client choose one");
  const [key, secret] = voiceKeys().mint;
  const { canUpdateMetadata, canPublishSources, ...rights } = grant;
  const video = {
    roomJoin: true,
    room: voiceRoom,
    ...rights,
    canPublishSources: canPublishSources.map(() => "microphone"),
    canUpdateOwnMetadata: canUpdateMetadata,
  };
  return new SignJWT({ video })
    .setProtectedHeader({ alg: "HS256", typ: "JWT" })
    .setIssuer(key)
    .setSubject(voiceId)
    .setNotBefore(at)
    .setExpirationTime(at + passSeconds)
    .sign(keyOf(secret));
}

const payload = z.object({
  iss: z.string(),
  sub: z.string().min(1).max(64),
  exp: z.number(),
  video: z.object({ roomJoin: z.literal(true), room: z.string().min(1).max(64) }),
});

/** Characters of the longest token that is looked at. */
const tokenLimit = 4096;

/**
 * Who holds this token, or null where it is none of ours. Signed by any of our keys: LiveKit signs its refresh tokens with a random one of them.
 * Neither the header nor the issuer chooses how it is checked.
 */
export async function verify(token: string, at: number): Promise<(Claims & { isInTime: boolean }) | null> {
  if (token.length > tokenLimit) return null;
  for (const [, secret] of voiceKeys().all) {
    const signed = await signedBy(secret, token, at);
    if (!signed) continue;
    const claims = payload.safeParse(signed.payload);
    if (!claims.success) return null;
    return { voiceId: claims.data.sub, voiceRoom: claims.data.video.room, isInTime: signed.isInTime };
  }
  return null;
}

/** What a token says that this key has signed, and whether `at` lies in its time; null when the key has not, or it has no end. */
async function signedBy(secret: string, token: string, at: number): Promise<{ payload: JWTPayload; isInTime: boolean } | null> {
  if (secret.length < 32) return null;
  const rules = { algorithms: ["HS256"], currentDate: new Date(at * 1_000), clockTolerance: leewaySeconds, requiredClaims: ["exp"] };
  try {
    return { payload: (await jwtVerify(token, keyOf(secret), rules)).payload, isInTime: true };
  } catch (error) {
    // Times are read once the signature is right.
    const isOutOfTime = error instanceof errors.JWTExpired || (error instanceof errors.JWTClaimValidationFailed && error.claim === "nbf");
    return isOutOfTime ? { payload: error.payload, isInTime: false } : null;
  }
}

const keys = new Map<string, KeyObject>();

/** Without audio there is no secret: what is signed then is checked by nobody and opens nothing. */
function keyOf(secret: string): KeyObject {
  const key = keys.get(secret) ?? (secret === "" ? createSecretKey(randomBytes(32)) : createSecretKey(secret, "utf8"));
  keys.set(secret, key);
  return key;
}
