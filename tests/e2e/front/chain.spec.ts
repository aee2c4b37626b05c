// The whole chain from a socket to Next, with everything that no browser sends: refused in words of HTTP, never a fault, and nothing
// of one person's reaches another.
import { get } from "node:http";
import { expect, test } from "@playwright/test";
import fc from "fast-check";
import { broken, refusalHeaders, send, statusesIn } from "#tests/fakes/wire-corpus";
import { actionId } from "../strangers/knock.ts";
import { makeForum } from "../world.ts";
import { type OwnSite, startOwnSite } from "./own-site.ts";

test.describe.configure({ mode: "default", timeout: 180_000 });

let own: OwnSite;
test.beforeAll(async () => {
  own = await startOwnSite();
});
test.afterAll(() => own.stop());

/** Requests that `web` has answered, those of our own processes aside. */
const answered = () => own.metric("web", "http_request_duration_seconds_count", 'kind="internal"');
const status = async (port: number, bytes: string) => statusesIn(await send(port, bytes));
const line = (target: string, ...lines: string[]) =>
  `GET ${target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n${lines.map((one) => `${one}\r\n`).join("")}\r\n`;

test("N-13: through live and at web itself each broken request is refused once, and none is answered that was hidden in it", async () => {
  for (const port of [own.ports.site, own.ports.web]) {
    const before = await answered();
    for (const [name, entry] of Object.entries(broken)) {
      const [bytes, wanted] = typeof entry === "string" ? [entry, 400] : entry;
      const got = await send(port, bytes);
      expect(statusesIn(got), `${name}: ${got.slice(0, 200)}`).toEqual([wanted]);
      for (const header of refusalHeaders) expect(got.toLowerCase(), `${name}: ${header}`).toContain(`\r\n${header}: `);
    }
    // At web itself the head of a request is whole before its body breaks off: it is answered with that one 400.
    const begun = port === own.ports.web ? Object.keys(broken).filter((name) => /\bchunk (?!body)/.test(name)).length : 0;
    expect(await answered()).toBe(before + begun);
  }
});

test("N-13: while broken requests come, everybody reads their own page and gets no cookie of another", async () => {
  const attack = async () => {
    for (const entry of Object.values(broken)) await send(own.ports.site, typeof entry === "string" ? entry : entry[0]);
  };
  const agentless = (path: string) =>
    new Promise<{ url: string; cookies: unknown }>((resolve, reject) => {
      get({ host: "127.0.0.1", port: own.ports.site, path }, async (answer) => {
        let text = "";
        for await (const part of answer) text += part;
        resolve({
          url: text.includes(`<html lang="${path.slice(1, 3)}"`) ? path : text.slice(0, 200),
          cookies: answer.headers["set-cookie"],
        });
      }).on("error", reject);
    });
  const person = async (locale: string) => {
    for (let turn = 0; turn < 15; turn++) {
      const path = `/${locale}/promises`;
      expect(await agentless(path)).toEqual({ url: path, cookies: undefined });
    }
  };
  await Promise.all([attack(), person("id"), person("en"), person("ar")]);
});

const odd = ["%00", "%ff", "%E0%A4%A", "%ED%A0%80", "%C0%80", "%", "%zz", "a%00b", "%1f", "..%2f..%2fetc", "%5c%5cevil", "'%22<>"];

test("no odd sign in a path, a query or a cookie is a fault", async () => {
  const { roomId } = await makeForum();
  const places = (sign: string) => [
    `/${sign}`,
    `/id/${sign}`,
    `/id/series/${sign}`,
    `/id/rooms/${sign}`,
    `/id/vacancies/${sign}`,
    `/id/impact/${sign}`,
    `/id/organisations/${sign}`,
    `/id/vacancies?q=${sign}`,
    `/id/sign-in?next=${sign}`,
    `/api/hiring/vacancies?q=${sign}`,
    `/api/hiring/vacancies?place=${sign}`,
    `/api/calendars/series/${sign}.ics`,
    `/api/calendars/rooms/${sign}.ics`,
    `/api/calendars/rooms/${roomId}.ics?lang=${sign}`,
    `/api/exports/impact.csv?series=${sign}`,
    `/api/exports/impact.csv?locale=${sign}`,
    `/api/rooms/${sign}/me`,
    `/api/${sign}`,
    `/_next/static/${sign}`,
    `/_next/image?url=${sign}`,
    `/_next/data/${sign}`,
    `/live/rooms/${sign}/events`,
    `/live/rtc?access_token=${sign}`,
    `/live/${sign}`,
  ];
  for (const sign of odd) {
    for (const place of places(sign.replaceAll(/[<>"]/g, ""))) {
      for (const port of place.startsWith("/live") ? [own.ports.site] : [own.ports.site, own.ports.web]) {
        const [got] = await status(port, line(place));
        expect(got, place).toBeGreaterThanOrEqual(200);
        // The gate says 503 where there is no voice.
        if (!place.startsWith("/live/rtc")) expect(got, place).toBeLessThan(500);
        if (/%00|%ff|%E0|%ED|%C0/.test(place)) expect(got, place).toBe(400);
      }
    }
    for (const name of ["session", "guest", "__Host-session", "NEXT_LOCALE", "member"])
      for (const path of [
        "/id",
        "/id/me",
        "/api/me",
        `/api/rooms/${roomId}/me`,
        "/live/rooms/11111111-1111-4111-8111-111111111111/events",
      ]) {
        const [got] = await status(own.ports.site, line(path, `Cookie: ${name}=${sign}`));
        expect(got, `${path} with ${name}=${sign}`).toBeLessThan(500);
      }
  }
});

test("no odd header is a fault", async () => {
  const headers = [
    "RSC: 1",
    "RSC: %00",
    "Next-Router-State-Tree: %",
    "Next-Router-State-Tree: %5B%5D",
    "Next-Router-State-Tree: x",
    "Next-Router-Prefetch: 7",
    "Next-Router-Segment-Prefetch: /../../x",
    "Next-Url: //evil.example",
    "Next-Resume: 1",
    "Next-Action: ../x",
    "Accept-Language: \xff\xfe",
    "Accept: ,,,;q=",
    "Range: bytes=9-1",
    'If-None-Match: "\xff',
    "If-Modified-Since: never",
    "Authorization: \xff",
    "Origin: %",
    "X-Deployment-Id: ../../x",
    "Content-Type: ;;;",
    "Purpose: prefetch",
  ];
  for (const path of ["/id", "/id/sign-in", "/api/me", "/api/hiring/vacancies"])
    for (const port of [own.ports.site, own.ports.web])
      for (const header of headers) {
        const [got] = await status(port, line(path, header, header.startsWith("Next-Router") ? "RSC: 1" : "X-None: 1"));
        expect(got, `${path} with ${header}`).toBeLessThan(500);
      }
});

test("whatever is asked for, the answer is no fault", async () => {
  const signs = fc.string({ unit: fc.constantFrom(..."abc/?&=%.;:@+-_~!$'()*,#[]0fF \\|{}".split("")), maxLength: 30 });
  await fc.assert(
    fc.asyncProperty(fc.constantFrom("/", "/id/", "/api/", "/id/vacancies?q=", "/_next/"), signs, async (start, rest) => {
      const [got] = await status(own.ports.site, line(start + rest.replaceAll(/[ #]/g, "")));
      expect(got, start + rest).toBeLessThan(500);
    }),
    { numRuns: 150 },
  );
});

const action = (body: string, type = "text/plain;charset=UTF-8", id = actionId("signIn")) =>
  `POST /id/sign-in HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nOrigin: ${own.site}\r\nAccept: text/x-component\r\nNext-Action: ${id}\r\nContent-Type: ${type}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;

test("N-02: no body of an action holds up web, and none that is broken is a fault", async () => {
  const bodies: [string, number][] = [
    [`[${Array(190_000).fill('"$0"').join(",")}]`, 413],
    [`[${Array(12_000).fill('"$0"').join(",")}]`, 400],
    ['["$0"]', 400],
    ['["$@1","$F1","$B1"]', 400],
    ['["$0:0:0:constructor:constructor"]', 400],
    ['[{"__proto__":{"then":"$0"}}]', 400],
    [`${"[".repeat(32_000)}${"]".repeat(32_000)}`, 400],
    [`["$n${"9".repeat(60_000)}"]`, 400],
    ["[", 400],
    ["", 400],
    ["null", 400],
  ];
  for (const of of ["web", "live"] as const) await own.metric(of, "nodejs_eventloop_lag_max_seconds");
  for (const port of [own.ports.site, own.ports.web]) {
    for (const [body, wanted] of bodies) expect(await status(port, action(body)), body.slice(0, 60)).toEqual([wanted]);
    expect(await status(port, action("--x\r\n\r\n--x--", "multipart/form-data; boundary=x"))).toEqual([400]);
    expect(await status(port, action("a=b", "application/x-www-form-urlencoded"))).toEqual([400]);
    for (const id of ["x", "..", "0".repeat(42), "f".repeat(9_000)])
      expect((await status(port, action("[]", "text/plain", id)))[0], id.slice(0, 50)).toBeLessThan(500);
  }
  // The figure is the longest since it was last read; the attack made it six seconds.
  for (const of of ["web", "live"] as const) expect(await own.metric(of, "nodejs_eventloop_lag_max_seconds")).toBeLessThan(2);
});

test("text that the database cannot keep is an answer to the person who sent it, in an action and in JSON", async () => {
  for (const text of ["a\\u0000", "\\ud83e"]) {
    const got = await send(own.ports.site, action(`[{"email":"siti@a.test","password":"${text}"}]`));
    expect(statusesIn(got)).toEqual([200]);
    expect(got).toContain('"code":"invalid"');
    const { roomId } = await makeForum();
    const body = `{"name":"${text}"}`;
    const entry = `POST /api/rooms/${roomId}/entry HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nOrigin: ${own.site}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
    expect(await status(own.ports.site, entry)).toEqual([400]);
  }
});

test("the table of figures opens in a spreadsheet in each language: its mark, its rows, and no cell that would run (I-04)", async () => {
  for (const locale of ["id", "en", "ar"]) {
    const answer = await fetch(`${own.site}/api/exports/impact.csv?locale=${locale}`);
    expect(answer.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(answer.headers.get("content-disposition")).toMatch(/^attachment; filename="impact-\d{4}-\d\d\.csv"$/);
    // A reader of text takes the mark away.
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    const text = bytes.subarray(3).toString("utf8");
    expect(text.endsWith("\r\n")).toBe(true);
    expect(text.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
    const rows = text
      .trimEnd()
      .split("\r\n")
      .map((row) => [...row.matchAll(/(?:^|,)("(?:[^"]|"")*"|-?\d+)/g)].map(([, cell]) => cell ?? ""));
    expect(rows.length).toBeGreaterThan(1);
    expect(rows.map((row) => row.length)).toEqual(rows.map(() => 8));
    expect(rows.map((row) => row.join(",")).join("\r\n")).toBe(text.trimEnd());
    for (const cell of rows.flat()) expect(cell, locale).not.toMatch(/^"\s*[=+\-@\t＝＋－＠]/);
  }
  expect((await fetch(`${own.site}/api/exports/impact.csv?series==1%2B1`)).status).toBe(404);
});

test("N-08: every kind of answer carries the full set of headers", async () => {
  const { roomId } = await makeForum();
  const part = /\/_next\/static\/[^"]+\.js/.exec(await (await fetch(`${own.site}/id`)).text())?.[0] ?? "";
  const tag = (await fetch(`${own.site}${part}`)).headers.get("etag") ?? "";
  const room = `/live/rooms/${roomId}/events`;
  const post = (path: string, ...lines: string[]) =>
    `POST ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n${lines.join("\r\n")}\r\nContent-Length: 2\r\n\r\n{}`;
  const kinds: [string, number][] = [
    [line("/id"), 200],
    [line("/id", "RSC: 1"), 307],
    [line("/"), 307],
    [line(part), 200],
    [line(part, `If-None-Match: ${tag}`), 304],
    [line("/robots.txt"), 200],
    [line("/api/me"), 200],
    [line("/api/exports/impact.csv"), 200],
    [line("/id/no-such-page"), 404],
    [line("/api/no-such-route"), 404],
    [line("/live"), 200],
    [line("/live/now"), 200],
    [line("/live/nothing"), 404],
    [line(room, "Sec-Fetch-Site: cross-site"), 403],
    [line("/id/%00"), 400],
    [post("/api/webhooks/livekit"), 401],
    [post("/api/me", "Origin: https://evil.example"), 403],
    [post("/id"), 405],
    [line("/live/rtc/validate"), 401],
    [
      "GET /live/rtc HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n",
      401,
    ],
    ["CONNECT a:1 HTTP/1.1\r\nHost: localhost\r\n\r\n", 400],
  ];
  for (const [bytes, wanted] of kinds) {
    const got = await send(own.ports.site, bytes);
    const name = bytes.slice(0, 60);
    expect(statusesIn(got), name).toEqual([wanted]);
    const head = got.slice(0, got.indexOf("\r\n\r\n")).toLowerCase();
    // A page that was kept keeps the policy that it came with.
    for (const header of refusalHeaders.filter((one) => wanted !== 304 || one !== "content-security-policy"))
      expect(head, `${name}: ${header}`).toContain(`\r\n${header}: `);
    expect(head, name).toContain("\r\nx-frame-options: deny");
    expect(head, name).toContain("\r\ncross-origin-opener-policy: same-origin");
  }
  const stream = await fetch(own.site + room);
  expect(stream.status).toBe(200);
  for (const header of refusalHeaders) expect(stream.headers.get(header), header).not.toBeNull();
  await stream.body?.cancel();
});
