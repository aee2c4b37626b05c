// Our cookies by name. `__Host-` binds them to this host wherever the site has TLS.
import "server-only";
import { env } from "../env.ts";

export const secureSite = (): boolean => env().SITE_URL.startsWith("https:");

export function cookieNames() {
  const prefix = secureSite() ? "__Host-" : "";
  return { session: `${prefix}session`, guest: `${prefix}guest`, hint: "member" } as const;
}

/** One cookie out of a raw Cookie header, for processes without Next. */
export function readCookie(header: string | undefined, name: string): string | undefined {
  for (const part of header?.split(";") ?? []) {
    const [key, ...value] = part.trim().split("=");
    if (key === name) return decoded(value.join("="));
  }
  return undefined;
}

/** A value that is badly encoded is not one of ours: it stays as it is, and opens nothing. */
function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
