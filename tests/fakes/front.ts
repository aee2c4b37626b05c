// The gate on a port of its own, as `live` has it, with a page beside it for browsers. Its origin is the site's.
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { createGate, type VoiceAccessOf } from "#lib/platform/voice/gate";
import { splice, validate } from "#lib/platform/voice/signalling-proxy";
import { forVoice } from "#lib/rooms/voice/permission";

export type Front = {
  /** For rtc-node and livekit-client. */
  wsUrl: string;
  origin: string;
  /** The path and query of what was asked for, and with which headers. */
  asked: IncomingMessage[];
  /** The signalling connections that stand and were opened with a token of this voice. */
  lines(voiceId: string): Duplex[];
  /** Refuses new ones as if the process were away; true brings it back. */
  open(isOpen: boolean): void;
  close(): Promise<void>;
};

/** Starts it; `pages` are files by path. */
export async function startFront({
  seatOf = forVoice,
  pages = {},
}: {
  seatOf?: VoiceAccessOf;
  pages?: Record<string, { type: string; body: string | Buffer }>;
} = {}): Promise<Front> {
  const gate = createGate(seatOf, () => "network of tests");
  const standing = new Map<Duplex, IncomingMessage>();
  const asked: IncomingMessage[] = [];
  let isOpen = true;
  const server = createServer({ maxHeaderSize: 32_768 }, (request, response) => {
    const page = pages[request.url?.split("?")[0] ?? ""];
    if (page) return void response.writeHead(200, { "content-type": page.type }).end(page.body);
    if (!isOpen) return void request.socket.destroy();
    asked.push(request);
    if (request.url === "/live") return void response.writeHead(200).end();
    void validate(gate, request, response);
  });
  server.on("upgrade", (request, socket, head) => {
    if (!isOpen) return void socket.destroy();
    asked.push(request);
    standing.set(socket, request);
    socket.on("close", () => standing.delete(socket));
    void splice(gate, request, socket, head);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  process.env.SITE_URL = origin;
  return {
    wsUrl: `ws://127.0.0.1:${port}/live`,
    origin,
    asked,
    lines: (voiceId) => [...standing].filter(([, request]) => isOf(request, voiceId)).map(([socket]) => socket),
    open(next) {
      isOpen = next;
    },
    async close() {
      for (const socket of standing.keys()) socket.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const isOf = ({ url = "", headers }: IncomingMessage, voiceId: string) => {
  const token = new URL(url, "http://front").searchParams.get("access_token") ?? headers.authorization ?? "";
  return Buffer.from(token.split(".")[1] ?? "", "base64url").includes(`"sub":"${voiceId}"`);
};
