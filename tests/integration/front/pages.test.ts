// The front answers prerendered pages itself: the right one to everybody, the new one once it has changed, and nobody else's ever.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { get, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { policyOf } from "#lib/platform/http/content-policy";
import { processLimits } from "#lib/platform/process-limits";
import { compressFolder } from "#scripts/compress";
import { startFrontAlone } from "#tests/fakes/front-alone";

let front: Awaited<ReturnType<typeof startFrontAlone>>;
let database: pg.Client;
const folder = mkdtempSync(join(tmpdir(), "suara-kerja-"));
const script = `console.log(${JSON.stringify("a".repeat(3_000))})`;
/** What the next answers say, and how `web` answers them. */
let edition = "first";
let slow: Promise<void> | null = null;

function pageOf(url: string, headers: IncomingHttpHeaders): string {
  const part = headers.rsc ? ` part ${headers["next-router-state-tree"] ?? ""}` : "";
  return `<script>${JSON.stringify(url.split("?")[0])}</script><p>${edition}${part}</p>${"forum ".repeat(500)}`;
}

/** As `web` does it: pages of the build with tags, everything else for one person. */
function answer({ url = "", headers, method }: IncomingMessage, response: ServerResponse): boolean {
  const path = url.split("?", 1)[0] ?? "/";
  if (path.startsWith("/api/")) return false;
  const body = pageOf(url, headers);
  const tags = `page:${path.slice(1)}`;
  if (path === "/id/gone") response.writeHead(404, { "x-nextjs-cache": "HIT", "cache-control": "s-maxage=300" });
  else if (path === "/id/moved") response.writeHead(307, { location: "/id" });
  else if (path === "/id/personal")
    response.writeHead(200, { "content-type": "text/html", "cache-control": "private, no-store" }).end(`hello ${headers.cookie}`);
  else {
    response.writeHead(200, {
      "content-type": headers.rsc ? "text/x-component" : "text/html; charset=utf-8",
      "content-security-policy": policyOf(body),
      "cache-control": "s-maxage=300, stale-while-revalidate=31535700",
      "x-nextjs-cache": "HIT",
      "x-page-age": "1",
      "x-page-tags": tags,
      vary: "rsc, next-router-state-tree",
      etag: `"${edition}${path}${headers.rsc ?? ""}"`,
    });
  }
  void (slow ?? Promise.resolve()).then(() => response.end(method === "HEAD" ? "" : body));
  return true;
}

beforeAll(async () => {
  mkdirSync(join(folder, "static/chunks"), { recursive: true });
  writeFileSync(join(folder, "static/chunks/1-a~b.js"), script);
  writeFileSync(join(folder, "static/secret.env"), "SITE_SECRET=1");
  writeFileSync(join(folder, "BUILD_ID"), "1");
  await compressFolder(join(folder, "static"));
  const routeRegex = (path: string) => ({ routeRegex: `^/([^/]+?)${path}(?:/)?$` });
  const dynamicRoutes = { "/[locale]": routeRegex(""), "/[locale]/[name]": routeRegex("/([^/]+?)") };
  writeFileSync(join(folder, "prerender-manifest.json"), JSON.stringify({ routes: {}, dynamicRoutes }));
  front = await startFrontAlone({ BUILD_FOLDER: folder }, answer);
  database = new pg.Client({ connectionString: process.env.DATABASE_URL ?? "" });
  await database.connect();
});
afterAll(async () => {
  front.stop();
  await database.end();
  rmSync(folder, { recursive: true, force: true });
});

type Got = { status: number; headers: IncomingHttpHeaders; body: Buffer };
const ask = (path: string, headers: Record<string, string> = {}, method = "GET"): Promise<Got> =>
  new Promise((resolve, reject) => {
    get({ host: "127.0.0.1", port: front.port, path, headers, method }, async (answered) => {
      const parts: Buffer[] = [];
      for await (const part of answered) parts.push(part);
      resolve({ status: answered.statusCode ?? 0, headers: answered.headers, body: Buffer.concat(parts) });
    }).on("error", reject);
  });
const text = ({ headers, body }: Got): string => {
  const encoding = headers["content-encoding"];
  return (encoding === "br" ? brotliDecompressSync(body) : encoding === "gzip" ? gunzipSync(body) : body).toString();
};
const changed = async (tag: string) => void (await database.query("SELECT pg_notify('pages_renewed', $1)", [tag]));

let turn = 0;
beforeEach(async () => {
  turn += 1;
  edition = `first ${turn}.`;
  slow = null;
  await changed("*");
  await expect.poll(async () => text(await ask("/id/marker"))).toContain(edition);
  front.seen.length = 0;
});

test("a page is asked of web once; everybody then gets it, whoever they are", async () => {
  const plain = await ask("/id");
  edition = "second";
  for (const headers of [{ cookie: "session=a" }, { "accept-language": "ar" }, { "user-agent": "Googlebot" }, {}]) {
    const got = await ask("/id?utm_source=wa", headers);
    expect(text(got)).toBe(text(plain));
    expect(got.headers["content-security-policy"]).toBe(policyOf(text(plain)));
  }
  expect(front.seen.map(({ url }) => url)).toEqual(["/id"]);
});

test("web is told nothing of the person for whom a page is asked first", async () => {
  await ask("/id?token=secret", { cookie: "session=a", authorization: "Bearer a", "accept-language": "ar", "x-forwarded-for": "1.2.3.4" });
  const [asked] = front.seen;
  expect(Object.keys(asked?.headers ?? {}).sort()).toEqual([
    "connection",
    "host",
    "x-forwarded-for",
    "x-forwarded-host",
    "x-forwarded-proto",
  ]);
  expect([asked?.url, asked?.headers["x-forwarded-for"]]).toEqual(["/id", "127.0.0.1"]);
});

test("each language, each page and each part is its own, in every encoding", async () => {
  const asks = ["/id", "/en", "/ar", "/id/a", "/id/b"].flatMap((path) =>
    [{}, { rsc: "1" }, { rsc: "1", "next-router-state-tree": "a" }, { rsc: "1", "next-router-state-tree": "b" }].flatMap((headers) =>
      ["", "gzip", "br"].map((encoding) => [path, { ...headers, ...(encoding ? { "accept-encoding": encoding } : {}) }] as const),
    ),
  );
  for (let time = 0; time < 2; time++) {
    const all = await Promise.all(asks.map(async ([path, headers]) => [path, headers, await ask(path, headers)] as const));
    for (const [path, headers, got] of all) {
      expect(text(got)).toBe(pageOf(path, headers));
      expect(got.headers["content-encoding"]).toBe("accept-encoding" in headers ? headers["accept-encoding"] : undefined);
      expect(got.headers["content-type"]).toContain("rsc" in headers ? "text/x-component" : "text/html");
      expect(got.headers.vary).toBe("rsc, next-router-state-tree, Accept-Encoding");
      expect(Object.keys(got.headers).filter((name) => name.startsWith("x-page-") || name === "x-nextjs-cache")).toEqual([]);
    }
  }
  expect(front.seen).toHaveLength(20);
});

test("two hundred who come at once while the page is made cost web one request", async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  slow = promise;
  const all = Array.from({ length: 200 }, () => ask("/id/crowd"));
  await expect.poll(() => front.seen.length).toBe(1);
  resolve();
  expect(new Set((await Promise.all(all)).map(text)).size).toBe(1);
  expect(front.seen).toHaveLength(1);
});

test("who asks and goes at once, again and again, makes web work on no more than who waits", async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  slow = promise;
  const most = processLimits.requestsByNetwork;
  for (let n = 1; n <= most + 8; n++) {
    const asked = get({ host: "127.0.0.1", port: front.port, path: `/id/gone-${n}` }).on("error", () => {});
    await expect.poll(() => front.seen.length).toBeGreaterThanOrEqual(Math.min(n, most));
    if (n > most) await sleep(30);
    asked.destroy();
  }
  expect(front.seen).toHaveLength(most);
  slow = null;
  resolve();
  expect(text(await ask("/id/after"))).toContain(edition);
});

test("a page that changed is new for the next who asks, and other pages stay", async () => {
  await Promise.all([ask("/id/a"), ask("/id/b")]);
  edition = "second";
  await changed("page:id/a");
  await expect.poll(async () => text(await ask("/id/a"))).toContain("second");
  expect(text(await ask("/id/b"))).toContain("first");
});

test("a page that changes while web answers is not kept as it was", async () => {
  await ask("/id/heard");
  const { promise, resolve } = Promise.withResolvers<void>();
  slow = promise;
  const early = ask("/id/c");
  await expect.poll(() => front.seen.length).toBe(2);
  slow = null;
  edition = "second";
  await changed("page:id/c");
  await changed("page:id/heard");
  await expect.poll(async () => text(await ask("/id/heard"))).toContain("second");
  resolve();
  expect(text(await early)).toContain("first");
  expect(text(await ask("/id/c"))).toContain("second");
});

test("who has the page already is told so, with no policy that would replace that of the page", async () => {
  const first = await ask("/id", { "accept-encoding": "br" });
  const etag = String(first.headers.etag);
  for (const encoding of ["br", "gzip", "identity"]) {
    const again = await ask("/id", { "if-none-match": etag, "accept-encoding": encoding });
    expect([again.status, again.body.length, again.headers["content-security-policy"]]).toEqual([304, 0, undefined]);
    expect([again.headers.etag, again.headers["cache-control"]]).toEqual([etag, first.headers["cache-control"]]);
  }
  expect((await ask("/en", { "if-none-match": etag })).status).toBe(200);
  expect((await ask("/id", { rsc: "1", "if-none-match": etag })).status).toBe(200);
  edition = "second";
  await changed("page:id");
  await expect.poll(async () => (await ask("/id", { "if-none-match": etag })).status).toBe(200);
});

test("HEAD has the headers of GET and no body", async () => {
  const [head, whole] = [await ask("/id", {}, "HEAD"), await ask("/id")];
  expect([head.status, head.body.length, head.headers["content-length"]]).toEqual([200, 0, whole.headers["content-length"]]);
  expect(front.seen.map(({ method }) => method)).toEqual(["GET"]);
});

test("what is personal is asked for by its own person each time", async () => {
  for (const cookie of ["session=a", "session=b", "session=a"]) expect(text(await ask("/id/personal", { cookie }))).toBe(`hello ${cookie}`);
});

test("a redirect is each one's own and a page that is not there is not kept", async () => {
  expect([(await ask("/id/moved")).status, (await ask("/id/moved?next=/id/me")).headers.location]).toEqual([307, "/id"]);
  expect((await ask("/id/gone")).status).toBe(404);
  front.seen.length = 0;
  expect((await ask("/id/gone")).status).toBe(404);
  expect(front.seen).toHaveLength(1);
});

test("a write to a page's address reaches web", async () => {
  await ask("/id");
  front.seen.length = 0;
  const posted = await fetch(front.url("/id"), {
    method: "POST",
    headers: { "next-action": "a", "content-type": "text/plain" },
    body: "[]",
  });
  expect([posted.status, front.seen[0]?.method]).toEqual([200, "POST"]);
});

test("the build's files come from disk, compressed, for ever, and under the headers of all answers", async () => {
  for (const [encoding, isSmall] of [
    ["br", true],
    ["gzip", true],
    ["identity", false],
  ] as const) {
    const got = await ask("/_next/static/chunks/1-a~b.js", { "accept-encoding": encoding });
    expect([got.status, text(got), got.body.length < 500]).toEqual([200, script, isSmall]);
    expect(got.headers).toMatchObject({
      "cache-control": "public, max-age=31536000, immutable",
      "content-type": "application/javascript; charset=UTF-8",
      "content-security-policy": "default-src 'none'; frame-ancestors 'none'; base-uri 'none'",
      "x-content-type-options": "nosniff",
      vary: "Accept-Encoding",
    });
  }
  expect(front.seen).toEqual([]);
});

test.each([
  "/_next/static/chunks/2.js",
  "/_next/static/secret.env",
  "/_next/static/../BUILD_ID",
  "/_next/static/%2e%2e/BUILD_ID",
  "/_next/static/chunks/..%2f..%2fBUILD_ID",
  "/_next/static//etc/passwd.js",
  "/_next/static/.hidden.js",
  "/_next/static/chunks",
])("%s is none of the build's files, and is left to web", async (path) => {
  await ask(path);
  expect(front.seen.map(({ url }) => url)).toEqual([path]);
});

test("kept pages are there while web restarts", async () => {
  const before = text(await ask("/id"));
  front.stopWeb();
  expect(text(await ask("/id"))).toBe(before);
  await front.startWeb();
});
