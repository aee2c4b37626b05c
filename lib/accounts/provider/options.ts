// What next-auth is told: providers, cookies, our adapter, and that our verbs decide.
import "server-only";
import type { AuthOptions } from "next-auth";
import type { OAuthConfig } from "next-auth/providers/oauth";
import { cookieNames, secureSite } from "../../platform/auth/cookie.ts";
import { type OidcProvider, oidcProviders } from "../../platform/auth/oidc-providers.ts";
import { env } from "../../platform/env.ts";
import { log } from "../../platform/log.ts";
import { noteUnavailable } from "../../platform/outage.ts";
import { adapterFor } from "./adapter.ts";
import { logger } from "./fault.ts";
import * as provider from "./sign-in.ts";
import type { AuthContext } from "./under-way.ts";

/** Seconds that a session cookie lives; the row decides. */
const sessionSeconds = 90 * 24 * 3600;
/** Milliseconds for each request to a provider: discovery, token, keys and user info together stay below what a browser is given. */
const providerMs = 2_000;

/** `page` is where a sign-in that worked goes on. */
export const optionsFor = (context: AuthContext, page: string): AuthOptions => ({
  secret: env().SITE_SECRET,
  useSecureCookies: secureSite(),
  cookies: authCookies(),
  session: { strategy: "database", maxAge: sessionSeconds, updateAge: sessionSeconds },
  pages: { signIn: "/api/auth/error", signOut: "/api/auth/error", error: "/api/auth/error" },
  providers: oidcProviders().map((one) => asOAuth(one, context)),
  adapter: adapterFor(context),
  callbacks: {
    redirect: () => page,
    signIn: ({ profile }) => decide(context, profile as Record<string, unknown> | undefined),
    // Nothing of the person: pages ask /api/me.
    session: ({ session: { expires } }) => ({ expires, user: {} }),
  },
  logger,
});

/** next-auth's cookies by our names, with the attributes of all our cookies. */
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

/** next-auth checks state, nonce and PKCE of every sign-in, and the id token against the issuer's keys. */
function asOAuth(
  { id, name, issuer, clientId, clientSecret }: OidcProvider,
  { isSignedIn }: Pick<AuthContext, "isSignedIn">,
): OAuthConfig<Record<string, unknown>> {
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
    // Whoever is signed in comes back for a proof: the provider must not answer from a session of its own (OpenID Connect Core, 3.1.2.1).
    authorization: { params: { scope: "openid email", ...(isSignedIn ? { max_age: 0 } : {}) } },
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
async function decide(context: AuthContext, profile: Record<string, unknown> | undefined): Promise<boolean | string> {
  const outcome = await outcomeOf(context, profile).catch((error: unknown) => {
    log.error({ err: error }, "sign-in with a provider failed");
    noteUnavailable();
    return "unavailable" as const;
  });
  if (outcome === "unavailable") context.message = outcome;
  else if (outcome === null) context.message = "failed";
  else if (outcome.kind === "known") return true;
  else if (outcome.kind === "refused") context.message = outcome.code;
  else {
    context.message = outcome.kind;
    if (outcome.kind === "letter_sent") context.pending = outcome.pending;
  }
  return "/api/auth/error";
}

async function outcomeOf(context: AuthContext, profile: Record<string, unknown> | undefined): Promise<provider.ProviderOutcome | null> {
  const { provider: asked, linker, request, from } = context;
  if (!asked || !profile || profile.iss !== asked.issuer || typeof profile.sub !== "string") return null;
  context.provedAt = typeof profile.auth_time === "number" ? new Date(profile.auth_time * 1_000) : null;
  const claims = {
    subject: profile.sub,
    email: typeof profile.email === "string" ? profile.email : null,
    isEmailVerified: profile.email_verified === true || profile.email_verified === "true",
  };
  return linker ? provider.linkTo(linker, asked, claims) : provider.recognise(request.visit, asked, claims, from);
}
