// The one place where a session begins. Every way to sign in (password, mailed link, identity provider) ends here.
import "server-only";
import * as session from "../platform/auth/session.ts";
import type { Visit } from "../platform/auth/visit.ts";
import type { Tx } from "../platform/db.ts";

/** How a person proved who they are. */
export type SignInMethod = "password" | "link" | "provider";

/** `token` goes into the cookie and nowhere else. */
export type OpenedSession = { token: string };

type Request = { personId: string; visit: Visit; method: SignInMethod };

/** Opens a session of this person in this browser, in the caller's transaction, under the account's lock. */
export async function openSession(tx: Tx, { personId, visit }: Request): Promise<OpenedSession> {
  return { token: await session.open(tx, personId, visit.device) };
}
