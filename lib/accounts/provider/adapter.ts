// next-auth's adapter over our tables.
import "server-only";
import type { Adapter, AdapterUser } from "next-auth/adapters";
import * as session from "../../platform/auth/session.ts";
import { db, transact } from "../../platform/db.ts";
import { done, type Result } from "../../platform/result.ts";
import * as accountBan from "../account-ban.ts";
import { type OpenedSession, openSession } from "../sign-in/open-session.ts";
import * as linkedAccount from "./linked-account.ts";
import type { AuthContext } from "./under-way.ts";

/**
 * Accounts are made and linked by verbs, never here; a session is opened where every other one is,
 * once more asking under the account's lock whether the provider's account is still linked.
 */
export function adapterFor(context: AuthContext): Adapter {
  const never = async () => {
    throw new Error("accounts are made and linked by our own verbs");
  };
  const subjects = new Map<string, linkedAccount.Identity>();
  return {
    async getUserByAccount({ providerAccountId }) {
      const identity = { issuer: context.provider?.issuer ?? "", subject: providerAccountId };
      const owner = await linkedAccount.ownerOf(db, identity);
      if (owner) subjects.set(owner, identity);
      return owner ? userOf(owner) : null;
    },
    async createSession({ userId, expires }) {
      const identity = subjects.get(userId);
      const answer = await accountBan.refusing(() =>
        transact(async (tx): Promise<Result<OpenedSession | null>> => {
          await session.lockAccount(tx, userId);
          const isStill = identity !== undefined && (await linkedAccount.ownerOf(tx, identity)) === userId;
          return done(
            isStill
              ? await openSession(tx, { personId: userId, visit: context.request.visit, method: "provider", provedAt: context.provedAt })
              : null,
          );
        }),
      );
      if (!answer.ok) {
        context.message = "account_banned";
        throw new Error("the account is banned");
      }
      const opened = answer.value;
      if (!opened) throw new Error("the provider's account is no longer linked");
      context.opened = opened;
      return { sessionToken: opened.token, userId, expires };
    },
    // A sign-in knows nothing of the session before it: that one ends when the new one is put into the browser.
    async getSessionAndUser(sessionToken) {
      if (context.action !== "session") return null;
      const left = await session.remaining(sessionToken);
      return (
        left && { session: { sessionToken, userId: left.personId, expires: new Date(Date.now() + left.ms) }, user: userOf(left.personId) }
      );
    },
    updateSession: async () => null,
    async deleteSession(sessionToken) {
      const actor = await session.find(sessionToken);
      if (actor) await session.end(actor.personId, actor.sessionId);
      context.ended = true;
    },
    getUser: async () => null,
    getUserByEmail: async () => null,
    createUser: never,
    updateUser: never,
    linkAccount: never,
  };
}

/** Nothing but the id: what next-auth does not know it cannot give away. */
const userOf = (id: string): AdapterUser => ({ id, email: "", emailVerified: null });
