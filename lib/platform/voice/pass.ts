// Tokens in LiveKit's form: the pass a browser holds, the fresh one the gate hands on, and the judgement of any that comes in.
// Signed here and not by the SDK, whose times are the host's: ours are the database's real clock, which no test moves, because
// LiveKit reads them against the real time too.
import "server-only";
import { createHmac, timingSafeEqual } from "node:crypto";
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

/** The pass for a seat: good for ten minutes, for this room and this voice, and for nothing but asking at the gate. */
export const mintPass = async (seat: Claims): Promise<string> => mint(seat, passHolder, await tokenTime());

/** Signs a token that carries exactly `grant`; `at` in epoch seconds. */
export function mint({ voiceId, voiceRoom }: Claims, grant: Grant, at: number): string {
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
  const head = encode({ alg: "HS256", typ: "JWT" });
  const body = encode({ iss: key, sub: voiceId, nbf: at, exp: at + passSeconds, video });
  return `${head}.${body}.${signature(`${head}.${body}`, secret).toString("base64url")}`;
}

const header = z.object({ alg: z.literal("HS256") });
const payload = z.object({
  iss: z.string(),
  sub: z.string().min(1).max(64),
  exp: z.number(),
  nbf: z.number().optional(),
  video: z.object({ roomJoin: z.literal(true), room: z.string().min(1).max(64) }),
});

/**
 * Who holds this token, or null where it is none of ours. Signed by any of our keys: LiveKit signs its refresh tokens with a random one of them.
 * Neither the header nor the issuer chooses how it is checked.
 */
export function verify(token: string, at: number): (Claims & { isInTime: boolean }) | null {
  const [head, body, sign, ...rest] = token.split(".");
  if (!head || !body || !sign || rest.length > 0 || token.length > 4096) return null;
  const given = Buffer.from(sign, "base64url");
  const isOurs = voiceKeys().all.some(([, secret]) => secret.length >= 32 && equal(given, signature(`${head}.${body}`, secret)));
  if (!isOurs || !header.safeParse(decode(head)).success) return null;
  const claims = payload.safeParse(decode(body));
  if (!claims.success) return null;
  const { sub, exp, nbf, video } = claims.data;
  return { voiceId: sub, voiceRoom: video.room, isInTime: at <= exp + leewaySeconds && at >= (nbf ?? 0) - leewaySeconds };
}

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
const signature = (text: string, secret: string) => createHmac("sha256", secret).update(text).digest();
const equal = (a: Buffer, b: Buffer) => a.length === b.length && timingSafeEqual(a, b);

function decode(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, "base64url").toString("utf8"));
  } catch {
    return null;
  }
}
