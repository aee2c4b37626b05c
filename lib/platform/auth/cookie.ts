// Our cookies by name. `__Host-` binds them to this host wherever the site has TLS; where the site has a port it is part of the name.
import "server-only";
import { env } from "../env.ts";
import { cookieName } from "./cookie-name.ts";

export const secureSite = (): boolean => env().SITE_URL.startsWith("https:");

export function cookieNames() {
  const prefix = secureSite() ? "__Host-" : "";
  const site = new URL(env().SITE_URL);
  const named = (name: string) => cookieName(name, site);
  const own = (name: string) => `${prefix}${named(name)}`;
  return {
    session: own("session"),
    guest: own("guest"),
    attempt: own("attempt"),
    hint: named("member"),
    // Of a sign-in with an identity provider, for a quarter of an hour: what next-auth checks, and what waits for the next step.
    providerPage: own("provider-page"),
    providerCsrf: own("provider-csrf"),
    providerState: own("provider-state"),
    providerNonce: own("provider-nonce"),
    providerVerifier: own("provider-verifier"),
    linking: own("provider-linking"),
    pending: own("provider-pending"),
  } as const;
}

/** One cookie out of a raw Cookie header, for processes without Next. Of two with this name the last one counts, as with Next. */
export function readCookie(header: string | undefined, name: string): string | undefined {
  let found: string | undefined;
  for (const part of header?.split(";") ?? []) {
    const [key, ...value] = part.trim().split("=");
    if (key === name) found = decoded(value.join("="));
  }
  return found;
}

/** A value that is badly encoded is not one of ours: it stays as it is, and opens nothing. */
function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
