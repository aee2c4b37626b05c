// Seals an HTML answer: it is held until it is whole and leaves with the hashes of exactly the inline scripts it carries.
import { createHash } from "node:crypto";
import type { ServerResponse } from "node:http";
import { strictPolicy } from "./headers.ts";

const inlineScript = /<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g;

/** The policy of one page. */
export function policyOf(html: string): string {
  const hashes = new Set(
    Array.from(html.matchAll(inlineScript), ([, code = ""]) => `'sha256-${createHash("sha256").update(code).digest("base64")}'`),
  );
  return [
    "default-src 'none'",
    ["script-src 'self'", ...hashes].join(" "),
    "style-src 'self'",
    "connect-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "media-src 'self' blob:",
    "manifest-src 'self'",
    "worker-src 'self'",
    // Forms are sent by their page. Before it has come alive the browser would put what was typed, a password too, into the address.
    "form-action 'none'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
  ].join("; ");
}

type Callback = () => void;
const callbackIn = (args: unknown[]) => args.findLast((arg): arg is Callback => typeof arg === "function");

function bytes(chunk: unknown, encoding: unknown): Buffer {
  if (typeof chunk === "string") return Buffer.from(chunk, typeof encoding === "string" ? (encoding as BufferEncoding) : "utf8");
  return Buffer.from(chunk as Uint8Array);
}

/** Takes over `response` before anything is written to it. What is not HTML passes through as it comes, under the policy `otherwise`. */
export function seal(response: ServerResponse, otherwise: string = strictPolicy): void {
  const { write, writeHead, end, flushHeaders } = response;
  const held: Buffer[] = [];
  const isHtml = () => !response.headersSent && String(response.getHeader("content-type") ?? "").startsWith("text/html");
  response.setHeader("Content-Security-Policy", otherwise);

  // "Not modified" replaces the headers of the page the browser kept: it must not replace the seal of that page.
  const sparePage = () => {
    if (!response.headersSent) response.removeHeader("Content-Security-Policy");
  };
  response.writeHead = ((status: number, ...rest: unknown[]) => {
    if (status === 304) sparePage();
    return Reflect.apply(writeHead, response, [status, ...rest]);
  }) as typeof writeHead;
  response.flushHeaders = () => {
    if (!isHtml()) flushHeaders.call(response);
  };
  response.write = ((chunk: unknown, ...rest: unknown[]) => {
    if (!isHtml()) return Reflect.apply(write, response, [chunk, ...rest]);
    held.push(bytes(chunk, rest[0]));
    callbackIn(rest)?.();
    return true;
  }) as typeof write;
  response.end = ((...args: unknown[]) => {
    if (response.statusCode === 304) sparePage();
    if (!isHtml()) return Reflect.apply(end, response, args);
    if (args[0] !== undefined && args[0] !== null && typeof args[0] !== "function") held.push(bytes(args[0], args[1]));
    const body = Buffer.concat(held);
    if (body.length > 0) {
      response.setHeader("Content-Security-Policy", policyOf(body.toString("utf8")));
      response.setHeader("Content-Length", body.length);
    }
    return Reflect.apply(end, response, [body, callbackIn(args)]);
  }) as typeof end;
}
