// The status of what could not be done because the database is away: 503, and when to come back.
import "server-only";
import type { ServerResponse } from "node:http";
import { isDatabaseLost } from "../outage.ts";
import { bufferAnswer } from "./buffered-answer.ts";

/** A row of Next's stream of a page that says that something was thrown. Its own signals, such as "not found", are no fault. */
const thrown = /:E\{"digest":"(?!NEXT_)/;

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
  // A page for Next's router begins before it is read, with 200: its fault comes as a row. What an action has done is answered as it is.
  if (response.req.method === "POST") return;
  bufferAnswer(response, "text/x-component", (body) => {
    if (isDatabaseLost() && thrown.test(body.toString("utf8"))) request.isUnavailable = true;
  });
}
