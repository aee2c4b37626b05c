// One request to `/api/auth/*` under way: what came in, what our verbs decided, what is told to the person.
import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import type { Actor } from "../../platform/auth/actor.ts";
import type { OidcProvider } from "../../platform/auth/oidc-providers.ts";
import type { Visit } from "../../platform/auth/visit.ts";
import type { OpenedSession } from "../sign-in/open-session.ts";
import type { Sealed } from "./cookie.ts";
import type { ComingFrom, ProviderOutcome } from "./sign-in.ts";

export type AuthRequest = {
  method: string;
  /** What follows /api/auth/. */
  path: readonly string[];
  query: Record<string, string>;
  body: Record<string, unknown>;
  cookies: Record<string, string>;
  visit: Visit;
};

/** What a sign-in that did not work comes back with, as `?provider=` of our page. Each has its sentence (`accounts.provider.message`). */
export type ProviderMessage =
  | "unreachable"
  | "cancelled"
  | "stale"
  | "failed"
  | "unavailable"
  | "account_banned"
  | "linked"
  | "letter_sent"
  | RefusedCode;
type RefusedCode = Extract<ProviderOutcome, { kind: "refused" }>["code"];

/** One request under way: next-auth's logger is one for all, so it finds by this which request it speaks of. */
export type AuthContext = {
  request: AuthRequest;
  action: string;
  provider: OidcProvider | undefined;
  from: ComingFrom;
  /** Who is signed in and asked to link this provider's account; null for a plain sign-in. */
  linker: Actor | null;
  /** Whether this browser is signed in already: then the provider is asked to have the person prove again who they are. */
  isSignedIn: boolean;
  /** When the person proved to the provider who they are (`auth_time`), which may be long ago; null when it does not say. */
  provedAt: Date | null;
  message: ProviderMessage | null;
  opened: OpenedSession | null;
  ended: boolean;
  pending: Sealed<"pending"> | null;
};
export const underWay = new AsyncLocalStorage<AuthContext>();
