// Passes to `web` what is not `live`'s own. The request to `web` is a new one, framed by undici, with a body that was read whole.
import "server-only";
import type { IncomingMessage, ServerResponse } from "node:http";
import { connect } from "node:net";
import type { Duplex } from "node:stream";
import { bodyRule, readBody } from "../http/body.ts";
import { isDecodable } from "../http/body-check.ts";
import { clientAddress, networkOf, type Proxies } from "../http/client-address.ts";
import { ownHeaders, refuseRequest } from "../http/refusal.ts";
import { log } from "../log.ts";
import { ageHeader, tagsHeader } from "../pages/kept-page.ts";
import { processLimits } from "../process-limits.ts";
import type { Assets } from "./assets.ts";
import { sendKept } from "./kept-answer.ts";
import { createShare, createTurns } from "./limits.ts";
import { createPageCache, pageBytesLimit, type WebAnswer } from "./page-cache.ts";
import { type PageKey, pageKeyOf } from "./page-key.ts";
import { waitingPage } from "./waiting-page.ts";
import { type Answer, codeOf, createWebClient, inward, stuckMs } from "./web-client.ts";

/** Bytes of an answer that are taken from `web` ahead of a slow reader, so that it holds no connection to `web`. */
const aheadBytes = 1024 * 1024;

/** Belong to one connection, are written anew by whoever sends the answer on, or are for the front alone. */
const notSentOn = new Set([
  "connection",
  "keep-alive",
  "proxy-authenticate",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
  ageHeader,
  tagsHeader,
]);

export type FrontOptions = {
  port: number;
  site: URL;
  proxies: Proxies;
  /** Which paths `web` prerenders. */
  isPrerendered: (path: string) => boolean;
  /** Null where the build's files are for `web` to serve, as in daily work. */
  assets: Assets | null;
};

export function createFront({ port, site, proxies, isPrerendered, assets }: FrontOptions) {
  const isSecure = site.protocol === "https:";
  const web = createWebClient(port);
  const pages = createPageCache(askForPage);
  const unfinished = createShare(processLimits.unfinishedBodiesByNetwork, processLimits.unfinishedBodiesByAll);

  const turns = createTurns(processLimits.requestsByNetwork, processLimits.waitingRequestsByNetwork);

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

  /** Asks as nobody in particular, so that the answer is the same for everybody. */
  async function askForPage({ url, headers }: PageKey): Promise<WebAnswer | null> {
    const gone = new AbortController();
    const answer = await web.ask({ method: "GET", path: url, headers: inward(headers, "127.0.0.1", site), body: null, gone: gone.signal });
    const parts: Buffer[] = [];
    let bytes = 0;
    for await (const part of answer.body as AsyncIterable<Buffer>) {
      bytes += part.length;
      if (bytes > pageBytesLimit) return null;
      parts.push(part);
    }
    return { status: answer.statusCode, headers: answer.headers, body: Buffer.concat(parts) };
  }

  async function pass(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const key = pageKeyOf(incoming, isPrerendered);
    const kept = key && pages.get(key.key);
    if (kept) return sendKept(incoming, outgoing, kept);
    const address = clientAddress(incoming, proxies);
    const isRead = incoming.method !== "POST";
    const body = isRead ? null : await bodyOf(incoming, outgoing, address);
    if (outgoing.writableEnded || outgoing.headersSent || outgoing.destroyed || (!isRead && !body)) return;
    const release = await turns.take(networkOf(address));
    if (!release) return refuseRequest(incoming, outgoing, { status: 429, headers: { "retry-after": "5" } }, isSecure);
    if (outgoing.destroyed) return release();
    const gone = new AbortController();
    outgoing.once("close", () => gone.abort());
    try {
      // Whoever goes meanwhile has their turn until `web` has answered: it goes on with a page that is to be kept.
      const page = key && (await pages.fill(key));
      if (outgoing.destroyed) return release();
      outgoing.once("close", release);
      if (page) {
        release();
        return await sendKept(incoming, outgoing, page);
      }
      const headers = inward(incoming.headers, address, site);
      const asked = { method: incoming.method ?? "GET", path: incoming.url ?? "/", headers, body, gone: gone.signal };
      giveBack(await web.ask(asked), outgoing, release);
    } catch (error) {
      release();
      if (gone.signal.aborted) return;
      log.warn({ code: codeOf(error), kind: kindOf(incoming) }, "web did not answer");
      sayAway(incoming, outgoing, isSecure);
    }
  }

  async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const path = incoming.url?.split("?", 1)[0] ?? "/";
    const isRead = incoming.method === "GET" || incoming.method === "HEAD";
    const asset = assets && isRead && assets.isAsset(path) ? (assets.get(path) ?? (await assets.find(path))) : null;
    return asset ? sendKept(incoming, outgoing, asset) : pass(incoming, outgoing);
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
      answer(incoming, outgoing).catch((error) => {
        log.error({ err: error }, "request failed");
        outgoing.destroy();
      });
    },
    passSocket,
    /** Forgets the kept pages with this tag; null forgets all. */
    drop: pages.drop,
    pages: pages.size,
    stop: web.stop,
  };
}

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
  const headers = Object.entries(answer.headers).filter(([name]) => !notSentOn.has(name));
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
  const answer = isPage
    ? waitingPage()
    : isJson
      ? { body: '{"ok":false,"code":"unavailable"}', headers: { "content-type": "application/json" } }
      : { body: "unavailable\n", headers: { "content-type": "text/plain; charset=utf-8" } };
  const own = ownHeaders(isSecure);
  // The page brings a policy of its own, under the same name in small letters.
  if (isPage) delete own["Content-Security-Policy"];
  outgoing.writeHead(503, { ...own, ...answer.headers, "retry-after": "2" }).end(answer.body);
}
