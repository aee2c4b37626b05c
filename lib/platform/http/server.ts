// The HTTP server of `live` and of `web`: strict about what it reads, and every refusal of the parser carries the site's headers.
import "server-only";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { refuseRequest, refuseSocket } from "./refusal.ts";
import { otherMethod, type RequestFault, requestFault } from "./request-check.ts";

type Exchange = { request: IncomingMessage; response: ServerResponse };

type Answer = (request: IncomingMessage, response: ServerResponse) => void;
type Upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

/** `answer` and `upgrade` get requests that are in order only. `isSecure` when the site has TLS. */
export function createStrictServer(
  { isSecure, maxHeaderSize }: { isSecure: boolean; maxHeaderSize: number },
  { answer, upgrade }: { answer: Answer; upgrade: Upgrade },
): Server {
  const open = new WeakMap<Duplex, Set<Exchange>>();
  const server = createServer(
    {
      maxHeaderSize,
      insecureHTTPParser: false,
      // Node's own answer to a request without Host has none of our headers: the check below refuses it.
      requireHostHeader: false,
      headersTimeout: 10_000,
      requestTimeout: 35_000,
      connectionsCheckingInterval: 2_000,
      keepAliveTimeout: 65_000,
    },
    (request, response) => {
      note({ request, response });
      const fault = requestFault(request);
      if (fault) return refuseRequest(request, response, fault, isSecure);
      answer(request, response);
    },
  );

  function note(exchange: Exchange): void {
    const { socket } = exchange.request;
    const exchanges = open.get(socket) ?? new Set();
    open.set(socket, exchanges.add(exchange));
    exchange.response.once("close", () => exchanges.delete(exchange));
  }

  const lastOn = (socket: Duplex): Exchange | undefined => [...(open.get(socket) ?? [])].at(-1);

  /** Refuses on the socket once whole requests before are answered: a refusal in between would be taken for their answer. */
  function refuseAfter(socket: Duplex, fault: { status: number; headers?: Record<string, string> }): void {
    const last = lastOn(socket);
    if (last) last.response.once("close", () => refuseSocket(socket, fault, isSecure));
    else refuseSocket(socket, fault, isSecure);
  }

  // None is left out of the check above; their bytes are limited.
  server.maxHeadersCount = 0;
  server.on("checkExpectation", (request, response) => {
    note({ request, response });
    refuseRequest(request, response, { status: 417 }, isSecure);
  });
  // Node hands these sockets over without anybody who hears their faults: one that breaks would end the process.
  const guard = (socket: Duplex) => socket.on("error", () => socket.destroy());
  server.on("connect", (_request, socket) => {
    guard(socket);
    refuseAfter(socket, { status: 400 });
  });
  server.on("upgrade", (request, socket, head) => {
    guard(socket);
    const fault = requestFault(request) ?? (lastOn(socket) ? { status: 400 } : null);
    if (fault) refuseAfter(socket, fault);
    else upgrade(request, socket, head);
  });
  server.on("clientError", (error: NodeJS.ErrnoException & Packet, socket) => {
    if (error.code === "ECONNRESET" || !socket.writable) return void socket.destroy();
    const last = lastOn(socket);
    if (!last || last.request.complete) return refuseAfter(socket, faultOf(error));
    // A body that breaks off. Where it was refused for something else already, that answer is on its way.
    if (!last.response.headersSent) refuseRequest(last.request, last.response, faultOf(error), isSecure);
  });
  return server;
}

type Packet = { rawPacket?: Buffer; bytesParsed?: number };

const methodLine = /^[A-Za-z-]{1,32} \S+ HTTP\/1\.[01]\r\n/;

function faultOf({ code, rawPacket, bytesParsed = 0 }: NodeJS.ErrnoException & Packet): RequestFault | { status: 408 | 431 } {
  if (code === "HPE_HEADER_OVERFLOW") return { status: 431 };
  if (code === "ERR_HTTP_REQUEST_TIMEOUT") return { status: 408 };
  const sent = rawPacket?.toString("latin1") ?? "";
  const before = sent.lastIndexOf("\r\n\r\n", bytesParsed);
  const isOtherMethod = code === "HPE_INVALID_METHOD" && methodLine.test(sent.slice(before < 0 ? 0 : before + 4));
  return isOtherMethod ? otherMethod : { status: 400 };
}
