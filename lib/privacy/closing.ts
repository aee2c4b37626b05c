// What actions of deleting share: the session of a closed account, which opens nothing but the choice to keep it.
import "server-only";
import { currentClosedSession, forgetSession } from "#lib/platform/auth/request";
import * as session from "#lib/platform/auth/session";
import { done, type Result, refuse } from "#lib/platform/result";

/** Lets the browser forget its session, and with it all it kept, after a verb that worked. */
export const forgetting =
  <A extends unknown[], T>(verb: (...given: A) => Promise<Result<T>>) =>
  async (...given: A): Promise<Result<T>> => {
    const answer = await verb(...given);
    if (answer.ok) await forgetSession();
    return answer;
  };

/** Gives a verb the closed account that signed in in this browser. */
export const closed =
  <T>(verb: (closed: session.ClosedSession) => Promise<Result<T>>) =>
  async (): Promise<Result<T>> => {
    const found = await currentClosedSession();
    return found ? verb(found) : refuse("signed_out");
  };

/** Leaves the account closed: this browser is signed out of it. For anybody else nothing happens. */
export async function leave(): Promise<Result<null>> {
  const found = await currentClosedSession();
  if (!found) return done(null);
  await session.end(found.personId, found.sessionId);
  await forgetSession();
  return done(null);
}
