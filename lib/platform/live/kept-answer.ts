// Sends what the front has in memory: in the encoding the browser prefers, or "not modified".
import "server-only";
import type { IncomingMessage, ServerResponse } from "node:http";
import fresh from "fresh";
import { type Encoding, encodingFor } from "./encoding.ts";

/** A reader that takes nothing for so long is gone. */
const stuckMs = 30_000;

export type KeptAnswer = {
  status: number;
  /** Names in small letters. */
  headers: Record<string, string | string[]>;
  encodings: readonly Encoding[];
  encoded(encoding: Encoding): Promise<Buffer> | Buffer;
};

export async function sendKept(request: IncomingMessage, response: ServerResponse, answer: KeptAnswer): Promise<void> {
  if (answer.status === 200 && fresh(request.headers, answer.headers)) return sendNotModified(response, answer.headers);
  const encoding = encodingFor(request.headers["accept-encoding"], answer.encodings);
  const made = answer.encoded(encoding);
  const body = Buffer.isBuffer(made) ? made : await made;
  if (response.destroyed) return;
  const coding = encoding === "identity" ? {} : { "content-encoding": encoding };
  response.writeHead(answer.status, { ...answer.headers, ...coding, "content-length": body.length });
  response.end(request.method === "HEAD" ? undefined : body);
  if ((response.socket?.writableLength ?? 0) > 0) response.setTimeout(stuckMs, () => response.destroy());
}

/** "Not modified" replaces the headers of what the browser kept: it must not replace the policy of that page. */
function sendNotModified(response: ServerResponse, headers: KeptAnswer["headers"]): void {
  const { "content-security-policy": _policy, "content-type": _type, ...rest } = headers;
  response.writeHead(304, rest).end();
}
