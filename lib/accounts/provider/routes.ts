// What `/api/auth/*` answers: next-auth speaks OpenID Connect with the providers, our verbs decide who somebody is and open the session.
import "server-only";
import NextAuth, { type AuthOptions } from "next-auth";
import type { Actor } from "../../platform/auth/actor.ts";
import { cookieNames, secureSite } from "../../platform/auth/cookie.ts";
import { type OidcProvider, oidcProviders } from "../../platform/auth/oidc-providers.ts";
import * as session from "../../platform/auth/session.ts";
import { env } from "../../platform/env.ts";
import * as tries from "../../platform/limits.ts";
import { limits } from "../context.ts";
import { closedAccountPath, nextPath, secondStepPath } from "../sign-in/next-path.ts";
import type { OpenedSession } from "../sign-in/open-session.ts";
import { type Sealed, unseal } from "./cookie.ts";
import { optionsFor } from "./options.ts";
import { createRecorder, type Recorder } from "./recorder.ts";
import type { ComingFrom } from "./sign-in.ts";
import { type AuthContext, type AuthRequest, type ProviderMessage, underWay } from "./under-way.ts";

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
  const context: AuthContext = {
    request,
    action,
    provider: known,
    from: comingFrom(request),
    linker: await linkerOf(request, known),
    isSignedIn: (await session.find(request.cookies[cookieNames().session] ?? "")) !== null,
    provedAt: null,
    message: null,
    ...nothing,
  };
  const asksProvider = known !== undefined;
  const minutes = asksProvider ? await tries.spend([limits.providerByNetwork, request.visit.network]) : null;
  if (minutes) return back(context, "too_often");
  return underWay.run(context, () => handOver(context));
}

/** The callback address of a sign-in, reduced to a page of ours. */
function comingFrom({ body, cookies }: AuthRequest): ComingFrom {
  const wanted = typeof body.callbackUrl === "string" ? body.callbackUrl : (cookies[cookieNames().providerPage] ?? "");
  const path = URL.parse(wanted, env().SITE_URL)?.pathname ?? "/";
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

async function handOver(context: AuthContext): Promise<AuthAnswer> {
  // Its address decides what next-auth writes into redirects; a Host header never does.
  process.env.NEXTAUTH_URL = new URL(env().SITE_URL).origin;
  const { request } = context;
  const answer = createRecorder();
  const asked = {
    method: request.method,
    query: { ...(context.action === "callback" ? request.query : {}), nextauth: [...request.path] },
    ...(request.method === "POST" ? { body: { ...request.body, callbackUrl: pageOf(context.from) } } : {}),
    cookies: withOwnPage(request, context),
    headers: {},
  };
  await serve(asked, answer, optionsFor(context, pageOf(context.from)));
  return conclude(context, answer);
}

/** next-auth takes a page that it cannot read for a fault of the settings: it is given ours. It writes the cookie where it finds none. */
function withOwnPage({ cookies }: AuthRequest, { action, from }: Pick<AuthContext, "action" | "from">): Record<string, string> {
  const { [cookieNames().providerPage]: page, ...rest } = cookies;
  return action === "callback" || page === pageOf(from) ? { ...rest, [cookieNames().providerPage]: pageOf(from) } : rest;
}

/** next-auth as the API route of a page: plain values in and out. CommonJS, seen by a bundler or by Node. */
const serve = (typeof NextAuth === "function" ? NextAuth : (NextAuth as { default: typeof NextAuth }).default) as unknown as (
  request: object,
  response: Recorder,
  options: AuthOptions,
) => Promise<void>;

function conclude(context: AuthContext, { kept, headers }: Recorder): AuthAnswer {
  const location = headers.get("location");
  const sent = kept.body && headers.get("content-type") === "application/json" ? (JSON.parse(kept.body) as { url?: string }) : null;
  const target = typeof location === "string" ? location : sent?.url;
  const cookies = [headers.get("set-cookie") ?? []]
    .flat()
    // The session's cookie, and the hint beside it, are written in one place for every way to sign in.
    .filter((cookie) => !cookie.startsWith(`${cookieNames().session}=`))
    // Next writes cookies of an answer anew and loses an age of zero: the day says it too.
    .map((cookie): [string, string] => ["set-cookie", cookie.replace("Max-Age=0;", `Max-Age=0; Expires=${new Date(0).toUTCString()};`)]);
  // Asked for once, linked once.
  if (context.action === "callback" && context.request.cookies[cookieNames().linking])
    cookies.push([
      "set-cookie",
      `${cookieNames().linking}=; Path=/; Expires=${new Date(0).toUTCString()}; HttpOnly; SameSite=Lax${secureSite() ? "; Secure" : ""}`,
    ]);
  const whole = { opened: context.opened, ended: context.ended, pending: context.pending };
  // "csrf=true": the request did not carry the token of this browser.
  if (target !== undefined && isOwnRoute(target))
    return { ...back(context, context.message ?? (target.endsWith("csrf=true") ? "stale" : "failed"), cookies), ...whole };
  const isClosed = context.opened?.opens === "closed account";
  const signedIn = isClosed ? `/${context.from.locale}${closedAccountPath}` : location;
  const next = context.opened?.opens === "second step" ? secondStepOf(context.from) : signedIn;
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

const pageOf = ({ locale, next }: ComingFrom) => `${new URL(env().SITE_URL).origin}/${locale}${next === "/" ? "" : next}`;

/** The page of the second step, which goes on to where the person wanted to be. */
const secondStepOf = ({ locale, next }: ComingFrom) =>
  `/${locale}${secondStepPath}${next === "/" ? "" : `?${new URLSearchParams({ next })}`}`;

/** Back to the page where the sign-in began, which says in the person's language what came of it. */
function back(
  { request, from, linker, provider: asked }: AuthContext,
  message: ProviderMessage,
  cookies: [string, string][] = [],
): AuthAnswer {
  const query = new URLSearchParams({ provider: message, ...(asked ? { of: asked.id } : {}) });
  if (!linker && from.next !== "/") query.set("next", from.next);
  const target = `/${from.locale}${linker ? "/account" : "/sign-in"}?${query}`;
  if (request.method === "GET") return { status: 302, headers: [...cookies, ["location", target]], body: null, ...nothing };
  return { status: 200, headers: [...cookies, ["content-type", "application/json"]], body: JSON.stringify({ url: target }), ...nothing };
}
