// What one network, and all together, may hold at the front: those above it are refused at once, and others are served.
import { createServer, type Server } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { processLimits } from "#lib/platform/process-limits";
import { mintPass } from "#lib/platform/voice/pass";
import { forum, listener } from "#tests/factories/forum";
import { startFrontAlone } from "#tests/fakes/front-alone";
import { statusesIn } from "#tests/fakes/wire-corpus";

const proxy = "127.0.0.9";
const secret = "a-secret-of-livekit-for-tests-of-32-characters";
let livekit: Server;
let front: Awaited<ReturnType<typeof startFrontAlone>>;
beforeAll(async () => {
  livekit = createServer((_, response) => response.writeHead(200, { "content-type": "application/json" }).end("{}"));
  livekit.on("upgrade", (_, socket) =>
    socket.on("error", () => {}).write("HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n"),
  );
  await new Promise<void>((resolve) => livekit.listen(0, "127.0.0.1", resolve));
  Object.assign(process.env, {
    LIVEKIT_URL: `http://127.0.0.1:${(livekit.address() as AddressInfo).port}`,
    LIVEKIT_KEYS: JSON.stringify({ mint: secret, admin: secret, hooks: secret }),
  });
  front = await startFrontAlone({ TRUSTED_PROXIES: proxy }, ({ url = "" }) => url.startsWith("/api/hangs"));
});
afterAll(() => {
  front.stop();
  livekit.closeAllConnections();
  livekit.close();
});

type Held = { status(): number | undefined; text(): string; socket: Socket };

/** Sends this from each of the networks, and reads. */
function hold(networks: readonly string[], bytes: (nth: number) => string): Held[] {
  return networks.map((network, nth) => {
    let got = "";
    const socket = connect({ port: front.port, host: "127.0.0.1", localAddress: proxy }, () =>
      socket.write(bytes(nth).replace("\r\n\r\n", `\r\nX-Forwarded-For: ${network}\r\n\r\n`)),
    );
    socket.on("data", (part) => {
      got += part;
    });
    socket.on("error", () => {});
    return { status: () => statusesIn(got)[0], text: () => got, socket };
  });
}

const count = (all: readonly Held[], status: number) => all.filter((one) => one.status() === status).length;
const letGo = (all: readonly Held[]) => {
  for (const { socket } of all) socket.destroy();
};
const school = "198.51.100.4";
const from = (network: string, times: number) => Array<string>(times).fill(network);
const ask = async (network: string) => {
  const [one] = hold([network], () => "GET /api/other HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
  await expect.poll(() => one?.status()).toBeDefined();
  return one?.status();
};

test("of the requests of one network some are worked on, some wait, those above are refused, and another network's is answered", async () => {
  const room = processLimits.requestsByNetwork + processLimits.waitingRequestsByNetwork;
  const crowd = hold(from(school, room + 5), (nth) => `GET /api/hangs/${nth} HTTP/1.1\r\nHost: localhost\r\n\r\n`);
  await expect.poll(() => count(crowd, 429), { timeout: 8_000 }).toBe(5);
  expect(front.seen).toHaveLength(processLimits.requestsByNetwork);
  expect(await ask("198.51.100.5")).toBe(200);
  letGo(crowd);
});

test("the unfinished bodies of all networks together are no more than there is room for", async () => {
  const each = processLimits.unfinishedBodiesByNetwork;
  const networks = Math.ceil(processLimits.unfinishedBodiesByAll / each);
  const all = Array.from({ length: networks * each }, (_, nth) => `198.51.100.${100 + Math.floor(nth / each)}`);
  const slow = hold(
    all,
    () => "POST /api/form HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{",
  );
  await expect.poll(() => count(slow, 429), { timeout: 4_500 }).toBe(all.length - processLimits.unfinishedBodiesByAll);
  expect(await ask("198.51.100.6")).toBe(200);
  letGo(slow);
});

test("one network opens so many connections to the gate, those above hear that there are too many, and another network's is let on", async () => {
  const hall = await forum();
  const seats = Math.ceil((processLimits.gateByNetwork + 6) / processLimits.joinsByVoice);
  const passes: string[] = [];
  for (let n = 0; n <= seats; n++) passes.push(await mintPass(await listener(hall)));
  const knocks = (nth: number) =>
    `GET /live/rtc?access_token=${passes[nth === seats ? seats : nth % seats]}&reconnect=1 HTTP/1.1\r\nHost: 127.0.0.1:${front.port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`;
  const crowd: Held[] = [];
  // In waves: the database has few connections for the front, and who waits for one too long is refused.
  const wave = 100;
  while (crowd.length < processLimits.gateByNetwork) {
    const first = crowd.length;
    crowd.push(...hold(from(school, wave), (nth) => knocks(first + nth)));
    await expect.poll(() => count(crowd, 101), { timeout: 10_000 }).toBe(crowd.length);
  }
  const late = hold(from(school, 5), knocks);
  await expect.poll(() => late.filter(({ text }) => text().includes("too_many")).length, { timeout: 10_000 }).toBe(5);
  const [other] = hold(["198.51.100.7"], () => knocks(seats));
  await expect.poll(() => other?.status(), { timeout: 15_000 }).toBe(101);
  letGo([...crowd, ...late, ...(other ? [other] : [])]);
}, 60_000);
