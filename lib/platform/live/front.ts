// Passes to `web` what is not `live`'s own. The request to `web` is a new one, framed by undici, with a body that was read whole.
import "server-only";
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";
import { connect } from "node:net";
import type { Duplex } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { type Dispatcher, Pool } from "undici";
import { bodyRule, readBody } from "../http/body.ts";
import { isDecodable } from "../http/body-check.ts";
import { clientAddress, networkOf, type Proxies } from "../http/client-address.ts";
import { stripInner } from "../http/headers.ts";
import { ownHeaders, refuseRequest } from "../http/refusal.ts";
import { log } from "../log.ts";
import { createShare, createTurns, frontLimits } from "./limits.ts";
import { waitingPage } from "./waiting-page.ts";

/** Until `web` must have begun to answer. */
const answerMs = 10_000;
/** For how long `web` is tried again while nobody listens at its port, as during a restart. */
const restartMs = 2_000;
const retryMs = 50;
/** Bytes of an answer that are taken from `web` ahead of a slow reader, so that it holds no connection to `web`. */
const aheadBytes = 1024 * 1024;
/** Bytes of the head of an answer: a redirect repeats the address, and more than once. */
const headBytes = 64 * 1024;
/** A reader that takes nothing for so long is gone. */
const stuckMs = 30_000;

/** The headers that `web` is told: what browsers, LiveKit and calendars send. Whatever else comes is dropped. */
const passed =
  /^(accept(-[a-z]+)?|authorization|cache-control|content-type|cookie|dnt|if-[a-z-]+|last-event-id|next-[a-z-]+|origin|pragma|priority|purpose|range|referer|rsc|sec-[a-z-]+|user-agent|x-deployment-id|x-requested-with)$/;

/** Belong to one connection, or are written anew by whoever sends the answer on. */
const ofConnection = new Set([
  "connection",
  "keep-alive",
  "proxy-authenticate",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
]);

/** What `web` is told: the client's own headers, and of the way only what we know ourselves. */
export function inward(headers: IncomingHttpHeaders, address: string, site: URL): Record<string, string | string[]> {
  const kept: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(headers)) if (value !== undefined && passed.test(name)) kept[name] = value;
  stripInner(kept);
  return {
    ...kept,
    host: site.host,
    "x-forwarded-for": address,
    "x-forwarded-proto": site.protocol.slice(0, -1),
    "x-forwarded-host": site.host,
  };
}

type Answer = Dispatcher.ResponseData;

export function createFront({ port, site, proxies }: { port: number; site: URL; proxies: Proxies }) {
  const origin = `http://127.0.0.1:${port}`;
  const isSecure = site.protocol === "https:";
  const options = {
    connections: 256,
    connect: { timeout: 2_000 },
    headersTimeout: answerMs,
    bodyTimeout: stuckMs,
    maxHeaderSize: headBytes,
  };
  const kept = new Pool(origin, options);
  // A write on a connection that `web` is just closing could not be told from one that was done: each gets a connection of its own.
  const fresh = new Pool(origin, { ...options, pipelining: 0 });
  const unfinished = createShare(frontLimits.unfinishedBodiesByNetwork, frontLimits.unfinishedBodiesByAll);

  const turns = createTurns(frontLimits.requestsByNetwork, frontLimits.waitingRequestsByNetwork);

  /** Reads the body before a connection to `web` is taken; null when the request was refused. */
  async function bodyOf(incoming: IncomingMessage, outgoing: ServerResponse, address: string): Promise<Buffer | null> {
    const refuse = (status: number, headers = {}) => {
      refuseRequest(incoming, outgoing, { status, headers }, isSecure);
      return null;
    };
    const release = unfinished.take(networkOf(address));
    if (!release) return refuse(429, { "retry-after": "5" });
    try {
      const rule = bodyRule(incoming);
      if (rule.kind === "internal") return refuse(404);
      const read = await readBody(incoming, rule.limitBytes);
      if (!read.ok) return read.status === null ? null : refuse(read.status);
      return isDecodable(rule, incoming.headers["content-type"], read.body) ? read.body : refuse(400);
    } finally {
      release();
    }
  }

  async function pass(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const address = clientAddress(incoming, proxies);
    const isRead = incoming.method !== "POST";
    const body = isRead ? null : await bodyOf(incoming, outgoing, address);
    if (outgoing.writableEnded || outgoing.headersSent || outgoing.destroyed || (!isRead && !body)) return;
    const release = await turns.take(networkOf(address));
    if (!release) return refuseRequest(incoming, outgoing, { status: 429, headers: { "retry-after": "5" } }, isSecure);
    if (outgoing.destroyed) return release();
    outgoing.once("close", release);
    await askWeb(incoming, outgoing, { address, body, release });
  }

  type Turn = { address: string; body: Buffer | null; release: () => void };

  async function askWeb(incoming: IncomingMessage, outgoing: ServerResponse, { address, body, release }: Turn): Promise<void> {
    const isRead = body === null;
    const gone = new AbortController();
    const late = new AbortController();
    outgoing.once("close", () => gone.abort());
    const timer = setTimeout(() => late.abort(new Error("late")), answerMs);
    const ask = (pool: Pool) =>
      pool.request({
        method: incoming.method as Dispatcher.HttpMethod,
        path: incoming.url ?? "/",
        headers: inward(incoming.headers, address, site),
        body,
        signal: AbortSignal.any([gone.signal, late.signal]),
      });
    try {
      const answer = await askTwice(ask, isRead, gone.signal);
      clearTimeout(timer);
      giveBack(answer, outgoing, release);
    } catch (error) {
      if (gone.signal.aborted) return;
      log.warn({ code: codeOf(error), kind: kindOf(incoming) }, "web did not answer");
      sayAway(incoming, outgoing, isSecure);
    } finally {
      clearTimeout(timer);
    }
  }

  /** Asks until `web` is there again after a restart, and once more what only reads when its connection broke. */
  async function askTwice(ask: (pool: Pool) => Promise<Answer>, isRead: boolean, gone: AbortSignal): Promise<Answer> {
    const until = performance.now() + restartMs;
    let broken = 0;
    let pool = isRead ? kept : fresh;
    for (;;) {
      try {
        return await ask(pool);
      } catch (error) {
        const code = codeOf(error);
        const isRestart = performance.now() < until;
        // Nobody listens, so nobody has read it: a write, too, may be sent again.
        const mayAsk = (code === "ECONNREFUSED" && isRestart) || (isRead && isBroken(code) && (broken++ === 0 || isRestart));
        if (gone.aborted || !mayAsk) throw error;
        if (pool !== fresh || !isRead) log.warn({ code }, "web is asked again");
        pool = fresh;
        await sleep(retryMs);
      }
    }
  }

  /** Joins a socket to `web`: for the reloads of daily work, never in production. */
  function passSocket(incoming: IncomingMessage, client: Duplex, first: Buffer): void {
    const server = connect(port, "127.0.0.1", () => {
      const lines = Object.entries({ ...incoming.headers, host: site.host }).map(([name, value]) => `${name}: ${String(value)}`);
      server.write(`GET ${incoming.url} HTTP/1.1\r\n${lines.join("\r\n")}\r\n\r\n`);
      server.write(first);
      server.pipe(client);
      client.pipe(server);
    });
    for (const [one, other] of [
      [server, client],
      [client, server],
    ] as const) {
      one.on("error", () => other.destroy());
      one.on("close", () => other.destroy());
    }
  }

  return {
    /** Hands one request to `web` and its answer back; while `web` is away, a page that comes back by itself. */
    pass(incoming: IncomingMessage, outgoing: ServerResponse): void {
      pass(incoming, outgoing).catch((error) => {
        log.error({ err: error }, "request failed");
        outgoing.destroy();
      });
    },
    passSocket,
    stop: () => Promise.all([kept.destroy(), fresh.destroy()]),
  };
}

const codeOf = (error: unknown): string => {
  const { code, cause, message } = error as { code?: string; cause?: { code?: string }; message?: string };
  return code ?? cause?.code ?? (message === "late" ? "late" : "unknown");
};
const isBroken = (code: string) => ["ECONNRESET", "EPIPE", "UND_ERR_SOCKET", "UND_ERR_CLOSED"].includes(code);

/** Which kind of request it was, for the log: an address may name somebody, and its query holds tokens. */
const kindOf = ({ url = "", headers }: IncomingMessage) =>
  url.startsWith("/_next/")
    ? "static"
    : url.startsWith("/api/")
      ? "api"
      : headers["next-action"]
        ? "action"
        : headers.rsc
          ? "part"
          : "page";

/** `release` is called when `web` has given the whole answer, however slowly its reader takes it. */
function giveBack(answer: Answer, outgoing: ServerResponse, release: () => void): void {
  outgoing.setTimeout(stuckMs, () => outgoing.destroy());
  const headers = Object.entries(answer.headers).filter(([name]) => !ofConnection.has(name));
  outgoing.writeHead(answer.statusCode, Object.fromEntries(headers));
  answer.body.on("data", (chunk: Buffer) => {
    if (outgoing.write(chunk) || outgoing.writableLength < aheadBytes) return;
    answer.body.pause();
    outgoing.once("drain", () => answer.body.resume());
  });
  answer.body.on("end", () => {
    release();
    outgoing.end();
  });
  answer.body.on("error", (error) => {
    log.warn({ code: codeOf(error) }, "answer of web broke off");
    outgoing.destroy();
  });
}

/** A page for who looks at it, JSON for who reads JSON, plain text for the parts of a page. */
function sayAway(incoming: IncomingMessage, outgoing: ServerResponse, isSecure: boolean): void {
  if (outgoing.headersSent || outgoing.destroyed) return void outgoing.destroy();
  const { url = "/", headers } = incoming;
  const path = url.split("?", 1)[0] ?? "/";
  const accept = headers.accept ?? "";
  const isPage = accept.includes("text/html") && kindOf(incoming) === "page";
  const isJson = accept.includes("application/json") || path.startsWith("/api/");
  const said = isPage
    ? waitingPage()
    : isJson
      ? { body: '{"ok":false,"code":"unavailable"}', headers: { "content-type": "application/json" } }
      : { body: "unavailable\n", headers: { "content-type": "text/plain; charset=utf-8" } };
  const own = ownHeaders(isSecure);
  // The page brings a policy of its own, under the same name in small letters.
  if (isPage) delete own["Content-Security-Policy"];
  outgoing.writeHead(503, { ...own, ...said.headers, "retry-after": "2" }).end(said.body);
}
