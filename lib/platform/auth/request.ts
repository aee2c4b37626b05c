// Who is behind this request, by its cookies, and whether it came from our own pages.
import "server-only";
import { cookies, headers } from "next/headers";
import { env } from "../env.ts";
import { digest, randomToken } from "../secret/random.ts";
import type { Actor, Caller, Guest } from "./actor.ts";
import { cookieNames, secureSite } from "./cookie.ts";
import * as session from "./session.ts";
import { currentVisit } from "./visit.ts";

const base = () => ({ httpOnly: true, sameSite: "lax", path: "/", secure: secureSite() }) as const;

/** The signed-in person, or null. */
export async function currentActor(): Promise<Actor | null> {
  const jar = await cookies();
  const token = jar.get(cookieNames().session)?.value;
  const actor = token ? await session.find(token, await currentVisit()) : null;
  return actor && { ...actor, browserDigest: browserOf(jar.get(cookieNames().guest)?.value) };
}

const browserOf = (key: string | undefined): string | null => (key ? digest(key) : null);

/** Who signed in to a closed account in this browser, or null. */
export async function currentClosedSession(): Promise<session.ClosedSession | null> {
  const token = (await cookies()).get(cookieNames().session)?.value;
  return token ? session.findClosed(token) : null;
}

/** The signed-in person, or the guest with a key, or null for someone who only reads. */
export async function currentCaller(): Promise<Caller | null> {
  const actor = await currentActor();
  const guestDigest = browserOf((await cookies()).get(cookieNames().guest)?.value);
  return actor ?? (guestDigest ? { kind: "guest", guestDigest } : null);
}

/** Seconds a browser keeps its key, counted from the last entry. */
const keySeconds = 90 * 24 * 3600;

/** The caller with a key for their browser, which makes somebody unknown a guest. Call it only when they chose to enter. */
export async function enteringCaller(): Promise<Caller> {
  const jar = await cookies();
  const key = jar.get(cookieNames().guest)?.value || randomToken();
  jar.set(cookieNames().guest, key, { ...base(), maxAge: keySeconds });
  const actor = await currentActor();
  return actor ? { ...actor, browserDigest: digest(key) } : ({ kind: "guest", guestDigest: digest(key) } satisfies Guest);
}

/** Hands the session to the browser. The hint beside it lets cached pages know without asking; it proves nothing. */
export async function rememberSession(token: string): Promise<void> {
  const jar = await cookies();
  jar.set(cookieNames().session, token, { ...base(), maxAge: session.longestLife.wholeSeconds });
  jar.set(cookieNames().hint, "1", { ...base(), httpOnly: false, maxAge: session.longestLife.wholeSeconds });
}

/** A cookie of one sign-in, such as a sealed step of it; empty takes it away. */
export async function rememberStep(name: string, value: string, seconds: number): Promise<void> {
  (await cookies()).set(name, value, { ...base(), maxAge: value === "" ? 0 : seconds });
}

export const stepCookie = async (name: string): Promise<string | undefined> => (await cookies()).get(name)?.value;

/** The same attributes again: a browser takes no word about a `__Host-` cookie without them. */
export async function forgetSession(): Promise<void> {
  const jar = await cookies();
  jar.set(cookieNames().session, "", { ...base(), maxAge: 0 });
  jar.set(cookieNames().hint, "", { ...base(), httpOnly: false, maxAge: 0 });
  await forgetAttempt();
}

/** Seconds a browser keeps the token of a sign-in that is not finished. */
const attemptSeconds = 600;

/** The token of a sign-in that this browser has begun, or null. */
export async function currentAttempt(): Promise<string | null> {
  return (await cookies()).get(cookieNames().attempt)?.value ?? null;
}

export async function rememberAttempt(token: string): Promise<void> {
  (await cookies()).set(cookieNames().attempt, token, { ...base(), maxAge: attemptSeconds });
}

/** Nothing is written where there is none. */
export async function forgetAttempt(): Promise<void> {
  const jar = await cookies();
  if (jar.has(cookieNames().attempt)) jar.set(cookieNames().attempt, "", { ...base(), maxAge: 0 });
}

/**
 * True when the request was sent by a page of ours. Next alone lets a missing Origin through, and a foreign one with the same
 * X-Forwarded-Host; so the configured site decides, and without an Origin only the browser's own word "same-origin".
 */
export async function fromOurPages(): Promise<boolean> {
  const sent = await headers();
  const origin = sent.get("origin");
  return origin === null ? sent.get("sec-fetch-site") === "same-origin" : origin === new URL(env().SITE_URL).origin;
}

/** True when a browser asks for a page before anybody wanted it (Sec-Purpose, as browsers send it for prefetching and prerendering). */
export async function isAskedAhead(): Promise<boolean> {
  const sent = await headers();
  return /prefetch|prerender|preview/i.test(`${sent.get("sec-purpose") ?? ""} ${sent.get("purpose") ?? ""} ${sent.get("x-moz") ?? ""}`);
}
