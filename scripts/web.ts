// The web process: Next behind one rule - every answer carries the site's headers, and HTML the hashes of its own scripts.
import "#lib/platform/log-console";

import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import next from "next";
import { drain, reusePort, sayReady } from "#lib/platform/drain";
import { env } from "#lib/platform/env";
import { bidFarewell } from "#lib/platform/http/farewell";
import { isForeignWrite, policyFor, securityHeaders, stripInner } from "#lib/platform/http/headers";
import { seal } from "#lib/platform/http/seal";
import { listen } from "#lib/platform/listen";
import { Histogram, serveMetrics } from "#lib/platform/metrics";
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

const kindOf = (path: string, request: IncomingMessage) =>
  path.startsWith("/_next/") ? "static" : path.startsWith("/api/") ? "api" : request.headers["next-action"] ? "action" : "page";

const app = next({ dev: isDevelopment, dir: root, hostname: host, port });
const handle = app.getRequestHandler();
await app.prepare();

function answer(request: IncomingMessage, response: ServerResponse) {
  const url = request.url ?? "/";
  // An absolute form or a path of another host is nothing a browser sends us.
  if (!url.startsWith("/") || url.startsWith("//")) return void response.writeHead(400).end();
  const path = url.split("?", 1)[0] ?? "/";
  const stop = duration.startTimer({ kind: kindOf(path, request) });
  response.once("close", () => stop({ status: `${Math.floor(response.statusCode / 100)}xx` }));
  if (!isDevelopment) stripInner(request.headers);
  request.headers["x-forwarded-host"] = site.host;
  request.headers["x-forwarded-proto"] = secure ? "https" : "http";
  // The one hop before us wrote the last entry; what stands before it anybody can write.
  request.headers["x-forwarded-for"] =
    String(request.headers["x-forwarded-for"] ?? "")
      .split(",")
      .at(-1)
      ?.trim() ||
    (request.socket.remoteAddress ?? "");
  for (const [name, value] of securityHeaders(path, secure)) response.setHeader(name, value);
  if (!isDevelopment) seal(response, policyFor(path));
  bidFarewell(response);
  if (isForeignWrite(request.method, request.headers.origin, site)) return void response.writeHead(403).end();
  void handle(request, response);
}

const server = createServer({ maxHeaderSize: 16_384, requestTimeout: 30_000, headersTimeout: 10_000, keepAliveTimeout: 65_000 }, answer);
// The gate in `live` is the only place for sockets; a page under development is told through one that it has changed.
const reload = isDevelopment ? app.getUpgradeHandler() : null;
server.on("upgrade", (request, socket, head) => (reload ? void reload(request, socket, head) : socket.destroy()));
server.listen({ port, host, reusePort }, sayReady);
/** For ourselves alone: behind the shared port a request may reach our successor. */
const inner = createServer(answer).listen(0, "127.0.0.1");
const metrics = serveMetrics();

/** Tells the cache of this process which pages have changed; null is all of them. */
async function revalidate(tags: string[] | null) {
  const { port } = inner.address() as AddressInfo;
  const sent = await fetch(`http://127.0.0.1:${port}/api/internal/pages`, {
    method: "POST",
    headers: { authorization: `Bearer ${process.env.INTERNAL_SECRET ?? ""}`, "content-type": "application/json" },
    body: JSON.stringify({ tags }),
  }).catch(() => null);
  if (!sent?.ok) setTimeout(() => void revalidate(tags), 1_000);
}

// Many facts may change one page in a moment: they are told together.
let waiting = new Set<string>();
const pages = listen({
  connectionString: process.env.DATABASE_URL ?? "",
  channel: "pages",
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
  await Promise.all([drained, pages.close()]);
  process.exit(0);
});
