// The content policy of an HTML answer: it is buffered until it is whole, and leaves with the hashes of exactly the inline scripts it carries.
import { createHash } from "node:crypto";
import type { ServerResponse } from "node:http";
import { bufferAnswer } from "./buffered-answer.ts";
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

/** Takes over `response` before anything is written to it. What is not HTML passes through as it comes, under the policy `otherwise`. */
export function addContentPolicy(response: ServerResponse, otherwise: string = strictPolicy): void {
  const { writeHead, end } = response;
  response.setHeader("Content-Security-Policy", otherwise);

  // "Not modified" replaces the headers of the page the browser kept: it must not replace the policy of that page.
  const keepPolicyOfKeptPage = () => {
    if (!response.headersSent) response.removeHeader("Content-Security-Policy");
  };
  response.writeHead = ((status: number, ...rest: unknown[]) => {
    if (status === 304) keepPolicyOfKeptPage();
    return Reflect.apply(writeHead, response, [status, ...rest]);
  }) as typeof writeHead;
  response.end = ((...args: unknown[]) => {
    if (response.statusCode === 304) keepPolicyOfKeptPage();
    return Reflect.apply(end, response, args);
  }) as typeof end;
  bufferAnswer(response, "text/html", (body) => response.setHeader("Content-Security-Policy", policyOf(body.toString("utf8"))));
}
