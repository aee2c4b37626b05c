// What server actions of accounts share: the visit a request came with, and the session cookie of its browser.
import "server-only";
import { currentActor, forgetSession, rememberSession } from "../platform/auth/request.ts";
import * as session from "../platform/auth/session.ts";
import { currentVisit, type Visit } from "../platform/auth/visit.ts";
import { done, type Result } from "../platform/result.ts";
import type { OpenedSession } from "./open-session.ts";

/** Gives a verb the visit it came with. */
export const visiting =
  <I, T>(verb: (visit: Visit, input: I) => Promise<Result<T>>) =>
  async (input: I): Promise<Result<T>> =>
    verb(await currentVisit(), input);

/** The same for a verb that signs in: its token becomes the cookie and is told to nobody else. */
export const entering =
  <I>(verb: (visit: Visit, input: I) => Promise<Result<OpenedSession>>) =>
  async (input: I): Promise<Result<null>> => {
    const opened = await verb(await currentVisit(), input);
    if (!opened.ok) return opened;
    await giveToBrowser(opened.value);
    return done(null);
  };

/** Puts a new session into the browser that asked for it. The one it held before ends, so a planted or forgotten one is worthless. */
export async function giveToBrowser({ token }: OpenedSession): Promise<void> {
  const before = await currentActor();
  if (before) await session.end(before.personId, before.sessionId);
  await rememberSession(token);
}

/** Lets the browser forget its session, and with it all it kept, after a verb that may have ended it. */
export const leaving =
  <A extends unknown[]>(verb: (...given: A) => Promise<Result<null>>) =>
  async (...given: A): Promise<Result<null>> => {
    const left = await verb(...given);
    if (left.ok && !(await currentActor())) await forgetSession();
    return left;
  };
