// Whether a request names this site. A page of another name that resolves to this machine (DNS rebinding) would otherwise read what
// only this machine may, as its own.
import { isLoopback } from "../auth/cookie-name.ts";

/** The name in a Host header, without its port; a proxy may leave the port out. Null when it is none. */
const nameIn = (host: string): string | null => URL.parse(`http://${host}`)?.hostname ?? null;

/** `host` as the request sent it; without one it is of HTTP/1.0, which no browser sends. */
export function isOwnHost(host: string | undefined, site: URL): boolean {
  if (host === undefined) return true;
  const name = nameIn(host);
  return name !== null && (name === site.hostname || isLoopback(name));
}
