// N-12: a bounded flood from one network on loopback, through the whole chain. Somebody in another network reads and sends meanwhile,
// and what is held is closed within half a minute.
import { connect, type Socket } from "node:net";
import { expect, test } from "@playwright/test";
import { processLimits } from "#lib/platform/process-limits";
import { makeForum } from "../world.ts";
import { askAt, expectGuestsAreHeldBack, expectPasswordsAreHeldBack } from "./flood-kit.ts";
import { type OwnSite, startOwnSite } from "./own-site.ts";

test.describe.configure({ mode: "default", timeout: 180_000 });

const attacker = "127.0.0.66";
const visitor = "127.0.0.1";
let own: OwnSite;
test.beforeAll(async () => {
  own = await startOwnSite();
});
test.afterAll(() => own.stop());

type Held = { socket: Socket; isOver(): boolean; got(): string };

/** Sockets of the attacker that send this and then nothing. */
function hold(count: number, first: string): Held[] {
  return Array.from({ length: count }, () => {
    let isOver = false;
    let got = "";
    const socket = connect({ host: "127.0.0.1", port: own.ports.site, localAddress: attacker }, () => socket.write(first));
    socket.on("data", (part) => {
      got = (got + part).slice(0, 4_000);
    });
    socket.on("error", () => {});
    socket.on("close", () => {
      isOver = true;
    });
    return { socket, isOver: () => isOver, got: () => got };
  });
}

const over = (all: Held[]) => all.filter((one) => one.isOver()).length;

const read = async (path: string) => (await askAt(own.ports.site)(path, { from: visitor })).status;

async function expectOthersAreServed(): Promise<void> {
  for (const path of ["/id", "/id/schedule", "/api/me", "/api/hiring/vacancies", "/live/now"]) expect(await read(path), path).toBe(200);
}

test("slow bodies, heads that do not end, idle sockets and readers that read nothing hold up nobody else", async () => {
  const form = "POST /api/me HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{";
  const bodies = hold(260, form);
  const heads = hold(400, "GET /id HTTP/1.1\r\nHost: localhost\r\nX-Slow: ");
  const idle = hold(400, "");
  const readers = hold(300, `GET /id HTTP/1.1\r\nHost: localhost\r\n\r\n`.repeat(20));
  for (const { socket } of readers) socket.pause();
  await expectOthersAreServed();
  await expect.poll(() => bodies.filter((one) => one.got().includes(" 429 ")).length).toBe(260 - processLimits.unfinishedBodiesByNetwork);
  await expectOthersAreServed();
  await expect.poll(() => over(bodies) + over(heads) + over(idle), { timeout: 40_000 }).toBe(260 + 400 + 400);
  for (const { socket } of readers) socket.destroy();
  await expectOthersAreServed();
});

test("more sockets than one network may hold are closed at once, and other networks have theirs", async () => {
  const held = hold(processLimits.socketsByNetwork + 50, "GET /id HTTP/1.1\r\n");
  await expect.poll(() => over(held), { timeout: 15_000 }).toBeGreaterThanOrEqual(50);
  await expectOthersAreServed();
  for (const { socket } of held) socket.destroy();
});

test("two hundred event streams of one network leave the room to everybody else", async () => {
  const { roomId } = await makeForum();
  const streams = hold(200, `GET /live/rooms/${roomId}/events HTTP/1.1\r\nHost: localhost\r\n\r\n`);
  await expect.poll(() => streams.filter((one) => one.got().includes("event: snapshot")).length, { timeout: 30_000 }).toBe(200);
  await expectOthersAreServed();
  expect(await own.metric("live", "live_connections")).toBeGreaterThanOrEqual(200);
  for (const { socket } of streams) socket.destroy();
  await expect.poll(() => own.metric("live", "live_connections"), { timeout: 15_000 }).toBe(0);
});

test("guests who flood a room from one network leave the door to everybody else's", async () => {
  await expectGuestsAreHeldBack({ ask: askAt(own.ports.site), origin: own.site, attacker });
});

test("wrong passwords that flood in from one network keep no owner out, not even of the account they are tried on", async () => {
  await expectPasswordsAreHeldBack({ ask: askAt(own.ports.site), origin: own.site, attacker }, "agus@demo.test");
});
