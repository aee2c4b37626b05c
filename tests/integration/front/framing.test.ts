// N-13, N-06: whatever bytes come, `web` sees the requests that a client has framed as its own and no others, and each client reads the
// answers to its own.
import { get, type IncomingHttpHeaders } from "node:http";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { startFrontAlone } from "#tests/fakes/front-alone";
import { broken, refusalHeaders, send, statusesIn } from "#tests/fakes/wire-corpus";

let front: Awaited<ReturnType<typeof startFrontAlone>>;
beforeAll(async () => {
  front = await startFrontAlone({ TRUSTED_PROXIES: "127.0.0.9", SITE_URL: "https://suarakerja.example" });
});
afterAll(() => front.stop());
beforeEach(() => {
  front.seen.length = 0;
});

for (const [name, entry] of Object.entries(broken)) {
  test(`${name} is refused once, its connection is closed, and web hears nothing of it`, async () => {
    const [bytes, status] = typeof entry === "string" ? [entry, 400] : entry;
    const got = await send(front.port, bytes);
    expect(statusesIn(got), got.slice(0, 300)).toEqual([status]);
    expect(got.toLowerCase()).toContain("connection: close");
    if (status === 405) expect(got.toLowerCase()).toContain("\r\nallow: get, head");
    for (const header of refusalHeaders) expect(got.toLowerCase(), header).toContain(`\r\n${header}: `);
    expect(got).toContain("max-age=31536000");
    expect(front.seen).toEqual([]);
  });

  test(`a whole request before "${name}" is answered first, and alone reaches web`, async () => {
    const [bytes, status] = typeof entry === "string" ? [entry, 400] : entry;
    const got = await send(front.port, `GET /api/mine HTTP/1.1\r\nHost: localhost\r\n\r\n${bytes}`);
    expect(statusesIn(got)).toEqual([200, status]);
    expect(front.seen.map(({ url }) => url)).toEqual(["/api/mine"]);
  });
}

test("a request under another site's name is refused with its connection, and the body that it never ends is not waited for", async () => {
  const got = await send(front.port, "POST /api/form HTTP/1.1\r\nHost: other.example\r\nContent-Length: 100\r\n\r\n{");
  expect(statusesIn(got)).toEqual([421]);
  expect(got.toLowerCase()).toContain("connection: close");
  for (const header of refusalHeaders) expect(got.toLowerCase(), header).toContain(`\r\n${header}: `);
  expect(front.seen).toEqual([]);
});

test("a pipeline is answered in its order", async () => {
  const paths = ["/api/slow", "/api/2", "/live", "/api/3"];
  const pipeline = paths.map((path) => `GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`).join("");
  const got = await send(front.port, `${pipeline}GET /api/last HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
  expect(statusesIn(got)).toEqual([200, 200, 200, 200, 200]);
  expect([...got.matchAll(/echo (\S+)/g)].map(([, path]) => path)).toEqual(["/api/slow", "/api/2", "/api/3", "/api/last"]);
});

test("a chunked body with extensions and trailers reaches web as one body of a known length", async () => {
  const body = '{"name":"Siti"}';
  const got = await send(
    front.port,
    `POST /api/form HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: Chunked\r\nConnection: close\r\n\r\nf;ext=1;q="x"\r\n${body}\r\n0\r\nX-Trailer: 1\r\n\r\n`,
  );
  expect(statusesIn(got)).toEqual([200]);
  expect(front.seen).toHaveLength(1);
  const [{ headers, body: arrived } = { headers: {} as IncomingHttpHeaders, body: "" }] = front.seen;
  expect(arrived).toBe(body);
  expect([headers["content-length"], headers["transfer-encoding"], headers["x-trailer"]]).toEqual(["15", undefined, undefined]);
});

test("while many send broken requests, everybody else reads the answer to their own", async () => {
  const attack = async () => {
    for (const entry of Object.values(broken)) await send(front.port, typeof entry === "string" ? entry : entry[0]);
  };
  const person = async (name: number) => {
    for (let turn = 0; turn < 60; turn++) {
      const path = `/api/person/${name}/${turn}`;
      expect(await read(path)).toBe(`echo ${path}`);
    }
  };
  await Promise.all([attack(), attack(), ...Array.from({ length: 6 }, (_, name) => person(name))]);
  expect(front.seen.filter(({ url }) => !url?.startsWith("/api/person/"))).toEqual([]);
});

function read(path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    get({ host: "127.0.0.1", port: front.port, path }, async (answer) => {
      let text = "";
      for await (const part of answer) text += part;
      resolve(text);
    }).on("error", reject);
  });
}
