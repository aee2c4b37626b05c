// The answer that takes a session away also lets the browser empty what it kept of this site: on a shared phone the next person finds
// nothing. Cookies are not cleared as a whole: the browser's key stays, so that somebody removed is not a new guest after signing out.
// https://www.w3.org/TR/clear-site-data/
import "server-only";
import type { ServerResponse } from "node:http";
import { cookieNames } from "../auth/cookie.ts";

/** Whether these cookies end a session: the session's own, empty and over. */
const endsSession = (cookies: unknown): boolean =>
  [cookies].flat().some((cookie) => {
    const [pair, ...attributes] = String(cookie ?? "").split(/;\s*/);
    return pair === `${cookieNames().session}=` && attributes.some((one) => /^max-age=0$/i.test(one));
  });

/** Takes over `response` before anything is written to it. */
export function clearSiteDataAtSignOut(response: ServerResponse): void {
  const { writeHead } = response;
  response.writeHead = ((...args: unknown[]) => {
    if (!response.headersSent && endsSession(response.getHeader("set-cookie"))) response.setHeader("Clear-Site-Data", '"cache", "storage"');
    return Reflect.apply(writeHead, response, args);
  }) as typeof writeHead;
}
