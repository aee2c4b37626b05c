// The front door's other half: what is not `live`'s own goes through to `web` on loopback, stripped of what only the inside may say.
import "server-only";
import { Agent, type IncomingHttpHeaders, type IncomingMessage, request, type ServerResponse } from "node:http";
import { connect } from "node:net";
import type { Duplex } from "node:stream";
import { stripInner } from "../http/headers.ts";
import { waitingPage } from "./waiting-page.ts";

/** Bytes of a request's body: no form of ours is larger, and Next reads no more. */
const bodyLimit = 1024 * 1024;
/** Until `web` has begun to answer. */
const answerMs = 30_000;

/** Belong to one connection and are not handed on. */
const hopByHop = new Set([
  "connection",
  "keep-alive",
  "proxy-authenticate",
  "proxy-authorization",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
]);

function endToEnd(headers: IncomingHttpHeaders): NodeJS.Dict<string | string[]> {
  const named = new Set((headers.connection ?? "").split(",").map((name) => name.trim().toLowerCase()));
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !hopByHop.has(name) && !named.has(name)));
}

/** What `web` is told: the client's own headers, and of the way only what we know ourselves. */
export function inward(headers: IncomingHttpHeaders, remoteAddress: string, site: URL): NodeJS.Dict<string | string[]> {
  const kept = endToEnd(headers);
  for (const name of Object.keys(kept))
    if (name.startsWith("x-forwarded-") || name === "forwarded" || name === "x-real-ip") delete kept[name];
  stripInner(kept);
  return {
    ...kept,
    host: site.host,
    "x-forwarded-for": remoteAddress,
    "x-forwarded-proto": site.protocol.slice(0, -1),
    "x-forwarded-host": site.host,
  };
}

/** `head`: the headers of our own answers. */
export function createFront({ port, site, head }: { port: number; site: URL; head: (path: string) => Record<string, string> }) {
  const agent = new Agent({ keepAlive: true, maxSockets: 256 });

  return {
    /** Hands one request to `web` and its answer back; while `web` is away, a page that comes back by itself. */
    pass(incoming: IncomingMessage, outgoing: ServerResponse): void {
      const path = incoming.url?.split("?", 1)[0] ?? "/";
      if (Number(incoming.headers["content-length"] ?? 0) > bodyLimit) return void outgoing.writeHead(413, head(path)).end();
      const onward = request(
        {
          agent,
          host: "127.0.0.1",
          port,
          method: incoming.method,
          path: incoming.url,
          headers: inward(incoming.headers, incoming.socket.remoteAddress ?? "", site),
          timeout: answerMs,
        },
        (answer) => {
          outgoing.writeHead(answer.statusCode ?? 502, endToEnd(answer.headers));
          answer.pipe(outgoing);
          answer.on("error", () => outgoing.destroy());
        },
      );
      onward.on("timeout", () => onward.destroy(new Error("late")));
      onward.on("error", () => {
        if (outgoing.headersSent) return void outgoing.destroy();
        const isPage = incoming.headers.accept?.includes("text/html") ?? false;
        const { body, headers } = isPage ? waitingPage() : { body: "starting\n", headers: { "content-type": "text/plain; charset=utf-8" } };
        outgoing.writeHead(503, { ...head(path), ...headers, "retry-after": "2", "cache-control": "no-store" }).end(body);
      });
      outgoing.on("close", () => onward.destroy());
      let received = 0;
      incoming.on("data", (chunk: Buffer) => {
        received += chunk.length;
        if (received > bodyLimit) incoming.destroy();
      });
      incoming.pipe(onward);
    },

    /** Joins a socket to `web`: for the reloads of daily work, never in production. */
    passSocket(incoming: IncomingMessage, client: Duplex, first: Buffer): void {
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
    },

    stop: () => agent.destroy(),
  };
}
