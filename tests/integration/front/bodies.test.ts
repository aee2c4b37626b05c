// N-12: bodies are read before a connection to `web` is taken, so that whoever does not finish theirs holds up nobody.
import { connect, type Socket } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { processLimits } from "#lib/platform/process-limits";
import { startFrontAlone } from "#tests/fakes/front-alone";
import { refusalHeaders, send, statusesIn } from "#tests/fakes/wire-corpus";

const proxy = "127.0.0.9";
let front: Awaited<ReturnType<typeof startFrontAlone>>;
beforeAll(async () => {
  front = await startFrontAlone({ TRUSTED_PROXIES: proxy });
});
afterAll(() => front.stop());
beforeEach(() => {
  front.seen.length = 0;
});

type Slow = { got(): string; isOver(): boolean; socket: Socket };

/** A body of which one byte comes, and no more. */
function slowly(from: string, forwardedFor = ""): Slow {
  let got = "";
  let isOver = false;
  const socket = connect({ port: front.port, host: "127.0.0.1", localAddress: from }, () =>
    socket.write(
      `POST /api/form HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n${forwardedFor && `X-Forwarded-For: ${forwardedFor}\r\n`}Content-Length: 100\r\n\r\n{`,
    ),
  );
  socket.on("data", (part) => {
    got += part;
  });
  socket.on("error", () => {});
  socket.on("close", () => {
    isOver = true;
  });
  return { got: () => got, isOver: () => isOver, socket };
}
const statuses = (all: Slow[]) => all.map((one) => statusesIn(one.got())[0]);
const post = (lines: string, body: string) =>
  `POST /api/form HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\n${lines}\r\n\r\n${body}`;

test("260 bodies that stop after one byte keep nobody else from reading or sending, and are closed", async () => {
  const slow = Array.from({ length: 260 }, () => slowly("127.0.0.2"));
  const tooMany = () => statuses(slow).filter((status) => status === 429).length;
  await expect.poll(tooMany, { timeout: 10_000 }).toBe(260 - processLimits.unfinishedBodiesByNetwork);
  expect(await (await fetch(front.url("/api/other"))).text()).toBe("echo /api/other");
  expect(statusesIn(await send(front.port, post("Content-Length: 2", "{}")))).toEqual([200]);
  expect(front.seen.map(({ url }) => url)).toEqual(["/api/other", "/api/form"]);
  await expect.poll(() => slow.every((one) => one.isOver()), { timeout: 20_000 }).toBe(true);
  expect(statuses(slow).filter((status) => status === 408)).toHaveLength(processLimits.unfinishedBodiesByNetwork);
  const late =
    slow
      .find((one) => one.got().includes(" 408 "))
      ?.got()
      .toLowerCase() ?? "";
  for (const header of refusalHeaders) expect(late).toContain(`\r\n${header}: `);
  expect(front.seen).toHaveLength(2);
  // What was held is given back.
  expect(statusesIn(await send(front.port, post("Content-Length: 2", "{}"), "127.0.0.2"))).toEqual([200]);
});

test("behind a trusted proxy each client has a share of its own, and who forges an address from outside has only theirs", async () => {
  const crowd = Array.from({ length: processLimits.unfinishedBodiesByNetwork + 5 }, () => slowly(proxy, "198.51.100.4"));
  await expect.poll(() => statuses(crowd).filter((status) => status === 429).length).toBe(5);
  const other = post("X-Forwarded-For: 198.51.100.4, 198.51.100.5\r\nContent-Length: 2", "{}");
  expect(statusesIn(await send(front.port, other, proxy))).toEqual([200]);
  expect(front.seen.at(-1)?.headers["x-forwarded-for"]).toBe("198.51.100.5");
  const same = post("X-Forwarded-For: 198.51.100.4\r\nContent-Length: 2", "{}");
  expect(statusesIn(await send(front.port, same, proxy))).toEqual([429]);
  expect(statusesIn(await send(front.port, same, "127.0.0.3"))).toEqual([200]);
  expect(front.seen.at(-1)?.headers["x-forwarded-for"]).toBe("127.0.0.3");
  for (const { socket } of crowd) socket.destroy();
});

test("a head that never ends is closed within seconds", async () => {
  const got = await send(front.port, "GET /id HTTP/1.1\r\nHost: localhost\r\nX-Slow: ");
  expect(statusesIn(got)).toEqual([408]);
});

test.each([
  ["an action", `Next-Action: ab\r\nContent-Type: text/plain\r\n`, 64 * 1024],
  ["form data for an action", "Content-Type: multipart/form-data; boundary=x\r\n", 64 * 1024],
  ["anything else", "Content-Type: application/json\r\n", 1024 * 1024],
])("what is too large for %s is refused, said or unsaid, and read no further", async (_name, lines, limit) => {
  const head = `POST /api/form HTTP/1.1\r\nHost: localhost\r\n${lines}`;
  const said = await send(front.port, `${head}Content-Length: ${limit + 1}\r\n\r\n`);
  expect(statusesIn(said)).toEqual([413]);
  const chunk = `10000\r\n${"x".repeat(0x1_00_00)}\r\n`;
  const unsaid = await send(front.port, `${head}Transfer-Encoding: chunked\r\n\r\n${chunk.repeat(limit / 0x1_00_00 + 1)}`);
  expect(statusesIn(unsaid)).toEqual([413]);
  expect(front.seen).toEqual([]);
});

test("a webhook of LiveKit may pass with its 64 kB and its bytes untouched; what is inside is nobody's from outside", async () => {
  const body = '{"event":"participant_joined", "a":"\\u0000"}';
  const lines = `Content-Type: application/webhook+json\r\nAuthorization: Bearer x\r\nContent-Length: ${body.length}`;
  const to = (path: string) => `POST ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n${lines}\r\n\r\n${body}`;
  expect(statusesIn(await send(front.port, to("/api/webhooks/livekit")))).toEqual([200]);
  expect(front.seen.at(-1)).toMatchObject({ body, headers: { authorization: "Bearer x" } });
  expect(statusesIn(await send(front.port, to("/api/internal/pages")))).toEqual([404]);
  expect(front.seen).toHaveLength(1);
});

test.each([
  [
    "an action that refers to itself 10,000 times",
    "Next-Action: ab\r\nContent-Type: text/plain",
    `[${Array(10_000).fill('"$0"').join(",")}]`,
  ],
  ["an action as a form", "Content-Type: multipart/form-data; boundary=x", "--x--"],
  ["JSON that is none", "Content-Type: application/json", "{"],
  ["U+0000 in JSON", "Content-Type: application/json", '{"a":"\\u0000"}'],
  ["half a sign in JSON", "Content-Type: application/json", '{"a":"\\ud800"}'],
])("%s is answered with 400 and does not reach web", async (_name, lines, body) => {
  const bytes = `POST /api/form HTTP/1.1\r\nHost: localhost\r\n${lines}\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
  expect(statusesIn(await send(front.port, bytes))).toEqual([400]);
  expect(front.seen).toEqual([]);
});
