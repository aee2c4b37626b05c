// A refusal of the HTTP side: the same headers whether there is a response object or only a socket.
import "server-only";
import { type IncomingMessage, type ServerResponse, STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import { securityHeaders, strictPolicy } from "./headers.ts";

/** How long what the client still sends is read and dropped, so that it can read the refusal. */
const lingerMs = 500;

/** The headers of every answer that is no page. */
export const ownHeaders = (isSecure: boolean): Record<string, string> => ({
  ...Object.fromEntries(securityHeaders({ isSecure, mayUseMicrophone: false })),
  "Content-Security-Policy": strictPolicy,
  "Cache-Control": "no-store",
});

/** Refuses a request and closes its connection. */
export function refuseRequest(
  request: IncomingMessage,
  response: ServerResponse,
  { status, headers = {}, text = "" }: { status: number; headers?: Record<string, string>; text?: string },
  isSecure: boolean,
): void {
  if (response.headersSent || response.destroyed) return void request.socket.destroy();
  const length = String(Buffer.byteLength(text));
  response.writeHead(status, { ...ownHeaders(isSecure), ...headers, "content-length": length, connection: "close" });
  if (request.complete) return void response.end(text);
  if (text === "") response.flushHeaders();
  else response.write(text);
  const end = () => {
    clearTimeout(late);
    response.end();
  };
  const late = setTimeout(end, lingerMs);
  request.once("end", end);
  request.once("close", end);
  request.resume();
}

/** Refuses on a socket that has no response object, and closes it. */
export function refuseSocket(
  socket: Duplex,
  { status, headers = {}, text = "" }: { status: number; headers?: Record<string, string>; text?: string },
  isSecure: boolean,
): void {
  if (!socket.writable) return void socket.destroy();
  const all = { ...ownHeaders(isSecure), ...headers, "Content-Length": String(Buffer.byteLength(text)), Connection: "close" };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  socket.once("error", () => socket.destroy());
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ""}\r\n${lines.join("\r\n")}\r\n\r\n${text}`);
}
