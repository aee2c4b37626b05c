// Joins a client's socket to LiveKit's once the gate has decided. Bytes pass unread; what LiveKit says in words stays here, because
// its refusals repeat the token.
import "server-only";
import { get as httpGet, type IncomingMessage, type ServerResponse } from "node:http";
import { get as httpsGet } from "node:https";
import { connect as connectPlain, type Socket } from "node:net";
import type { Duplex } from "node:stream";
import { connect as connectTls } from "node:tls";
import { env } from "../env.ts";
import { refuseSocket } from "../http/refusal.ts";
import { log } from "../log.ts";
import { processLimits } from "../process-limits.ts";
import type { Decision, Gate } from "./gate.ts";

/** Until LiveKit must have answered the upgrade. */
const answerMs = 8_000;

function upstream() {
  const url = new URL(env().LIVEKIT_URL);
  const isTls = url.protocol === "https:" || url.protocol === "wss:";
  return { isTls, host: url.hostname.replace(/^\[|\]$/g, ""), port: Number(url.port) || (isTls ? 443 : 80), name: url.host };
}

/** Answers `GET /live/rtc…` without an upgrade: `/validate`, which must agree with what the upgrade would say. */
export async function validate(gate: Gate, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const decision = await gate.decide(request);
  const answer = (status: number, text: string) => {
    if (!response.headersSent)
      response.writeHead(status, { "content-type": "text/plain", ...(status === 503 ? { "retry-after": "1" } : {}) }).end(text);
  };
  if (decision.kind === "refuse") return answer(decision.status, decision.text);
  const { isTls, host, port, name } = upstream();
  const asked = (isTls ? httpsGet : httpGet)({ host, port, path: decision.path, headers: { host: name }, timeout: answerMs }, (reply) => {
    reply.resume();
    if (reply.statusCode === 404) gate.forgetRoom(decision.voiceRoom);
    return reply.statusCode === 200 ? answer(200, "success") : answer(503, "busy");
  });
  asked.on("timeout", () => asked.destroy(new Error("late")));
  asked.on("error", () => answer(503, "busy"));
}

/** Answers an upgrade of `/live/rtc…`. `opened` hears of each socket that stands, `closed` when it is gone. */
export async function splice(gate: Gate, request: IncomingMessage, client: Duplex, head: Buffer): Promise<"spliced" | "refused"> {
  client.on("error", () => client.destroy());
  const key = request.headers["sec-websocket-key"];
  const isWebSocket = request.headers.upgrade?.toLowerCase() === "websocket" && key !== undefined && /^[A-Za-z0-9+/=]{16,64}$/.test(key);
  const decision: Decision = isWebSocket ? await gate.decide(request) : { kind: "refuse", status: 401, text: "not_ours" };
  if (decision.kind === "refuse") return refuse(client, decision.status, decision.text);
  if (client.destroyed) return "refused";

  const { isTls, host, port, name } = upstream();
  const server: Socket = isTls ? connectTls({ host, port, servername: host }) : connectPlain({ host, port });
  client.on("close", () => server.destroy());
  const answer = await firstAnswer(
    server,
    `GET ${decision.path} HTTP/1.1\r\nHost: ${name}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${key}\r\n\r\n`,
  );
  const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(answer?.toString("latin1", 0, 16) ?? "")?.[1] ?? 0);
  if (!answer || status !== 101) {
    server.destroy();
    if (status === 404) gate.forgetRoom(decision.voiceRoom);
    log.warn({ status }, "voice upgrade not taken");
    return refuse(client, 503, "busy");
  }
  for (const socket of [client, server]) {
    if (!("setNoDelay" in socket)) continue;
    (socket as Socket).setNoDelay(true);
    (socket as Socket).setKeepAlive(true, 30_000);
  }
  server.on("close", () => client.destroy());
  cap(client);
  client.write(answer); // the server's own 101 answers the client's key
  if (head.length > 0) server.write(head);
  server.pipe(client);
  client.pipe(server);
  return "spliced";
}

/** What LiveKit says first, up to the end of its head; null when it says nothing in time. */
function firstAnswer(server: Socket, request: string): Promise<Buffer | null> {
  return new Promise((resolve) => {
    let got = Buffer.alloc(0);
    const finish = (answer: Buffer | null) => {
      clearTimeout(late);
      server.off("data", read);
      server.pause();
      resolve(answer);
    };
    const read = (chunk: Buffer) => {
      got = Buffer.concat([got, chunk]);
      if (got.includes("\r\n\r\n") || got.length > 16_384) finish(got);
    };
    const late = setTimeout(() => finish(null), answerMs);
    server.on("data", read);
    server.on("error", () => finish(null));
    server.on("close", () => finish(null));
    server.write(request);
  });
}

function refuse(client: Duplex, status: number, text: string): "refused" {
  const isSecure = env().SITE_URL.startsWith("https:");
  refuseSocket(
    client,
    { status, text, headers: { "Content-Type": "text/plain", ...(status === 503 ? { "Retry-After": "1" } : {}) } },
    isSecure,
  );
  return "refused";
}

/** Cuts a client that floods; everybody else's signalling passes through the same process. */
function cap(client: Duplex): void {
  const { signallingBurstBytes: burstBytes, signallingBytesBySecond: bytesBySecond } = processLimits;
  let allowance: number = burstBytes;
  let at = performance.now();
  client.on("data", (chunk: Buffer) => {
    const now = performance.now();
    allowance = Math.min(burstBytes, allowance + ((now - at) / 1000) * bytesBySecond) - chunk.length;
    at = now;
    if (allowance < 0) client.destroy();
  });
}
