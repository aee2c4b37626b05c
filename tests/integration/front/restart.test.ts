// While `web` restarts or a connection to it breaks, nobody is refused who only reads, and nothing is done twice.
import type { IncomingMessage, ServerResponse } from "node:http";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { startFrontAlone } from "#tests/fakes/front-alone";

let front: Awaited<ReturnType<typeof startFrontAlone>>;
const broken = new Set<string>();

/** Breaks the connection of the first request to each address below /break. */
function breakOnce({ url = "", socket }: IncomingMessage, response: ServerResponse): boolean {
  if (url.startsWith("/hang")) return true;
  if (url.startsWith("/api/half")) {
    response.writeHead(200, { "content-length": "100" }).write("half", () => socket.destroy());
    return true;
  }
  if (!url.includes("break") || broken.has(url)) return false;
  broken.add(url);
  socket.destroy();
  return true;
}

beforeAll(async () => {
  front = await startFrontAlone({ LOG_LEVEL: "warn" }, breakOnce);
});
afterAll(() => front.stop());
beforeEach(() => {
  front.seen.length = 0;
});

test("a page's part whose connection breaks is asked for again on a fresh one", async () => {
  for (let turn = 0; turn < 10; turn++) {
    const answer = await fetch(front.url(`/break/${turn}`));
    expect([answer.status, await answer.text()]).toEqual([200, `echo /break/${turn}`]);
  }
  expect(front.seen).toHaveLength(20);
});

test("a write whose connection breaks is not sent again, and its sender reads in JSON that it is not known", async () => {
  const answer = await fetch(front.url("/api/break"), { method: "POST", body: "{}", headers: { "content-type": "application/json" } });
  expect([answer.status, answer.headers.get("retry-after"), await answer.json()]).toEqual([503, "2", { ok: false, code: "unavailable" }]);
  expect(front.seen).toHaveLength(1);
});

test("each failure of web is in the log with its code and the kind of the request, and without the address", async () => {
  const linesOf = (message: string) =>
    front
      .logged()
      .split("\n")
      .filter((line) => line.includes(`"${message}"`));
  await fetch(front.url("/break/somebody?name=ayu"));
  await fetch(front.url("/api/break/somebody?name=ayu"), { method: "POST", body: "{}", headers: { "content-type": "application/json" } });
  await expect.poll(() => linesOf("web is asked again").length).toBeGreaterThan(0);
  await expect.poll(() => linesOf("web did not answer").length).toBeGreaterThan(0);
  const refused = JSON.parse(linesOf("web did not answer").at(-1) ?? "{}");
  expect(refused).toMatchObject({ code: expect.stringMatching(/^(ECONNRESET|UND_ERR_SOCKET)$/), kind: "api" });
  expect(front.logged()).not.toMatch(/somebody|ayu/);
});

test("what was asked while nobody listens, a write too, is answered by the web that comes", async () => {
  await fetch(front.url("/id"));
  front.stopWeb();
  const asked = [fetch(front.url("/id/page")), fetch(front.url("/api/form"), { method: "POST", body: "{}" })];
  await front.startWeb();
  expect((await Promise.all(asked)).map(({ status }) => status)).toEqual([200, 200]);
});

test("an answer that breaks off is no whole answer", async () => {
  await expect(fetch(front.url("/api/half")).then((answer) => answer.text())).rejects.toThrow();
});

test("while web is away for long, a page says so as a page, JSON as JSON, and a part of a page as neither", async () => {
  front.stopWeb();
  const typeOf = async (path: string, headers: Record<string, string>) => {
    const answer = await fetch(front.url(path), { headers });
    expect([answer.status, answer.headers.get("retry-after"), answer.headers.get("cache-control")]).toEqual([503, "2", "no-store"]);
    expect(answer.headers.get("x-frame-options")).toBe("DENY");
    return answer.headers.get("content-type")?.split(";")[0];
  };
  expect(
    await Promise.all([
      typeOf("/id", { accept: "text/html,*/*" }),
      typeOf("/id", { accept: "*/*", rsc: "1" }),
      typeOf("/id?_rsc=1", { accept: "text/html", rsc: "1" }),
      typeOf("/api/me", { accept: "text/html" }),
      typeOf("/id/rooms", { accept: "application/json" }),
      typeOf("/_next/static/chunks/1.js", { accept: "text/html" }),
    ]),
  ).toEqual(["text/html", "text/plain", "text/plain", "application/json", "application/json", "text/plain"]);
  await front.startWeb();
});

test("a web that takes a request and never answers costs its sender ten seconds and nobody else anything", async () => {
  const hung = fetch(front.url("/hang"));
  expect((await fetch(front.url("/id"))).status).toBe(200);
  expect((await hung).status).toBe(503);
});
