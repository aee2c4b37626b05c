// Whether a request names this site. A page of another name that resolves to this machine (DNS rebinding) would otherwise read what
// only this machine may, as its own.
import { LRUCache } from "lru-cache";
import { isLoopback } from "../auth/cookie-name.ts";

/**
 * The name in a Host header, without its port; a proxy may leave the port out. Null when it is none. The last few are remembered:
 * browsers send the same ones, and reading one costs a tenth of a kept page.
 */
const names = new LRUCache<string, { name: string | null }>({
  max: 100,
  memoMethod: (host) => ({ name: URL.parse(`http://${host}`)?.hostname ?? null }),
});

/** `host` as the request sent it; without one it is of HTTP/1.0, which no browser sends. */
export function isOwnHost(host: string | undefined, site: URL): boolean {
  if (host === undefined) return true;
  const { name } = names.memo(host);
  return name !== null && (name === site.hostname || isLoopback(name));
}
