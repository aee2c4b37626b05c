// Hands a new session to the browser that asked for it; the one it held before ends, so a planted or forgotten one is worthless.
import "server-only";
import { currentActor, forgetSession, rememberSession } from "../platform/auth/request.ts";
import * as session from "../platform/auth/session.ts";
import { currentVisit, type Visit } from "../platform/auth/visit.ts";
import { done, type Result } from "../platform/result.ts";
import type { Entry } from "./sign-in.ts";

/** Gives a verb the visit it came with. */
export const visiting =
  <I, T>(verb: (visit: Visit, input: I) => Promise<Result<T>>) =>
  async (input: I): Promise<Result<T>> =>
    verb(await currentVisit(), input);

/** The same for a verb that signs in: its token becomes the cookie and is told to nobody else. */
export const entering =
  <I>(verb: (visit: Visit, input: I) => Promise<Result<Entry>>) =>
  async (input: I): Promise<Result<null>> => {
    const before = await currentActor();
    const entered = await verb(await currentVisit(), input);
    if (!entered.ok) return entered;
    if (before) await session.end(before.personId, before.sessionId);
    await rememberSession(entered.value.token);
    return done(null);
  };

/** Lets the browser forget its session, and with it all it kept, after a verb that may have ended it. */
export const leaving =
  <A extends unknown[]>(verb: (...given: A) => Promise<Result<null>>) =>
  async (...given: A): Promise<Result<null>> => {
    const left = await verb(...given);
    if (left.ok && !(await currentActor())) await forgetSession();
    return left;
  };
