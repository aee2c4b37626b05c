// The status of what could not be done because the database is away: 503, and when to come back.
import "server-only";
import type { ServerResponse } from "node:http";
import { isDatabaseLost } from "../outage.ts";

/** Takes over `response` before anything is written to it. `request` is what the answer was made in, of lib/platform/outage.ts. */
export function markUnavailable(response: ServerResponse, request: { isUnavailable: boolean }): void {
  const { writeHead } = response;
  response.writeHead = ((status: number, ...rest: unknown[]) => {
    if (response.headersSent) return Reflect.apply(writeHead, response, [status, ...rest]);
    const isLost = request.isUnavailable || (status === 500 && isDatabaseLost());
    if (isLost) response.setHeader("Cache-Control", "no-store");
    if ((isLost || status === 503) && !response.hasHeader("Retry-After")) response.setHeader("Retry-After", "2");
    return Reflect.apply(writeHead, response, [isLost ? 503 : status, ...rest]);
  }) as typeof writeHead;
}
