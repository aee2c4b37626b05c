// Content encodings: which one a browser gets, and a body in each of them, made once.
import "server-only";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { LRUCache } from "lru-cache";
import Negotiator from "negotiator";

export type Encoding = "br" | "gzip" | "identity";

/** The published types are of an older version. */
type Preferring = { encoding(available: readonly string[], options: { preferred: readonly string[] }): string | undefined };

/** What was asked before, by the header and what there was: browsers send the same few, and reading one costs a tenth of a kept page. */
const chosen = new LRUCache<string, Encoding>({ max: 200 });

/** `encodings` in our order of preference. Identity where the browser says nothing, or refuses all. */
export function encodingFor(accepted: string | undefined, encodings: readonly Encoding[]): Encoding {
  if (accepted === undefined) return "identity";
  const key = `${encodings.join()} ${accepted}`;
  const before = chosen.get(key);
  if (before) return before;
  const asked: Preferring = new Negotiator({ headers: { "accept-encoding": accepted } });
  const encoding = (asked.encoding(encodings, { preferred: encodings }) as Encoding | undefined) ?? "identity";
  chosen.set(key, encoding);
  return encoding;
}

/** Bytes below which compression gains nothing. */
const smallBytes = 512;

const compressors = {
  // Quality 5 costs a few milliseconds once for each change of a page; the best one costs hundreds for a tenth of the bytes.
  br: (body: Buffer) =>
    promisify(brotliCompress)(body, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: body.length },
    }),
  gzip: (body: Buffer) => promisify(gzip)(body, { level: 6 }),
};

type Encoded = { encodings: readonly Encoding[]; encoded: (encoding: Encoding) => Promise<Buffer> | Buffer };

/** Each encoding is made when it is first asked for. */
export function compressed(body: Buffer): Encoded {
  const made = new Map<Encoding, Promise<Buffer> | Buffer>();
  return {
    encodings: body.length < smallBytes ? ["identity"] : ["br", "gzip", "identity"],
    encoded(encoding) {
      if (encoding === "identity") return body;
      const before = made.get(encoding);
      if (before) return before;
      const making = compressors[encoding](body);
      made.set(encoding, making);
      making.then(
        (bytes) => made.set(encoding, bytes),
        () => made.delete(encoding),
      );
      return making;
    },
  };
}
