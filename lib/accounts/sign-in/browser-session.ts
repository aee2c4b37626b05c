// What server actions of accounts share: the visit a request came with, and the session cookie of its browser.
import "server-only";
import type { Actor } from "#lib/platform/auth/actor";
import { cookieNames } from "#lib/platform/auth/cookie";
import {
  currentActor,
  currentAttempt,
  forgetAttempt,
  forgetSession,
  rememberAttempt,
  rememberSession,
  rememberStep,
  stepCookie,
} from "#lib/platform/auth/request";
import * as session from "#lib/platform/auth/session";
import { currentVisit, type Visit } from "#lib/platform/auth/visit";
import { done, type Result } from "#lib/platform/result";
import * as accountBan from "../account-ban.ts";
import { providerCookieSeconds, seal, unseal } from "../provider/cookie.ts";
import type { PendingIdentity } from "../provider/linked-account.ts";
import type { OpenedSession } from "./open-session.ts";

/** Gives a verb the visit it came with. */
export const withVisit =
  <I, T>(verb: (visit: Visit, input: I) => Promise<Result<T>>) =>
  async (input: I): Promise<Result<T>> =>
    verb(await currentVisit(), input);

/** The answer to a sign-in: the session is open, or the second step is asked for at `secondStepPath`. */
export type SignedIn = { opens: OpenedSession["opens"] };

/** The same for a verb that signs in: its token becomes the cookie and leaves the server in no other way. */
export const signingIn =
  <I>(verb: (visit: Visit, input: I) => Promise<Result<OpenedSession>>) =>
  async (input: I): Promise<Result<SignedIn>> => {
    const opened = await accountBan.refusing(async () => verb(await currentVisit(), input));
    return opened.ok ? done(await setSessionCookie(opened.value)) : opened;
  };

/** The same for a verb that finishes a sign-in which this browser has begun. */
export const finishingSignIn = <I>(verb: (visit: Visit, attempt: string | null, input: I) => Promise<Result<OpenedSession>>) =>
  signingIn(async (visit: Visit, input: I) => verb(visit, await currentAttempt(), input));

/** Gives a verb of a member the sign-in attempt of their browser, in which what a passkey signs is kept. */
export const withAttempt =
  <I, T>(verb: (actor: Actor, attempt: string | null, input: I) => Promise<Result<T>>) =>
  async (actor: Actor, input: I): Promise<Result<T>> =>
    verb(actor, await currentAttempt(), input);

/** Gives the browser the new token of a session that has proved who holds it. */
export const renewingSession =
  <I>(verb: (actor: Actor, visit: Visit, input: I) => Promise<Result<{ token: string }>>) =>
  async (actor: Actor, input: I): Promise<Result<null>> => {
    const proved = await verb(actor, await currentVisit(), input);
    if (!proved.ok) return proved;
    await rememberSession(proved.value.token);
    return done(null);
  };

/** Keeps the attempt of a challenge as a cookie, and hands what is to be signed to the browser. */
export async function keepChallenge<T>(asked: Result<{ attempt: string; options: T }>): Promise<Result<T>> {
  if (!asked.ok) return asked;
  await rememberAttempt(asked.value.attempt);
  return done(asked.value.options);
}

/** The same for a mailed link: an account at an identity provider may wait in this browser for the address to be confirmed. */
export const signingInByLink =
  <I>(verb: (visit: Visit, input: I, pending: PendingIdentity | null) => Promise<Result<OpenedSession>>) =>
  async (input: I): Promise<Result<SignedIn>> => {
    const { pending } = cookieNames();
    const waiting = await unseal("pending", await stepCookie(pending));
    const entered = await signingIn((visit: Visit, given: I) => verb(visit, given, waiting))(input);
    if (entered.ok && waiting) await rememberStep(pending, "", 0);
    return entered;
  };

export const rememberPending = async (identity: PendingIdentity): Promise<void> =>
  rememberStep(cookieNames().pending, await seal("pending", identity), providerCookieSeconds);

/** Puts the answer of a verb into the cookie that a sign-in with a provider comes back with. */
export const startingLink =
  <I>(verb: (actor: Actor, input: I) => Promise<Result<string>>) =>
  async (actor: Actor, input: I): Promise<Result<null>> => {
    const allowed = await verb(actor, input);
    if (!allowed.ok) return allowed;
    await rememberStep(cookieNames().linking, allowed.value, providerCookieSeconds);
    return done(null);
  };

/**
 * Puts a new session into the browser that asked for it. The one it held before ends, so a planted or forgotten one is worthless. Where
 * the second step is missing, the browser gets the token of the attempt, and keeps the session it had.
 */
export async function setSessionCookie({ token, opens }: OpenedSession): Promise<SignedIn> {
  if (opens === "second step") {
    await rememberAttempt(token);
    return { opens };
  }
  const before = await currentActor();
  if (before) await session.end(before.personId, before.sessionId);
  await rememberSession(token);
  await forgetAttempt();
  return { opens };
}

/** Lets the browser forget its session, and with it all it kept, after a verb that may have ended it. */
export const signingOut =
  <A extends unknown[]>(verb: (...given: A) => Promise<Result<null>>) =>
  async (...given: A): Promise<Result<null>> => {
    const left = await verb(...given);
    if (left.ok && !(await currentActor())) await forgetSession();
    return left;
  };
