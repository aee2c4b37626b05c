// The site behind a real nginx with deploy/nginx.conf, as docs/operations.md describes it.
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect as connectHttp2 } from "node:http2";
import { request } from "node:https";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect as connectTls } from "node:tls";
import { expect, test } from "@playwright/test";
import { processLimits } from "#lib/platform/process-limits";
import { freePort } from "#scripts/port";
import { broken, refusalHeaders, statusesIn } from "#tests/fakes/wire-corpus";
import { makeForum } from "../world.ts";
import { type Ask, askAt, expectGuestsAreHeldBack, expectPasswordsAreHeldBack } from "./flood-kit.ts";
import { type OwnSite, startOwnSite } from "./own-site.ts";

test.describe.configure({ mode: "default", timeout: 180_000 });

let own: OwnSite;
let nginx: ChildProcess;
let folder = "";
let port = 0;
let ask: Ask;

test.beforeAll(async () => {
  port = await freePort();
  ask = askAt(port, true);
  own = await startOwnSite({ SITE_URL: `https://127.0.0.1:${port}`, TRUSTED_PROXIES: "127.0.0.1" });
  folder = mkdtempSync(join(tmpdir(), "suara-kerja-nginx-"));
  // nginx's workers may run as somebody else.
  chmodSync(folder, 0o755);
  mkdirSync(join(folder, "tmp"), { mode: 0o777 });
  const [key, certificate] = [join(folder, "key.pem"), join(folder, "certificate.pem")];
  const subject = ["-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"];
  execFileSync(
    "openssl",
    ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-keyout", key, "-out", certificate, ...subject],
    {
      stdio: "ignore",
    },
  );
  const values: Record<string, string> = {
    LIVE_PORT: String(own.ports.site),
    LISTEN: `127.0.0.1:${port}`,
    NAME: "127.0.0.1",
    CERTIFICATE: certificate,
    KEY: key,
    LOG: join(folder, "access.log"),
  };
  const server = readFileSync(join(import.meta.dirname, "../../../deploy/nginx.conf"), "utf8").replaceAll(
    /@([A-Z_]+)@/g,
    (_, name: string) => values[name] ?? "",
  );
  const places = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((name) => `${name}_temp_path ${join(folder, "tmp", name)};`);
  writeFileSync(
    join(folder, "nginx.conf"),
    `daemon off;\npid ${join(folder, "pid")};\nerror_log ${join(folder, "error.log")};\nevents { worker_connections 2048; }\nhttp {\n${places.join("\n")}\n${server}\n}\n`,
  );
  const program = ["/usr/sbin/nginx", "/usr/local/sbin/nginx"].find((path) => existsSync(path)) ?? "nginx";
  nginx = spawn("setpriv", ["--pdeathsig", "TERM", program, "-p", folder, "-c", join(folder, "nginx.conf")], { stdio: "ignore" });
  await expect
    .poll(
      () =>
        ask("/live").then(
          ({ status }) => status,
          () => 0,
        ),
      { timeout: 15_000 },
    )
    .toBe(200);
});
test.afterAll(async () => {
  nginx.kill("SIGTERM");
  await own.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Sends these bytes inside TLS. */
function sendInside(bytes: string): Promise<string> {
  return new Promise((resolve) => {
    let got = "";
    const socket = connectTls({ host: "127.0.0.1", port, rejectUnauthorized: false }, () => socket.write(Buffer.from(bytes, "latin1")));
    socket.on("data", (part) => {
      got += part.toString("latin1");
    });
    socket.setTimeout(15_000, () => socket.destroy());
    socket.on("error", () => {});
    socket.on("close", () => resolve(got));
  });
}

test("pages, parts and refusals pass with every header, over HTTP/2 too", async () => {
  for (const [path, status] of [
    ["/id", 200],
    ["/api/me", 200],
    ["/id/%00", 400],
    ["/live/nothing", 404],
    ["/live/now", 200],
  ] as const) {
    const answer = await ask(path);
    expect(answer.status, path).toBe(status);
    if (path === "/id/%00") continue; // nginx refuses it itself
    for (const header of [...refusalHeaders, "strict-transport-security"])
      expect(answer.headers[header], `${path}: ${header}`).toBeDefined();
  }
  const client = connectHttp2(`https://127.0.0.1:${port}`, { rejectUnauthorized: false });
  const stream = client.request({ ":path": "/id" });
  const status = await new Promise((resolve, reject) => {
    stream.on("response", (headers) => resolve(headers[":status"]));
    stream.on("error", reject);
  });
  client.destroy();
  expect(status).toBe(200);
});

test("an event stream comes through as it is written, and an upgrade reaches the gate", async () => {
  const { roomId } = await makeForum();
  const first = await new Promise<string>((resolve, reject) => {
    const asked = request(
      { host: "127.0.0.1", port, path: `/live/rooms/${roomId}/events`, rejectUnauthorized: false, agent: false },
      (answer) => {
        answer.once("data", (part) => {
          resolve(String(part));
          asked.destroy();
        });
        answer.on("error", () => {});
      },
    );
    asked.on("error", reject);
    asked.end();
  });
  expect(first).toContain("retry:");
  const upgrade = await sendInside(
    "GET /live/rtc?access_token=nonsense HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n",
  );
  expect(statusesIn(upgrade)).toEqual([401]);
  expect(readFileSync(join(folder, "access.log"), "utf8")).toContain("/live/rtc 401");
  expect(readFileSync(join(folder, "access.log"), "utf8")).not.toContain("nonsense");
});

test("each visitor is counted by their own network, and what they forge about it changes nothing", async () => {
  const crowd = Array.from({ length: processLimits.unfinishedBodiesByNetwork }, () => {
    // nginx reads bodies whole before it passes them on, so the slow ones come to `live` as another trusted proxy would send them.
    const socket = connect({ host: "127.0.0.1", port: own.ports.site });
    socket.write(
      "POST /api/webhooks/x HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: 127.0.0.7\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{",
    );
    socket.on("error", () => {});
    return socket;
  });
  const post = (from: string, headers = {}) =>
    ask("/api/webhooks/livekit", { from, method: "POST", body: "{}", headers: { "content-length": "2", ...headers } }).then(
      ({ status }) => status,
    );
  await expect.poll(() => post("127.0.0.7")).toBe(429);
  expect(await post("127.0.0.8")).toBe(401);
  expect(await post("127.0.0.8", { "x-forwarded-for": "127.0.0.7" })).toBe(401);
  expect(await post("127.0.0.7", { "x-forwarded-for": "127.0.0.8", "x-real-ip": "127.0.0.8", forwarded: "for=127.0.0.8" })).toBe(429);
  for (const socket of crowd) socket.destroy();
});

test("behind nginx a flood of guests or of wrong passwords from one network shuts out nobody in another", async () => {
  const site = { ask, origin: `https://127.0.0.1:${port}`, attacker: "127.0.0.67" };
  await expectGuestsAreHeldBack(site);
  await expectPasswordsAreHeldBack(site, "joko@demo.test");
});

test("N-13: nothing hidden in a broken request is answered behind nginx either", async () => {
  for (const [name, entry] of Object.entries(broken)) {
    const bytes = typeof entry === "string" ? entry : entry[0];
    // nginx mends some of them, such as a length beside a coding, and passes on one whole request.
    if (!bytes.startsWith("GET") && !bytes.startsWith("POST") && !bytes.startsWith("DELETE")) continue;
    const got = await sendInside(bytes.replace("Host: localhost\r\n", "Host: 127.0.0.1\r\nConnection: close\r\n"));
    const statuses = statusesIn(got);
    expect(statuses.length, `${name}: ${got.slice(0, 300)}`).toBeLessThanOrEqual(1);
  }
  expect(readFileSync(join(folder, "access.log"), "utf8")).not.toContain("/smuggled");
});
