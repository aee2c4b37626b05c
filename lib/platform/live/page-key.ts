// Which requests may be answered with a kept page, and what the page depends on: the path and Next's own headers, nothing else.
import "server-only";
import { readFileSync } from "node:fs";
import type { IncomingHttpHeaders } from "node:http";
import { join } from "node:path";

export type PageKey = {
  /** Two requests with the same key get the same answer. */
  key: string;
  /** The address and the headers that `web` is asked with to fill the cache. No cookie, language, query or person is among them. */
  url: string;
  headers: Record<string, string>;
};

/** What Next's router sends for a part of a page; Next names them in `Vary`. */
const routerHeaders = ["next-router-prefetch", "next-router-segment-prefetch", "next-router-state-tree", "next-url"] as const;
/** Characters of these headers together. Longer ones pass to `web` unkept. */
const headerLimit = 4_096;
/** The hash that Next's router puts into the address of a part. */
const rscHash = /^[\w-]{0,64}$/;

type Request = { method?: string | undefined; url?: string | undefined; headers: IncomingHttpHeaders };

/** Null for what must be asked of `web` each time. `isPrerendered` knows the paths of the build. */
export function pageKeyOf({ method, url = "/", headers }: Request, isPrerendered: (path: string) => boolean): PageKey | null {
  if (method !== "GET" && method !== "HEAD") return null;
  const [path = "/", ...query] = url.split("?");
  if (!isPrerendered(path)) return null;
  const sent = routerHeaders.filter((name) => headers[name] !== undefined);
  if (headers.rsc === undefined) return sent.length > 0 ? null : { key: path, url: path, headers: {} };
  if (headers.rsc !== "1") return null;
  const hash = new URLSearchParams(query.join("?")).getAll("_rsc");
  const values = sent.map((name) => [name, String(headers[name])] as const);
  if (hash.length > 1 || !rscHash.test(hash[0] ?? "")) return null;
  if (values.reduce((sum, [, value]) => sum + value.length, 0) > headerLimit) return null;
  const address = hash[0] === undefined ? path : `${path}?_rsc=${hash[0]}`;
  return { key: JSON.stringify([address, values]), url: address, headers: { rsc: "1", ...Object.fromEntries(values) } };
}

type Manifest = { routes: Record<string, unknown>; dynamicRoutes: Record<string, { routeRegex: string }> };

/** Which paths the build in this folder prerenders. Without a build none. */
export function readPrerendered(folder: string): (path: string) => boolean {
  let manifest: Manifest;
  try {
    manifest = JSON.parse(readFileSync(join(folder, "prerender-manifest.json"), "utf8")) as Manifest;
  } catch {
    return () => false;
  }
  const paths = new Set(Object.keys(manifest.routes));
  const patterns = Object.values(manifest.dynamicRoutes).map(({ routeRegex }) => new RegExp(routeRegex));
  return (path) => paths.has(path) || patterns.some((pattern) => pattern.test(path));
}
