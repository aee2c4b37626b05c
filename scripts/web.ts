// The web process: Next behind one rule - every answer carries the site's headers, and HTML the hashes of its own scripts.
import "#lib/platform/log-console";

import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import next from "next";
import { mayUseMicrophone } from "#lib/contexts";
import { searchVacancies } from "#lib/hiring/search/search-route";
import { drain, reusePort, sayReady } from "#lib/platform/drain";
import { env } from "#lib/platform/env";
import { actionPages, sendActionToItsPage } from "#lib/platform/http/action-page";
import { bodyRule, readBody, withBody } from "#lib/platform/http/body";
import { isDecodable } from "#lib/platform/http/body-check";
import { clearSiteDataAtSignOut } from "#lib/platform/http/clear-site-data";
import { clientAddress, parseProxies } from "#lib/platform/http/client-address";
import { addContentPolicy } from "#lib/platform/http/content-policy";
import { isForeignWrite, policyFor, securityHeaders, stripInner } from "#lib/platform/http/headers";
import { answerPlain, type PlainRoute } from "#lib/platform/http/plain-route";
import { refuseRequest, refuseSocket } from "#lib/platform/http/refusal";
import { createStrictServer } from "#lib/platform/http/server";
import { markUnavailable } from "#lib/platform/http/unavailable";
import { listen } from "#lib/platform/listen";
import { log } from "#lib/platform/log";
import { Histogram, serveMetrics } from "#lib/platform/metrics";
import { answering } from "#lib/platform/outage";
import { notingPage, type PageNote, tellFront } from "#lib/platform/pages/kept-page";
import { allPages, pagesChannel, renewedChannel } from "#lib/platform/pages/pages";
import { root } from "./process.ts";

const port = Number(process.env.WEB_PORT);
const host = process.env.WEB_HOST ?? "127.0.0.1";
const site = new URL(env().SITE_URL);
const secure = site.protocol === "https:";
/** Next's own development server: it reloads pages by scripts and styles that the policy of production refuses. */
const isDevelopment = process.env.NODE_ENV === "development";

/** Milliseconds that requests under way are given at the end. */
const patienceMs = 8_000;

const duration = new Histogram({
  name: "http_request_duration_seconds",
  help: "Time from request to answer",
  labelNames: ["kind", "status"],
  buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
});

function kindOf(path: string, request: IncomingMessage): string {
  if (path.startsWith("/_next/")) return "static";
  // What our own processes ask: the supervisor each second, and this one when a kept page has changed.
  if (/^\/api\/(health|internal)/.test(path)) return "internal";
  if (path.startsWith("/api/")) return "api";
  return request.headers["next-action"] ? "action" : "page";
}

/** `live` is before us on this machine, and has written who the client is. */
const hops = parseProxies("127.0.0.0/8, ::1");

const app = next({ dev: isDevelopment, dir: root, hostname: host, port });
const handle = app.getRequestHandler();
await app.prepare();

const built = (file: string) => JSON.parse(readFileSync(join(root, ".next/server", file), "utf8"));
const actionPage = isDevelopment ? () => null : actionPages(built("server-reference-manifest.json"), built("app-paths-manifest.json"));

/** Answered here, without Next. */
const plainRoutes: Readonly<Record<string, PlainRoute>> = { "/api/hiring/vacancies": searchVacancies };

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = request.url?.split("?", 1)[0] ?? "/";
  const stop = duration.startTimer({ kind: kindOf(path, request) });
  response.once("close", () => stop({ status: `${Math.floor(response.statusCode / 100)}xx` }));
  if (isForeignWrite(request.method, request.headers.origin, site)) return refuseRequest(request, response, { status: 403 }, secure);
  const whole = request.method === "POST" && !isDevelopment ? await readWhole(request, response) : request;
  if (!whole) return;
  if (!isDevelopment) stripInner(whole.headers);
  whole.headers["x-forwarded-host"] = site.host;
  whole.headers["x-forwarded-proto"] = secure ? "https" : "http";
  whole.headers["x-forwarded-for"] = clientAddress(request, hops);
  for (const [name, value] of securityHeaders({ isSecure: secure, mayUseMicrophone: mayUseMicrophone(path) }))
    response.setHeader(name, value);
  if (!isDevelopment) addContentPolicy(response, policyFor(path));
  clearSiteDataAtSignOut(response);
  const noted = { isUnavailable: false };
  markUnavailable(response, noted);
  const plain = request.method === "GET" || request.method === "HEAD" ? plainRoutes[path] : undefined;
  if (plain) return answering(noted, () => answerPlain(plain, request.url ?? path, response));
  sendActionToItsPage(whole, path, actionPage);
  const page: PageNote = { beganAt: Date.now() };
  tellFront(response, page);
  await answering(noted, () => notingPage(page, () => handle(whole, response)));
}

/** The request with a body that Next may decode; null when it was refused. `live` has done the same: it may not be the only way here. */
async function readWhole(request: IncomingMessage, response: ServerResponse): Promise<IncomingMessage | null> {
  const rule = bodyRule(request);
  const read = await readBody(request, rule.limitBytes);
  const isRight = read.ok && isDecodable(rule, request.headers["content-type"], read.body);
  if (read.ok && isRight) return withBody(request, read.body);
  const status = read.ok ? 400 : read.status;
  if (status !== null) refuseRequest(request, response, { status }, secure);
  return null;
}

// The gate in `live` is the only place for sockets; a page under development is told through one that it has changed.
const reload = isDevelopment ? app.getUpgradeHandler() : null;
function serve(request: IncomingMessage, response: ServerResponse): void {
  answer(request, response).catch((error) => {
    log.error({ err: error }, "answer failed");
    refuseRequest(request, response, { status: 500 }, secure);
  });
}

const server = createStrictServer(
  { isSecure: secure, maxHeaderSize: 16_384 },
  {
    answer: serve,
    upgrade(request, socket, head) {
      if (reload) void reload(request, socket, head);
      else refuseSocket(socket, { status: 400 }, secure);
    },
  },
);
server.listen({ port, host, reusePort }, sayReady);
/** For ourselves alone: behind the shared port a request may reach our successor. */
const inner = createServer(serve).listen(0, "127.0.0.1");
const metrics = serveMetrics();

/** Tells the cache of this process which pages have changed; null is all of them. */
async function revalidate(tags: string[] | null) {
  const { port } = inner.address() as AddressInfo;
  const sent = await fetch(`http://127.0.0.1:${port}/api/internal/pages`, {
    method: "POST",
    headers: { authorization: `Bearer ${process.env.INTERNAL_SECRET ?? ""}`, "content-type": "application/json" },
    body: JSON.stringify({ tags }),
  }).catch(() => null);
  // Tags that Next does not take never will be: all pages are made anew instead. It is asked again only where it did not answer.
  const isRefused = sent !== null && sent.status >= 400 && sent.status < 500;
  if (isRefused && tags !== null) return void revalidate(null);
  if (isRefused) return log.error({ status: sent.status }, "kept pages cannot be made anew");
  if (!sent?.ok) return void setTimeout(() => void revalidate(tags), 1_000);
  // A lost connection comes back with all tags.
  await pages.notify(renewedChannel, tags ?? [allPages]).catch((error) => log.warn({ err: error }, "fronts not told"));
}

// Many events may change one page in a moment: they are announced together.
let waiting = new Set<string>();
const pages = listen({
  connectionString: process.env.DATABASE_URL ?? "",
  channel: pagesChannel,
  hear(tag) {
    if (waiting.size === 0) setTimeout(tellWaiting, 50);
    waiting.add(tag);
  },
  connected: () => void revalidate(null),
});
function tellWaiting() {
  const tags = [...waiting];
  waiting = new Set();
  void revalidate(tags);
}

// No new requests; those under way are answered.
process.once("SIGTERM", async () => {
  const drained = drain(server, patienceMs);
  metrics?.close();
  await drained;
  // Our successor may be of another build: what we gave last is not kept beside what it gives.
  await pages.notify(renewedChannel, [allPages]).catch(() => {});
  await pages.close();
  process.exit(0);
});
