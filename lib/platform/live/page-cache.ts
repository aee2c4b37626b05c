// Prerendered pages kept in the front until one of their tags changes. What is personal, refused or redirected never enters.
import "server-only";
import type { IncomingHttpHeaders } from "node:http";
import { LRUCache } from "lru-cache";
import { ageHeader, tagsHeader } from "../pages/kept-page.ts";
import { compressed, type Encoding } from "./encoding.ts";
import type { PageKey } from "./page-key.ts";

/** Seconds after which a page is asked for anew though no change of it was heard of. */
const ageLimitSeconds = 300;
const bytesLimit = 96 * 1024 * 1024;
/** Bytes of one page; larger ones pass unkept. */
export const pageBytesLimit = 2 * 1024 * 1024;
/** What cannot be kept is asked of `web` at once for so long. */
const unkeptMs = 10_000;
const unkeptLimit = 10_000;

/** What `web` answered to a request without a person. */
export type WebAnswer = { status: number; headers: IncomingHttpHeaders; body: Buffer };

export type Page = {
  status: number;
  headers: Record<string, string | string[]>;
  encodings: readonly Encoding[];
  encoded(encoding: Encoding): Promise<Buffer> | Buffer;
  bytes: number;
  tags: readonly string[];
  /** Milliseconds; 0 is given to those who wait for it now, and not kept. */
  keepMs: number;
};

const isAffected = ({ tags }: Page, changed: readonly (string | null)[]): boolean =>
  changed.some((tag) => tag === null || tags.includes(tag));

/** `ask` asks `web`; it rejects when `web` does not answer, and answers null for a body that is too large. */
export function createPageCache(ask: (page: PageKey) => Promise<WebAnswer | null>) {
  const kept = new LRUCache<string, Page>({ maxSize: bytesLimit, sizeCalculation: ({ bytes }) => bytes });
  const unkept = new LRUCache<string, true>({ max: unkeptLimit, ttl: unkeptMs });
  /** Pages that `web` is asked for now, each with the tags that have changed since, in their order. */
  const asked = new Map<string, { page: Promise<Page | null>; changed: (string | null)[] }>();

  async function askWeb({ key, url, headers }: PageKey, changed: readonly (string | null)[]): Promise<Page | null> {
    const answer = await ask({ key, url, headers });
    const page = answer && pageOf(answer);
    if (!page) unkept.set(key, true);
    // What changed while `web` answered may not be in the answer: it is given to those who waited before, and not kept.
    if (page && page.keepMs > 0 && !isAffected(page, changed)) kept.set(key, page, { ttl: page.keepMs });
    return page;
  }

  /** Asks `web` once for all who ask meanwhile; null when each must ask for themselves. */
  async function fill(request: PageKey): Promise<Page | null> {
    const { key } = request;
    if (unkept.has(key)) return null;
    const here = kept.get(key);
    if (here) return here;
    const underWay = asked.get(key);
    if (underWay) {
      const before = underWay.changed.slice();
      const page = await underWay.page;
      // Who comes after a change must not be given the page from before it.
      return page && isAffected(page, before) ? fill(request) : page;
    }
    const changed: (string | null)[] = [];
    const page = askWeb(request, changed).finally(() => asked.delete(key));
    asked.set(key, { page, changed });
    return page;
  }

  return {
    get: (key: string): Page | undefined => kept.get(key),

    fill,

    /** Forgets the pages with this tag; null forgets all. */
    drop(tag: string | null): void {
      for (const { changed } of asked.values()) changed.push(tag);
      unkept.clear();
      if (tag === null) kept.clear();
      else for (const [key, { tags }] of kept.entries()) if (tags.includes(tag)) kept.delete(key);
    },

    size: () => ({ pages: kept.size, bytes: kept.calculatedSize }),
  };
}

/** Of one connection, written anew for each answer, or between `web` and the front alone. */
const notShown = new Set([
  "connection",
  "content-length",
  "date",
  "keep-alive",
  "transfer-encoding",
  "x-nextjs-cache",
  ageHeader,
  tagsHeader,
]);

/** Null for what is not one answer for everybody. */
function pageOf({ status, headers, body }: WebAnswer): Page | null {
  const control = String(headers["cache-control"] ?? "");
  const lifetime = Number(/s-maxage=(\d+)/.exec(control)?.[1] ?? 0);
  const isPrerendered = headers["x-nextjs-cache"] !== undefined && lifetime > 0 && !/private|no-store/.test(control);
  if (!isPrerendered || (status !== 200 && status !== 404) || headers["set-cookie"] || headers["content-encoding"]) return null;
  const age = Number(headers[ageHeader] ?? Number.POSITIVE_INFINITY);
  const shown = Object.entries(headers).filter(([name, value]) => value !== undefined && !notShown.has(name));
  const vary = [headers.vary, "Accept-Encoding"].flat().filter(Boolean).join(", ");
  // One for all encodings, so a weak one.
  const etag = headers.etag ? { etag: headers.etag.replace(/^(W\/)?/, "W/") } : {};
  return {
    status,
    headers: { ...(Object.fromEntries(shown) as Page["headers"]), ...etag, vary },
    ...compressed(body),
    // With what compression adds, and the entry's own.
    bytes: Math.ceil(body.length * 1.5) + 4_096,
    tags: String(headers[tagsHeader] ?? "")
      .split(",")
      .filter(Boolean),
    keepMs: status === 200 ? Math.max(0, Math.min(ageLimitSeconds, lifetime - age) * 1_000) : 0,
  };
}
