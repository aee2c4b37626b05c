// The build's files with a hash in their name, from disk into memory, in the encodings that the build has made beside them.
import "server-only";
import { readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { LRUCache } from "lru-cache";
import { policyFor, securityHeaders } from "../http/headers.ts";
import type { Encoding } from "./encoding.ts";
import type { KeptAnswer } from "./kept-answer.ts";

const bytesLimit = 48 * 1024 * 1024;
const prefix = "/_next/static/";
/** What the build names its files. Anything else is for `web` to judge. */
const plainPath = /^(?:[\w~-][\w.~-]*\/)*[\w~-][\w.~-]*$/;

const types: Record<string, string> = {
  ".css": "text/css; charset=UTF-8",
  ".js": "application/javascript; charset=UTF-8",
  ".woff2": "font/woff2",
};
/** Made by the build beside each file that they make smaller. */
export const encodingSuffixes = { br: ".br", gzip: ".gz" } as const;

type Asset = KeptAnswer & { bytes: number };

/** `folder` is the build's. */
export function createAssets(folder: string, isSecure: boolean) {
  const kept = new LRUCache<string, Asset>({ maxSize: bytesLimit, sizeCalculation: ({ bytes }) => bytes });

  async function read(path: string): Promise<Asset | null> {
    const name = path.slice(prefix.length);
    const type = types[extname(name)];
    if (!type || !plainPath.test(name)) return null;
    const file = join(folder, "static", name);
    const orNull = (part: Promise<Buffer>) => part.catch(() => null);
    const [identity, br, gzip] = await Promise.all(
      ["", encodingSuffixes.br, encodingSuffixes.gzip].map((end) => orNull(readFile(file + end))),
    );
    if (!identity) return null;
    const bodies = new Map<Encoding, Buffer>([["identity", identity]]);
    if (br) bodies.set("br", br);
    if (gzip) bodies.set("gzip", gzip);
    return {
      status: 200,
      headers: {
        ...Object.fromEntries(
          securityHeaders({ isSecure, mayUseMicrophone: false }).map(([header, value]) => [header.toLowerCase(), value]),
        ),
        "content-security-policy": policyFor(path),
        "content-type": type,
        "cache-control": "public, max-age=31536000, immutable",
        // The hash is in the name.
        etag: `W/"${name.split("/").at(-1)}"`,
        vary: "Accept-Encoding",
      },
      encodings: (["br", "gzip", "identity"] as const).filter((encoding) => bodies.has(encoding)),
      encoded: (encoding) => bodies.get(encoding) ?? identity,
      bytes: [...bodies.values()].reduce((sum, { length }) => sum + length, 1_024),
    };
  }

  return {
    isAsset: (path: string): boolean => path.startsWith(prefix),
    /** From memory; undefined when it must be found on disk first. */
    get: (path: string): Asset | undefined => kept.get(path),
    /** Null for what the build does not have. */
    async find(path: string): Promise<Asset | null> {
      const found = kept.get(path) ?? (await read(path));
      if (found) kept.set(path, found);
      return found;
    },
  };
}

export type Assets = ReturnType<typeof createAssets>;
