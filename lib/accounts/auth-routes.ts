// What `/api/auth/*` answers: next-auth speaks OpenID Connect with the providers, our verbs decide who somebody is and open the session.
import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import NextAuth, { type AuthOptions } from "next-auth";
import type { Adapter, AdapterUser } from "next-auth/adapters";
import type { OAuthConfig } from "next-auth/providers/oauth";
import type { Actor } from "../platform/auth/actor.ts";
import { cookieNames, secureSite } from "../platform/auth/cookie.ts";
import { type OidcProvider, oidcProviders } from "../platform/auth/oidc-providers.ts";
import * as session from "../platform/auth/session.ts";
import type { Visit } from "../platform/auth/visit.ts";
import { db, transact } from "../platform/db.ts";
import { env } from "../platform/env.ts";
import * as tries from "../platform/limits.ts";
import { log } from "../platform/log.ts";
import { limits } from "./context.ts";
import * as linkedAccount from "./linked-account.ts";
import { nextPath, secondStepPath } from "./next-path.ts";
import { type OpenedSession, openSession } from "./open-session.ts";
import { type Sealed, unseal } from "./provider-cookie.ts";
import * as provider from "./provider-sign-in.ts";

export type AuthRequest = {
  method: string;
  /** What follows /api/auth/. */
  path: readonly string[];
  query: Record<string, string>;
  body: Record<string, unknown>;
  cookies: Record<string, string>;
  visit: Visit;
};

export type AuthAnswer = {
  status: number;
  headers: [name: string, value: string][];
  body: string | null;
  /** The caller puts it into the browser, and ends the session the browser had before. */
  opened: OpenedSession | null;
  /** The session of this browser was ended here. */
  ended: boolean;
  pending: Sealed<"pending"> | null;
};

/** Seconds that a session cookie lives; the row decides. */
const sessionSeconds = 90 * 24 * 3600;
/** Milliseconds for each request to a provider: discovery, token, keys and user info together stay below what a browser is given. */
const providerMs = 2_000;

/** What a sign-in that did not work comes back with, as `?provider=` of our page. Each has its sentence (`accounts.provider.said`). */
type Said = "unreachable" | "cancelled" | "stale" | "failed" | "linked" | "letter_sent" | RefusedCode;
type RefusedCode = Extract<provider.ProviderOutcome, { kind: "refused" }>["code"];

/** One request under way: next-auth's logger is one for all, so it finds by this which request it speaks of. */
type Context = {
  request: AuthRequest;
  action: string;
  provider: OidcProvider | undefined;
  from: provider.ComingFrom;
  /** Who is signed in and asked to link this provider's account; null for a plain sign-in. */
  linker: Actor | null;
  said: Said | null;
  opened: OpenedSession | null;
  ended: boolean;
  pending: Sealed<"pending"> | null;
};
const underWay = new AsyncLocalStorage<Context>();

/** What of next-auth is there. Its pages are ours, its client is not used, and a GET changes nothing but a callback with its state. */
const served = {
  GET: /^(csrf|providers|session|error|signin|callback\/[a-z0-9]+)$/,
  POST: /^(signout|signin\/[a-z0-9]+)$/,
} as const;

const nothing = { opened: null, ended: false, pending: null } as const;
const missing: AuthAnswer = { status: 404, headers: [], body: null, ...nothing };

/** Answers one request. `missing` where next-auth has a route that this site does not. */
export async function answerAuth(request: AuthRequest): Promise<AuthAnswer> {
  const path = request.path.join("/");
  if (request.method !== "GET" && request.method !== "POST") return missing;
  if (!served[request.method].test(path)) return missing;
  const [action = "", providerId] = request.path;
  const known = oidcProviders().find(({ id }) => id === providerId);
  if (providerId !== undefined && !known) return missing;
  const context: Context = {
    request,
    action,
    provider: known,
    from: comingFrom(request),
    linker: await linkerOf(request, known),
    said: null,
    ...nothing,
  };
  const asksProvider = known !== undefined;
  const minutes = asksProvider ? await tries.spend([limits.providerByNetwork, request.visit.network]) : null;
  if (minutes) return back(context, "too_often");
  return underWay.run(context, () => handOver(context));
}

/** The callback address of a sign-in, reduced to a page of ours. */
function comingFrom({ body, cookies }: AuthRequest): provider.ComingFrom {
  const said = typeof body.callbackUrl === "string" ? body.callbackUrl : (cookies[authCookies().callbackUrl.name] ?? "");
  const path = URL.parse(said, env().SITE_URL)?.pathname ?? "/";
  const [, locale = "id"] = /^\/(id|en|ar)(?:\/|$)/.exec(path) ?? [];
  return { locale, next: nextPath(path) };
}

/** Linking belongs to the session that asked for it: in another one it is a plain sign-in. */
async function linkerOf({ cookies }: AuthRequest, known: OidcProvider | undefined): Promise<Actor | null> {
  const linking = await unseal("linking", cookies[cookieNames().linking]);
  if (!linking || linking.provider !== known?.id) return null;
  const actor = await session.find(cookies[cookieNames().session] ?? "");
  return actor?.sessionId === linking.sessionId ? actor : null;
}

async function handOver(context: Context): Promise<AuthAnswer> {
  // Its address decides what next-auth writes into redirects; a Host header never does.
  process.env.NEXTAUTH_URL = new URL(env().SITE_URL).origin;
  const { request } = context;
  const answer = recorder();
  const asked = {
    method: request.method,
    query: { ...(context.action === "callback" ? request.query : {}), nextauth: [...request.path] },
    ...(request.method === "POST" ? { body: { ...request.body, callbackUrl: pageOf(context.from) } } : {}),
    cookies: request.cookies,
    headers: {},
  };
  await serve(asked, answer, optionsFor(context));
  return conclude(context, answer);
}

/** next-auth as the API route of a page: plain values in and out. CommonJS, seen by a bundler or by Node. */
const serve = (typeof NextAuth === "function" ? NextAuth : (NextAuth as { default: typeof NextAuth }).default) as unknown as (
  request: object,
  response: Recorder,
  options: AuthOptions,
) => Promise<void>;

type Recorder = ReturnType<typeof recorder>;

/** Keeps what next-auth answers, in the shape of a page's API route. */
function recorder() {
  const headers = new Map<string, string | string[]>();
  const kept = { code: 200, body: null as string | null };
  const response = {
    kept,
    headers,
    status(code: number) {
      kept.code = code;
      return response;
    },
    setHeader(name: string, value: string | string[]) {
      headers.set(name.toLowerCase(), value);
      return response;
    },
    getHeader: (name: string) => headers.get(name.toLowerCase()),
    json(value: unknown) {
      headers.set("content-type", "application/json");
      kept.body = JSON.stringify(value);
    },
    send(value: unknown) {
      if (typeof value === "string" || value === undefined) kept.body = value ?? null;
      else response.json(value);
    },
    end() {},
  };
  return response;
}

function conclude(context: Context, { kept, headers }: Recorder): AuthAnswer {
  const location = headers.get("location");
  const sent = kept.body && headers.get("content-type") === "application/json" ? (JSON.parse(kept.body) as { url?: string }) : null;
  const target = typeof location === "string" ? location : sent?.url;
  const cookies = [headers.get("set-cookie") ?? []]
    .flat()
    // The session's cookie, and the hint beside it, are written in one place for every way to sign in.
    .filter((cookie) => !cookie.startsWith(`${cookieNames().session}=`))
    .map((cookie): [string, string] => ["set-cookie", cookie]);
  // Asked for once, linked once.
  if (context.action === "callback" && context.request.cookies[cookieNames().linking])
    cookies.push(["set-cookie", `${cookieNames().linking}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax${secureSite() ? "; Secure" : ""}`]);
  const whole = { opened: context.opened, ended: context.ended, pending: context.pending };
  // "csrf=true": the request did not carry the token of this browser.
  if (target !== undefined && isOwnRoute(target))
    return { ...back(context, context.said ?? (target.endsWith("csrf=true") ? "stale" : "failed"), cookies), ...whole };
  const next = context.opened?.opens === "second step" ? secondStepOf(context.from) : location;
  return {
    status: kept.code,
    headers: [
      ...cookies,
      ...(typeof next === "string" ? [["location", next] as [string, string]] : []),
      ...(kept.body === null ? [] : [["content-type", "application/json"] as [string, string]]),
    ],
    body: kept.body,
    ...whole,
  };
}

/** next-auth's way to its own pages, of which ours are the only ones. */
const isOwnRoute = (target: string) => new URL(target, env().SITE_URL).pathname.startsWith("/api/auth/");

const pageOf = ({ locale, next }: provider.ComingFrom) => `${new URL(env().SITE_URL).origin}/${locale}${next === "/" ? "" : next}`;

/** The page of the second step, which goes on to where the person wanted to be. */
const secondStepOf = ({ locale, next }: provider.ComingFrom) =>
  `/${locale}${secondStepPath}${next === "/" ? "" : `?${new URLSearchParams({ next })}`}`;

/** Back to the page where the sign-in began, which says in the person's language what came of it. */
function back({ request, from, linker, provider: asked }: Context, said: Said, cookies: [string, string][] = []): AuthAnswer {
  const query = new URLSearchParams({ provider: said, ...(asked ? { of: asked.id } : {}) });
  if (!linker && from.next !== "/") query.set("next", from.next);
  const target = `/${from.locale}${linker ? "/account" : "/sign-in"}?${query}`;
  if (request.method === "GET") return { status: 302, headers: [...cookies, ["location", target]], body: null, ...nothing };
  return { status: 200, headers: [...cookies, ["content-type", "application/json"]], body: JSON.stringify({ url: target }), ...nothing };
}

function authCookies() {
  const options = { httpOnly: true, sameSite: "lax", path: "/", secure: secureSite() } as const;
  const names = cookieNames();
  const short = { ...options, maxAge: 15 * 60 };
  return {
    sessionToken: { name: names.session, options },
    callbackUrl: { name: names.providerPage, options: short },
    csrfToken: { name: names.providerCsrf, options: short },
    state: { name: names.providerState, options: short },
    nonce: { name: names.providerNonce, options: short },
    pkceCodeVerifier: { name: names.providerVerifier, options: short },
  };
}

const optionsFor = (context: Context): AuthOptions => ({
  secret: env().SITE_SECRET,
  useSecureCookies: secureSite(),
  cookies: authCookies(),
  session: { strategy: "database", maxAge: sessionSeconds, updateAge: sessionSeconds },
  pages: { signIn: "/api/auth/error", signOut: "/api/auth/error", error: "/api/auth/error" },
  providers: oidcProviders().map(asOAuth),
  adapter: adapterFor(context),
  callbacks: {
    redirect: () => pageOf(context.from),
    signIn: ({ profile }) => decide(context, profile as Record<string, unknown> | undefined),
    // Nothing of the person: pages ask /api/me.
    session: ({ session: { expires } }) => ({ expires, user: {} }),
  },
  logger,
});

/** next-auth checks state, nonce and PKCE of every sign-in, and the id token against the issuer's keys. */
function asOAuth({ id, name, issuer, clientId, clientSecret }: OidcProvider): OAuthConfig<Record<string, unknown>> {
  return {
    id,
    name,
    type: "oauth",
    issuer,
    clientId,
    clientSecret,
    wellKnown: `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`,
    idToken: true,
    checks: ["pkce", "state", "nonce"],
    authorization: { params: { scope: "openid email" } },
    httpOptions: { timeout: providerMs },
    userinfo: {
      // Some providers tell the address there only. The client compares its subject with that of the id token.
      async request({ client, tokens }) {
        const claims = (tokens as unknown as { claims(): Record<string, unknown> }).claims();
        const asks = claims.email === undefined && tokens.access_token && client.issuer.metadata.userinfo_endpoint;
        const more = asks ? await client.userinfo(tokens as never) : {};
        return { ...more, ...claims } as never;
      },
    },
    profile: ({ sub }) => ({ id: String(sub) }),
  };
}

/** Decides by our verbs; what is no plain sign-in leads to a page of ours. */
async function decide(context: Context, profile: Record<string, unknown> | undefined): Promise<boolean | string> {
  const outcome = await outcomeOf(context, profile);
  if (outcome === null) context.said = "failed";
  else if (outcome.kind === "known") return true;
  else if (outcome.kind === "refused") context.said = outcome.code;
  else {
    context.said = outcome.kind;
    if (outcome.kind === "letter_sent") context.pending = outcome.pending;
  }
  return "/api/auth/error";
}

async function outcomeOf(context: Context, profile: Record<string, unknown> | undefined): Promise<provider.ProviderOutcome | null> {
  const { provider: asked, linker, request, from } = context;
  if (!asked || !profile || profile.iss !== asked.issuer || typeof profile.sub !== "string") return null;
  const claims = {
    subject: profile.sub,
    email: typeof profile.email === "string" ? profile.email : null,
    isEmailVerified: profile.email_verified === true || profile.email_verified === "true",
  };
  return linker ? provider.linkTo(linker, asked, claims) : provider.recognise(request.visit, asked, claims, from);
}

/**
 * next-auth's view of our tables. Accounts are made and linked by verbs, never here; a session is opened where every other one is,
 * once more asking under the account's lock whether the provider's account is still linked.
 */
function adapterFor(context: Context): Adapter {
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
      const opened = await transact(async (tx) => {
        await session.lockAccount(tx, userId);
        const isStill = identity !== undefined && (await linkedAccount.ownerOf(tx, identity)) === userId;
        return isStill ? openSession(tx, { personId: userId, visit: context.request.visit, method: "provider" }) : null;
      });
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

/** Notes why the request under way did not work, for the page and for the operator. No value of a request is written. */
const logger = {
  error(code: string, metadata: unknown) {
    const context = underWay.getStore();
    const error = metadata instanceof Error ? metadata : (metadata as { error?: Error } | undefined)?.error;
    const said = reasonOf(error, context?.request.query.error);
    if (context) context.said ??= said;
    // What stands behind the first comma or bracket of these messages are values.
    const why = error?.message.split(/[,:(]/)[0]?.slice(0, 120);
    log.warn({ code, why, said, provider: context?.provider?.id }, "sign-in with a provider failed");
  },
  warn() {},
  debug() {},
};

const networkCodes = /^(ECONN|ENOTFOUND|ETIMEDOUT|EHOST|ENET|EAI_|EPIPE|CERT_|ERR_TLS|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)/;

/** What went wrong, by the errors of openid-client and next-auth. */
function reasonOf(error: Error | undefined, answered: string | undefined): Said {
  if (answered === "access_denied") return "cancelled";
  const message = error?.message ?? "";
  if (networkCodes.test((error as { code?: string } | undefined)?.code ?? "") || /timed out|expected 200 OK/.test(message))
    return "unreachable";
  return /state|cookie|invalid_grant|code_verifier/i.test(message) ? "stale" : "failed";
}
