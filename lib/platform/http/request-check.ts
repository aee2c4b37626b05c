// What a request must be before anything reads it: framed as RFC 9112 says, with a method, an address and headers that browsers send.
import "server-only";
import type { IncomingMessage } from "node:http";

/** A refused request: the connection is closed after it, because what follows on it cannot be trusted. */
export type RequestFault = { status: 400 | 404 | 405; headers?: Record<string, string> };

const bad: RequestFault = { status: 400 };
const methods = ["GET", "HEAD", "POST"];
export const otherMethod: RequestFault = { status: 405, headers: { allow: methods.join(", ") } };

/** Headers of which a second one makes a request ambiguous. */
const onlyOnce = new Set([
  "authorization",
  "content-length",
  "content-type",
  "expect",
  "host",
  "next-action",
  "origin",
  "transfer-encoding",
  "upgrade",
]);

/** What `Connection` may name. Naming any other header asks an intermediary to drop it, such as the length of the body. */
const connectionOptions = new Set(["close", "keep-alive", "upgrade", "te", "http2-settings", ""]);

/** Bytes of an address with its query: the longest is that of LiveKit's client. */
const urlLimit = 16 * 1024;
/** Bytes of the path alone; ours are far shorter. */
const pathLimit = 2 * 1024;
/** Next's time for a query grows with the square of its parameters: some thousand hold `web` up for seconds. LiveKit's client sends twenty. */
const parameterLimit = 64;

/** Why this request is refused; null when it is in order. */
export function requestFault(request: IncomingMessage): RequestFault | null {
  return framingFault(request) ?? methodFault(request) ?? addressFault(request.url ?? "");
}

function framingFault({ httpVersion, method, headers, rawHeaders }: IncomingMessage): RequestFault | null {
  if (httpVersion !== "1.1" && httpVersion !== "1.0") return bad;
  const seen = new Set<string>();
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index]?.toLowerCase() ?? "";
    if (seen.has(name) && onlyOnce.has(name)) return bad;
    seen.add(name);
  }
  if (headers.host === undefined ? httpVersion === "1.1" : !/^[\w.:[\]-]+$/.test(headers.host)) return bad;
  const length = headers["content-length"];
  const coding = headers["transfer-encoding"];
  if (length !== undefined && (coding !== undefined || !/^\d{1,15}$/.test(length))) return bad;
  if (coding !== undefined && (coding.toLowerCase() !== "chunked" || httpVersion === "1.0")) return bad;
  if (method !== "POST" && (coding !== undefined || Number(length ?? 0) > 0)) return bad;
  const named = (headers.connection ?? "").split(",").map((name) => name.trim().toLowerCase());
  return named.every((name) => connectionOptions.has(name)) ? null : bad;
}

/** Pages take a POST as a server action only; the development server's own doors are not there in production. */
function methodFault({ method = "", url = "", headers }: IncomingMessage): RequestFault | null {
  if (!methods.includes(method)) return otherMethod;
  if (method !== "POST" || headers["next-action"] !== undefined || /^\/(api|live|__nextjs)/.test(url)) return null;
  return { status: 405, headers: { allow: "GET, HEAD" } };
}

/** An absolute form, another host's path, and what is no UTF-8 or holds a control character once decoded, is nothing a browser sends. */
function addressFault(url: string): RequestFault | null {
  if (!url.startsWith("/") || url.startsWith("//") || url.length > urlLimit || /[^!-~]/.test(url)) return bad;
  const [path = "", ...query] = url.split("?");
  if (path.length > pathLimit || path.includes("\\") || decoded(path) === null) return bad;
  if (query.join("?").split("&").length > parameterLimit) return bad;
  // A percent sign alone is text in a query, as people type it into an address bar.
  return decoded(query.join("?").replace(/%(?![\da-f]{2})/gi, "%25")) === null ? bad : null;
}

function decoded(text: string): string | null {
  try {
    const plain = decodeURIComponent(text);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
    return /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(plain) ? null : plain;
  } catch {
    return null;
  }
}
