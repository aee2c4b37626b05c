// JSON that many ask for and that needs nothing of Next: `web` answers it by itself, for an eighth of the cost.
import "server-only";
import type { ServerResponse } from "node:http";
import { log } from "../log.ts";

export type PlainAnswer = { status: number; body: object; cacheControl: string };
/** Reads the query alone, so the answer is the same for everybody. */
export type PlainRoute = (query: URLSearchParams) => Promise<PlainAnswer>;

/** `url` is the path with its query. A fault is 500, which `markUnavailable` makes 503 while the database is away. */
export async function answerPlain(route: PlainRoute, url: string, response: ServerResponse): Promise<void> {
  const at = url.indexOf("?");
  const { status, body, cacheControl } = await route(new URLSearchParams(at < 0 ? "" : url.slice(at + 1))).catch((error): PlainAnswer => {
    log.error({ err: error }, "answer failed");
    return { status: 500, body: { code: "unavailable" }, cacheControl: "no-store" };
  });
  const text = JSON.stringify(body);
  response
    .writeHead(status, { "content-type": "application/json", "cache-control": cacheControl, "content-length": Buffer.byteLength(text) })
    .end(text);
}
