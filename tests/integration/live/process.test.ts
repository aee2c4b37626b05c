// The live process itself, with a web behind it that comes and goes.
import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer, get, type IncomingMessage, request, type Server } from "node:http";
import { connect } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { cookieName } from "#lib/platform/auth/cookie-name";
import * as session from "#lib/platform/auth/session";
import { db } from "#lib/platform/db";
import { digest, randomToken } from "#lib/platform/secret/random";
import { mintPass } from "#lib/platform/voice/pass";
import * as room from "#lib/rooms/room";
import * as seat from "#lib/rooms/seat/seat";
import { freePort } from "#scripts/port";
import { forum, guest, listener, member, must } from "#tests/factories/forum";
import { knock } from "#tests/fakes/wire";

let live: ChildProcess;
let web: Server | undefined;
let [port, webPort, metricsPort] = [0, 0, 0];
const inside: IncomingMessage[] = [];
const url = (path: string) => `http://127.0.0.1:${port}${path}`;

async function startWeb(): Promise<void> {
  web = createServer((incoming, response) => {
    inside.push(incoming);
    incoming.resume();
    incoming.on("end", () => response.writeHead(200, { "content-type": "text/html", "x-from": "web" }).end("<p>page</p>"));
  });
  await new Promise<void>((resolve) => web?.listen(webPort, "127.0.0.1", resolve));
}

function stopWeb(): void {
  web?.closeAllConnections();
  web?.close();
}

beforeAll(async () => {
  [port, webPort, metricsPort] = [await freePort(), await freePort(), await freePort()];
  live = spawn(process.execPath, ["--conditions=react-server", join(import.meta.dirname, "../../../scripts/live.ts")], {
    env: {
      ...process.env,
      NODE_ENV: "production",
      PROCESS: "live",
      PORT: String(port),
      METRICS_PORT: String(metricsPort),
      WEB_PORT: String(webPort),
      SITE_URL: url(""),
    },
    stdio: "inherit",
  });
  await startWeb();
  const answers = () =>
    fetch(url("/live/now")).then(
      ({ ok }) => ok,
      () => false,
    );
  for (let waited = 0; !(await answers()); waited += 50) {
    if (waited > 20_000) throw new Error("live does not start");
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
});
afterAll(() => {
  live.kill("SIGKILL");
  stopWeb();
});

/** Sends these bytes as they are. */
function raw(text: string): Promise<string> {
  return new Promise((resolve) => {
    let got = "";
    const socket = connect(port, "127.0.0.1", () => socket.write(text));
    socket.on("data", (chunk) => {
      got += chunk;
    });
    socket.on("error", () => {});
    socket.on("close", () => resolve(got));
  });
}

test("everybody who comes at once while live is busy is connected, also where more come than Node lets wait by itself", async () => {
  const atMost = Number(readFileSync("/proc/sys/net/core/somaxconn", "utf8"));
  const count = Math.min(1_500, atMost);
  let connected = 0;
  live.kill("SIGSTOP");
  const sockets = Array.from({ length: count }, () => {
    const socket = connect(port, "127.0.0.1", () => {
      connected += 1;
    });
    return socket.on("error", () => {});
  });
  await expect
    .poll(() => connected, { timeout: 10_000 })
    .toBe(count)
    .finally(() => {
      for (const socket of sockets) socket.destroy();
      live.kill("SIGCONT");
    });
  await expect.poll(() => fetch(url("/live")).then(({ status }) => status)).toBe(200);
});

test("every answer of its own carries the site's headers and lets nothing load", async () => {
  const answers = await Promise.all([
    fetch(url("/live"), { method: "HEAD" }),
    fetch(url("/live/now")),
    fetch(url("/live/nothing")),
    fetch(url("/live/now"), { method: "POST" }),
    fetch(url("/live/rooms/11111111-1111-4111-8111-111111111111/events")),
    fetch(url("/live/rtc/validate")),
    fetch(url("/live/rooms/11111111-1111-4111-8111-111111111111/events"), { headers: { "sec-fetch-site": "cross-site" } }),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 404, 405, 404, 401, 403]);
  for (const { headers } of answers) {
    expect(headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("permissions-policy")).toContain("microphone=()");
    expect(headers.get("referrer-policy")).toBe("same-origin");
    expect(headers.get("cross-origin-resource-policy")).toBe("same-origin");
  }
});

test("what is not a browser's is refused at the door", async () => {
  const statusOf = async (text: string) => Number(/^HTTP\/1\.1 (\d+)/.exec(await raw(text))?.[1]);
  const end = "\r\nHost: localhost\r\nConnection: close\r\n\r\n";
  expect(await statusOf(`GET http://169.254.169.254/ HTTP/1.1${end}`)).toBe(400);
  expect(await statusOf(`GET //evil.example/ HTTP/1.1${end}`)).toBe(400);
  expect(await statusOf(`CONNECT 127.0.0.1:5432 HTTP/1.1${end}`)).toBe(400);
  expect(await statusOf("GET /id HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n")).toBe(400);
  expect(await statusOf(`GET /id HTTP/1.1\r\nX-Large: ${"x".repeat(40_000)}${end}`)).toBe(431);
  expect(await statusOf(`POST /id HTTP/1.1\r\nContent-Length: 5\r\nTransfer-Encoding: chunked${end}0\r\n\r\n`)).toBe(400);
  expect(inside.some(({ headers }) => headers["x-large"])).toBe(false);
});

test("a request under another site's name that leads here is answered with nothing of ours (DNS rebinding)", async () => {
  const statusOf = async (text: string) => Number(/^HTTP\/1\.1 (\d+)/.exec(await raw(text))?.[1]);
  const asked = inside.length;
  const ask = (path: string, host: string) => statusOf(`GET ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
  for (const host of ["evil.example", `evil.example:${port}`, "localhost.evil.example", "127.0.0.1.evil.example", "192.0.2.7", "a"])
    for (const path of ["/id", "/id/mailbox", "/api/me", "/live/now", "/live/rtc/validate"])
      expect(await ask(path, host), `${host} ${path}`).toBe(421);
  const upgrade = "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: x\r\nSec-WebSocket-Version: 13";
  expect(await statusOf(`GET /live/rtc?access_token=x HTTP/1.1\r\nHost: evil.example\r\n${upgrade}\r\n\r\n`)).toBe(421);
  expect(inside).toHaveLength(asked);
  for (const host of [`127.0.0.1:${port}`, `localhost:${port}`, "LOCALHOST", `[::1]:${port}`, "forum.localhost"])
    expect(await ask("/id", host), host).toBe(200);
  expect(await ask("/live", "10.0.0.9")).toBe(200);
});

test("everything else goes through to web, with nothing that only the inside may say", async () => {
  const answer = await fetch(url("/id?a=1"), {
    headers: { "x-forwarded-for": "1.2.3.4", "x-middleware-subrequest": "proxy", cookie: "session=a" },
  });
  expect([answer.status, await answer.text(), answer.headers.get("x-from")]).toEqual([200, "<p>page</p>", "web"]);
  const seen = inside.at(-1);
  expect(seen?.url).toBe("/id?a=1");
  expect(seen?.headers).toMatchObject({ "x-forwarded-for": "127.0.0.1", "x-forwarded-host": `127.0.0.1:${port}`, cookie: "session=a" });
  expect(seen?.headers["x-middleware-subrequest"]).toBeUndefined();
});

test("a body larger than any form of ours is refused, said or unsaid", async () => {
  const said = await fetch(url("/api/form"), { method: "POST", body: Buffer.alloc(2 * 1024 * 1024 + 1) }).then(
    ({ status }) => status,
    () => 413,
  );
  expect(said).toBe(413);
  const cut = await new Promise((resolve) => {
    const upload = request(url("/api/form"), { method: "POST" });
    upload.on("error", () => resolve("cut"));
    upload.on("response", ({ statusCode }) => resolve(statusCode));
    for (let n = 0; n < 64; n++) upload.write(Buffer.alloc(64 * 1024));
    upload.end();
  });
  expect(cut).not.toBe(200);
});

test("where there is no key nothing is a pass, not even one signed with nothing", async () => {
  const pass = await mintPass(await listener(await forum()));
  expect(await knock(url(`/live/rtc?access_token=${pass}`))).toMatchObject({ status: 401, text: "not_ours" });
  expect(await knock(url("/live/rtc"))).toMatchObject({ status: 401, text: "not_ours" });
});

test("its private port counts streams and refusals of the gate, and the site's port shows no figures", async () => {
  const figures = () => fetch(`http://127.0.0.1:${metricsPort}/metrics`).then((answer) => answer.text());
  const refused = async () => Number(/^gate_upgrades_total\{outcome="refused",process="live"\} (\d+)$/m.exec(await figures())?.[1] ?? 0);
  const before = await refused();
  await knock(url("/live/rtc?access_token=nonsense"));
  expect(await refused()).toBe(before + 1);
  expect(await figures()).toMatch(/^live_connections\{kind="stream",process="live"\} \d+$/m);
  expect((await fetch(`http://127.0.0.1:${metricsPort}/`)).status).toBe(404);
  expect(await (await fetch(url("/metrics"))).text()).not.toContain("gate_upgrades_total");
});

type Stream = { got(): string; isOver(): boolean };

function openStream(roomId: string, cookie = ""): Promise<Stream> {
  return new Promise((resolve) => {
    get(url(`/live/rooms/${roomId}/events`), { agent: false, headers: { cookie } }, (response) => {
      let got = "";
      let isOver = false;
      response.on("data", (chunk) => {
        got += chunk;
      });
      response.on("close", () => {
        isOver = true;
      });
      response.on("error", () => {});
      resolve({ got: () => got, isOver: () => isOver });
    });
  });
}

test("while web is away pages say so in three languages and come back by themselves; streams go on", async () => {
  const hall = await forum();
  const stream = await openStream(hall.roomId);
  await expect.poll(() => stream.got()).toContain("event: snapshot");
  stopWeb();
  const page = await fetch(url("/id"), { headers: { accept: "text/html" } });
  const html = await page.text();
  expect(page.status).toBe(503);
  expect(page.headers.get("retry-after")).toBe("2");
  expect(page.headers.get("cache-control")).toBe("no-store");
  expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");
  expect(html.match(/<section lang="(id|en|ar)"/g)).toHaveLength(3);
  expect((await fetch(url("/api/me"))).headers.get("content-type")).toBe("application/json");
  must(await room.hands(hall.rina, { roomId: hall.roomId, open: false }));
  await expect.poll(() => stream.got(), { timeout: 5_000 }).toContain('"handsOpen":false');
  expect(stream.isOver()).toBe(false);
  await startWeb();
  await expect.poll(() => fetch(url("/id")).then(({ status }) => status)).toBe(200);
});

test("a moderator whose session runs out while nobody tells of it loses the desk within seconds, and reads why", async () => {
  const hall = await forum();
  const [lost, kept] = [await session.open(db, hall.rina.personId, "test"), await session.open(db, hall.budi.personId, "test")];
  const openBy = (token: string) => openStream(hall.roomId, `${cookieName("session", new URL(url("")))}=${token}`);
  const [desk, other] = [await openBy(lost), await openBy(kept)];
  await expect.poll(() => [desk, other].every((stream) => stream.got().includes('"moderators":{'))).toBe(true);
  await db.session.update({ where: { tokenDigest: digest(lost) }, data: { expiresAt: new Date(0) }, select: { id: true } });
  await expect.poll(() => desk.got(), { timeout: 6_000 }).toContain('"reason":"signed_out"');
  expect(other.got()).not.toContain("event: bye");
});

test("of a session's end that nobody tells of, a stream that only reads ends within seconds too", async () => {
  const [hall, token] = [await forum(), await session.open(db, (await member()).personId, "test")];
  const reader = await openStream(hall.roomId, `${cookieName("session", new URL(url("")))}=${token}`);
  await expect.poll(() => reader.got()).toContain("event: snapshot");
  await db.session.update({ where: { tokenDigest: digest(token) }, data: { expiresAt: new Date(0) }, select: { id: true } });
  await expect.poll(() => reader.got(), { timeout: 6_000 }).toContain('"reason":"signed_out"');
});

test("a proof in one browser ends the desk of whoever copied its cookie before", async () => {
  const hall = await forum();
  const token = await session.open(db, hall.rina.personId, "test");
  const thief = await openStream(hall.roomId, `${cookieName("session", new URL(url("")))}=${token}`);
  await expect.poll(() => thief.got()).toContain('"moderators":{');
  const actor = await session.find(token);
  expect(await session.renew(db, hall.rina.personId, actor?.sessionId ?? "")).not.toBeNull();
  await expect.poll(() => thief.isOver(), { timeout: 4_000 }).toBe(true);
  expect(thief.got()).toContain('"reason":"renewed"');
});

test("a browser says by a short request that it is here; a foreign page's does not count", async () => {
  const hall = await forum();
  const someone = guest();
  const key = randomToken();
  const { seatId } = must(await seat.take({ ...someone, guestDigest: digest(key) }, { roomId: hall.roomId }));
  const heartbeatAt = async () => (await db.seat.findUniqueOrThrow({ where: { id: seatId } })).heartbeatAt;
  const beat = (from: string) =>
    fetch(url(`/live/rooms/${hall.roomId}/beat`), {
      headers: { cookie: `${cookieName("guest", new URL(url("")))}=${key}`, "sec-fetch-site": from },
    });
  expect((await beat("cross-site")).status).toBe(403);
  expect((await beat("same-origin")).status).toBe(204);
  await expect.poll(heartbeatAt, { timeout: 5_000 }).not.toBeNull();
});

test("asked to stop, it says goodbye to every reader and is gone in seconds", async () => {
  const hall = await forum();
  const stream = await openStream(hall.roomId);
  await expect.poll(() => stream.got()).toContain("event: snapshot");
  const gone = new Promise((resolve) => live.once("exit", resolve));
  live.kill("SIGTERM");
  await expect.poll(() => stream.got(), { timeout: 3_000 }).toContain("event: bye");
  expect(await gone).toBe(0);
});
