// Reads a request's body whole, bounded in bytes and time, before anything else is taken up for it.
import "server-only";
import { IncomingMessage } from "node:http";

/** What one kind of request may send. An upload of files will be a kind of its own, with a place on disk instead of memory. */
export type BodyRule = { kind: "action" | "webhook" | "internal" | "api"; limitBytes: number };

const rules: readonly [RegExp, BodyRule][] = [
  [/^\/api\/webhooks\//, { kind: "webhook", limitBytes: 64 * 1024 }],
  [/^\/api\/internal\//, { kind: "internal", limitBytes: 2 * 1024 * 1024 }],
  [/^\/api\/auth\//, { kind: "api", limitBytes: 16 * 1024 }],
  [/^/, { kind: "api", limitBytes: 1024 * 1024 }],
];
const action: BodyRule = { kind: "action", limitBytes: 64 * 1024 };

/** By address and headers: a server action may go to any page. */
export function bodyRule({ url = "", headers }: Pick<IncomingMessage, "url" | "headers">): BodyRule {
  if (headers["next-action"] !== undefined || /^multipart\//i.test(headers["content-type"] ?? "")) return action;
  return rules.find(([path]) => path.test(url))?.[1] ?? action;
}

/** In time and fast enough: nothing for `silenceMs` ends it, less than `bytesPerSecond` on the whole, or `wholeMs` altogether. */
const silenceMs = 5_000;
const bytesPerSecond = 1_024;
const wholeMs = 30_000;
const lookMs = 500;

export type ReadBody = { ok: true; body: Buffer } | { ok: false; status: 408 | 413 | null };

/** The body; 413 when it is larger than `limitBytes`, 408 when it comes too slowly, null when the client is gone. */
export function readBody(request: IncomingMessage, limitBytes: number): Promise<ReadBody> {
  if (Number(request.headers["content-length"] ?? 0) > limitBytes) return Promise.resolve({ ok: false, status: 413 });
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const beganAt = performance.now();
    let heardAt = beganAt;
    const watch = setInterval(() => {
      const now = performance.now();
      const isSlow = now - beganAt > silenceMs && size < ((now - beganAt - silenceMs) / 1_000) * bytesPerSecond;
      if (isSlow || now - heardAt > silenceMs || now - beganAt > wholeMs) finish({ ok: false, status: 408 });
    }, lookMs);
    const finish = (read: ReadBody) => {
      clearInterval(watch);
      request.off("data", take).off("end", whole).off("error", gone).off("close", gone);
      if (!read.ok) request.pause();
      resolve(read);
    };
    const take = (chunk: Buffer) => {
      heardAt = performance.now();
      size += chunk.length;
      if (size > limitBytes) return finish({ ok: false, status: 413 });
      chunks.push(chunk);
    };
    const whole = () => finish({ ok: true, body: Buffer.concat(chunks, size) });
    const gone = () => finish({ ok: false, status: null });
    request.on("data", take).on("end", whole).on("error", gone).on("close", gone);
  });
}

/** The same request again, with its body to be read once more: what is read from a socket cannot be put back. */
export function withBody(request: IncomingMessage, body: Buffer): IncomingMessage {
  const again = new IncomingMessage(request.socket);
  const { httpVersion, httpVersionMajor, httpVersionMinor, method, url, headers, rawHeaders } = request;
  Object.assign(again, { httpVersion, httpVersionMajor, httpVersionMinor, method, url, rawHeaders });
  again.headers = { ...headers, "content-length": String(body.length) };
  delete again.headers["transfer-encoding"];
  again.complete = true;
  if (body.length > 0) again.push(body);
  again.push(null);
  return again;
}
