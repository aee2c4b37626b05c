// The live process: the site's front door. Its own are the long-lived connections - event streams and the gate to LiveKit - and
// everything else goes through to `web`, so that a deploy or a crash there cuts nobody off.
import "#lib/platform/log-console";

import type { IncomingMessage, ServerResponse } from "node:http";
import { join } from "node:path";
import type { Duplex } from "node:stream";
import * as session from "#lib/platform/auth/session";
import { drain, reusePort, sayReady } from "#lib/platform/drain";
import { env } from "#lib/platform/env";
import { clientAddress, networkOf, parseProxies } from "#lib/platform/http/client-address";
import { isOwnHost } from "#lib/platform/http/own-host";
import { ownHeaders, refuseRequest, refuseSocket } from "#lib/platform/http/refusal";
import { createStrictServer } from "#lib/platform/http/server";
import { listen } from "#lib/platform/listen";
import { createAssets } from "#lib/platform/live/assets";
import { createFeed } from "#lib/platform/live/feed";
import { createFront } from "#lib/platform/live/front";
import { createShare } from "#lib/platform/live/limits";
import { readPrerendered } from "#lib/platform/live/page-key";
import { limitSockets } from "#lib/platform/live/socket-limits";
import { topicChannel } from "#lib/platform/live/topic";
import { log } from "#lib/platform/log";
import { Counter, Gauge, serveMetrics } from "#lib/platform/metrics";
import { allPages, renewedChannel } from "#lib/platform/pages/pages";
import { processLimits } from "#lib/platform/process-limits";
import { voiceAvailability } from "#lib/platform/voice/availability";
import { createGate, type Knock } from "#lib/platform/voice/gate";
import { splice, validate } from "#lib/platform/voice/signalling-proxy";
import { onAir } from "#lib/rooms/read/audience";
import { closeSeats } from "#lib/rooms/seat/session-end";
import { forVoice } from "#lib/rooms/voice/permission";
import { topics } from "#lib/topics";
import { root } from "./process.ts";

const site = new URL(env().SITE_URL);
const isSecure = site.protocol === "https:";
const proxies = parseProxies(env().TRUSTED_PROXIES);
const isDevelopment = process.env.NODE_ENV !== "production";
/** Milliseconds for which "who is on air" is not asked again. */
const onAirMs = 1_000;
/** Milliseconds that requests under way are given at the end. */
const patienceMs = 8_000;

const upgrades = new Counter({
  name: "gate_upgrades_total",
  help: "Connections to LiveKit asked for, by outcome",
  labelNames: ["outcome"],
});
const signalling = new Set<Duplex>();

const networkOfClient = (request: Knock) => networkOf(clientAddress(request, proxies));

const gate = createGate(forVoice, networkOfClient);
const build = process.env.BUILD_FOLDER || join(root, ".next");
const front = createFront({
  port: Number(process.env.WEB_PORT),
  site,
  proxies,
  isPrerendered: isDevelopment ? () => false : readPrerendered(build),
  assets: isDevelopment ? null : createAssets(build, isSecure),
});
const feed = createFeed(topics);

let airing: { askedAt: number; body: Promise<string> } | undefined;

/** The same answer for everybody who asks within a second. */
async function answerOnAir(response: ServerResponse): Promise<void> {
  if (!airing || performance.now() - airing.askedAt > onAirMs) {
    airing = { askedAt: performance.now(), body: onAir().then((rooms) => JSON.stringify({ voice: voiceAvailability(), rooms })) };
    airing.body.catch(() => {
      airing = undefined;
    });
  }
  const body = await airing.body;
  response.writeHead(200, { "content-type": "application/json" }).end(body);
}

const topicPaths = /^\/live\/([a-z]+)\/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\/(events|beat)$/;
const kindsByPath = new Map(Object.entries(topics).map(([kind, { path }]) => [path, kind]));

async function answerOwn(path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  for (const [name, value] of Object.entries(ownHeaders(isSecure))) response.setHeader(name, value);
  const isRead = request.method === "GET" || request.method === "HEAD";
  if (!isRead) return void response.writeHead(405, { allow: "GET, HEAD" }).end();
  if (path === "/live") return void response.writeHead(200).end();
  // Whatever begins like LiveKit's paths is the gate's to refuse: a 404 that is not its own makes livekit-client try for ever.
  if (path.startsWith("/live/rtc")) return validate(gate, request, response);
  if (path === "/live/now") return answerOnAir(response);
  const [, topicPath = "", id, what] = topicPaths.exec(path) ?? [];
  const kind = kindsByPath.get(topicPath);
  if (!id || !kind || request.method === "HEAD") return void response.writeHead(404).end();
  const from = request.headers["sec-fetch-site"];
  if (from !== undefined && from !== "same-origin") return void response.writeHead(403).end();
  if (what === "events") return feed.open({ kind, id }, networkOfClient(request), request, response);
  feed.beat({ kind, id }, request);
  response.writeHead(204).end();
}

const atGate = createShare(processLimits.gateByNetwork);

/** Asked by address by whoever watches the processes; they say nothing of anybody. */
const healthPaths = new Set(["/live", "/api/health", "/api/health/live"]);

/** 421: another site's name leads here. The text is for a person who has opened the site by an address it was not set up for. */
function refuseHost(request: IncomingMessage, response: ServerResponse): void {
  const text = `This site is at ${site.origin}. Whoever runs it names another address by SITE_URL.\n`;
  refuseRequest(request, response, { status: 421, headers: { "content-type": "text/plain; charset=utf-8" }, text }, isSecure);
}

function answer(request: IncomingMessage, response: ServerResponse): void {
  const path = request.url?.split("?", 1)[0] ?? "/";
  if (!isOwnHost(request.headers.host, site) && !healthPaths.has(path)) return void refuseHost(request, response);
  if (path !== "/live" && !path.startsWith("/live/")) return void front.pass(request, response);
  answerOwn(path, request, response).catch((error) => {
    log.error({ err: error }, "live answer failed");
    if (response.headersSent) response.destroy();
    else response.writeHead(503, { "retry-after": "2" }).end();
  });
}

function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
  const path = request.url?.split("?", 1)[0] ?? "";
  if (!isOwnHost(request.headers.host, site)) return void refuseSocket(socket, { status: 421 }, isSecure);
  if (isDevelopment && path.startsWith("/_next/")) return void front.passSocket(request, socket, head);
  if (!path.startsWith("/live/rtc")) return void refuseSocket(socket, { status: 400 }, isSecure);
  const release = atGate.take(networkOfClient(request));
  if (!release) return void refuseSocket(socket, { status: 503, headers: { "Retry-After": "1" }, text: "too_many" }, isSecure);
  socket.once("close", release);
  splice(gate, request, socket, head).then(
    (outcome) => {
      upgrades.inc({ outcome });
      if (outcome === "refused" || socket.destroyed) return;
      signalling.add(socket);
      socket.once("close", () => signalling.delete(socket));
    },
    (error) => {
      log.error({ err: error }, "upgrade failed");
      socket.destroy();
    },
  );
}

const server = createStrictServer({ isSecure, maxHeaderSize: 32_768 }, { answer, upgrade });
limitSockets(server, proxies);

/** Milliseconds between two times of telling that people in rooms are active. */
const presentMs = 30_000;
const present = setInterval(
  () => void session.touch(feed.sessions({ active: true })).catch((error) => log.warn({ err: error }, "sessions not extended")),
  presentMs,
);

/** Milliseconds between two looks for sessions that are over and of which nobody told. */
const overMs = 1_000;
/** Found over by the last look. Ended when the next one says so too: a proof may just have given the session another token. */
let doubtful: readonly string[] = [];
async function endOver(): Promise<void> {
  const over = await session.over(feed.sessions());
  for (const digest of over) if (doubtful.includes(digest)) feed.endSession(digest);
  doubtful = over;
}
const looks = setInterval(() => void endOver().catch((error) => log.warn({ err: error }, "ended sessions not looked for")), overMs);

// What a session opened ends with it, within a second: its streams here, its seats and their voices by whoever comes first.
const ends = listen({
  connectionString: env().DATABASE_URL,
  channel: session.sessionChannel,
  hear: (payload) => {
    const { sessionId, digest, next } = JSON.parse(payload) as session.SessionEnded & Partial<session.SessionRenewed>;
    if (next !== undefined) return feed.renewSession(digest, next);
    feed.endSession(digest);
    closeSeats(sessionId).catch((error) => log.error({ err: error }, "seats of an ended session not closed"));
  },
  connected: feed.checkAccess,
});

const events = listen({
  connectionString: env().DATABASE_URL,
  channel: topicChannel,
  hear: feed.hear,
  // What is numbered is found by the next look; the rest is read again.
  connected: feed.sweep,
});
// What changed while the connection was lost is not known: all is forgotten.
const renewed = listen({
  connectionString: env().DATABASE_URL,
  channel: renewedChannel,
  hear: (tag) => front.drop(tag === allPages ? null : tag),
  connected: () => front.drop(null),
});
new Gauge({
  name: "front_pages_bytes",
  help: "Bytes of the pages that are kept",
  collect() {
    this.set(front.pages().bytes);
  },
});
new Gauge({
  name: "live_connections",
  help: "Open event streams and signalling connections",
  labelNames: ["kind"],
  collect() {
    this.set({ kind: "stream" }, feed.size());
    this.set({ kind: "signalling" }, signalling.size);
  },
});
const metrics = serveMetrics();
const { LISTEN_FD, HOST = "127.0.0.1", PORT } = process.env;
/** Connections that the kernel takes while this process is busy. Of those above that it forgets some for half a minute: Node's 511 are few for a crowd or a flood. */
const backlog = 4_096;
const isListening = () => {
  log.info("live is up");
  sayReady();
};
// Node reads the number of an inherited socket's connections from the second argument only.
if (LISTEN_FD) server.listen({ fd: Number(LISTEN_FD) }, backlog, isListening);
else server.listen({ port: Number(PORT), host: HOST, reusePort, backlog }, isListening);

// Nobody new; requests under way are answered, streams say goodbye. A cut signalling connection silences nobody: clients resume
// through whoever is there next, while the audio goes on.
process.once("SIGTERM", async () => {
  setTimeout(() => process.exit(0), patienceMs + 1_000);
  const drained = drain(server, patienceMs);
  clearInterval(present);
  clearInterval(looks);
  feed.stop();
  for (const socket of signalling) socket.destroy();
  metrics?.close();
  await Promise.all([drained, events.close(), ends.close(), renewed.close()]);
  process.exit(0);
});
