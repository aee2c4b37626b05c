// The front keeps what is one answer for everybody until it changes, and never anything else.
import { beforeEach, expect, test, vi } from "vitest";
import { createPageCache, type WebAnswer } from "#lib/platform/live/page-cache";

const html = "<p>Forum kerja</p>".repeat(100);
const kept = {
  "x-nextjs-cache": "HIT",
  "cache-control": "s-maxage=300",
  "x-page-age": "10",
  "x-page-tags": "schedule,room:1",
  etag: '"a"',
};
const answerOf = (headers: Record<string, string | string[]> = {}, status = 200): WebAnswer => ({
  status,
  headers: { ...kept, ...headers } as WebAnswer["headers"],
  body: Buffer.from(html),
});
const page = { key: "/id", url: "/id", headers: {} };

let answer: () => Promise<WebAnswer | null>;
const ask = vi.fn(() => answer());
beforeEach(() => {
  ask.mockClear();
  answer = async () => answerOf();
});

test("a page is asked for once, by whoever comes first, and given to all who come meanwhile and later", async () => {
  const cache = createPageCache(ask);
  const [one, other] = await Promise.all([cache.fill(page), cache.fill(page)]);
  expect(one).toBe(other);
  expect(cache.get("/id")).toBe(one);
  await cache.fill(page);
  expect(ask).toHaveBeenCalledTimes(1);
});

test("what its own headers say to the front reaches no browser", async () => {
  const found = await createPageCache(ask).fill(page);
  expect(Object.keys(found?.headers ?? {}).sort()).toEqual(["cache-control", "etag", "vary"]);
  expect(found?.headers).toMatchObject({ etag: 'W/"a"', vary: "Accept-Encoding" });
});

test("a changed tag takes away the pages that carry it, and no others", async () => {
  const cache = createPageCache(ask);
  await cache.fill(page);
  answer = async () => answerOf({ "x-page-tags": "room:10" });
  await cache.fill({ ...page, key: "/en" });
  cache.drop("room:10");
  expect([cache.get("/id"), cache.get("/en")].map(Boolean)).toEqual([true, false]);
  cache.drop(null);
  expect(cache.size()).toEqual({ pages: 0, bytes: 0 });
});

for (const [change, isKept] of [
  ["room:1", false],
  [null, false],
  ["room:2", true],
] as const) {
  test(`a page under way while ${change ?? "all"} changes is given and ${isKept ? "kept" : "not kept"}`, async () => {
    const cache = createPageCache(ask);
    const { promise, resolve } = Promise.withResolvers<WebAnswer>();
    answer = () => promise;
    const asked = cache.fill(page);
    cache.drop(change);
    resolve(answerOf());
    expect(await asked).not.toBeNull();
    expect(cache.get("/id") !== undefined).toBe(isKept);
  });
}

test("who asks after a change while the page from before it is under way gets the new one, and who asked before waits no longer", async () => {
  const cache = createPageCache(ask);
  const { promise, resolve } = Promise.withResolvers<WebAnswer>();
  answer = () => promise;
  const early = cache.fill(page);
  cache.drop("room:1");
  answer = async () => answerOf({ etag: '"new"' });
  const late = cache.fill(page);
  const other = cache.fill(page);
  resolve(answerOf());
  expect((await early)?.headers.etag).toBe('W/"a"');
  expect((await late)?.headers.etag).toBe('W/"new"');
  expect((await other)?.headers.etag).toBe('W/"new"');
  expect(ask).toHaveBeenCalledTimes(2);
  expect(cache.get("/id")?.headers.etag).toBe('W/"new"');
});

test("who asks after another page has changed shares the answer that is under way", async () => {
  const cache = createPageCache(ask);
  const { promise, resolve } = Promise.withResolvers<WebAnswer>();
  answer = () => promise;
  const early = cache.fill(page);
  cache.drop("room:2");
  const late = cache.fill(page);
  resolve(answerOf());
  expect(await late).toBe(await early);
  expect(ask).toHaveBeenCalledTimes(1);
});

const personal: Record<string, [Record<string, string | string[]>, number?]> = {
  "a redirect": [{ location: "/id" }, 307],
  "a permanent redirect": [{ location: "/id" }, 308],
  "a refusal": [{}, 403],
  "a fault": [{}, 500],
  "an answer for want of the database": [{ "cache-control": "no-store" }, 503],
  "a page with a cookie": [{ "set-cookie": ["session=a"] }],
  "a private page": [{ "cache-control": "private, s-maxage=300" }],
  "a page that must not be stored": [{ "cache-control": "no-store, s-maxage=300" }],
  "a page without a lifetime": [{ "cache-control": "max-age=0" }],
  "a page with a lifetime of nothing": [{ "cache-control": "s-maxage=0" }],
  "a body in an encoding": [{ "content-encoding": "gzip" }],
};
for (const [name, [headers, status]] of Object.entries(personal)) {
  test(`${name} is neither kept nor given to anybody else`, async () => {
    const cache = createPageCache(ask);
    answer = async () => answerOf(headers, status);
    expect(await cache.fill(page)).toBeNull();
    expect(cache.get("/id")).toBeUndefined();
  });
}

test("a page that Next did not prerender is not given to anybody else, and is asked for directly for a while", async () => {
  const cache = createPageCache(ask);
  const { "x-nextjs-cache": _, ...dynamic } = kept;
  answer = async () => ({ ...answerOf(), headers: dynamic });
  expect(await cache.fill(page)).toBeNull();
  expect(await cache.fill(page)).toBeNull();
  expect(ask).toHaveBeenCalledTimes(1);
  cache.drop("schedule");
  answer = async () => answerOf();
  expect(await cache.fill(page)).not.toBeNull();
});

for (const state of ["MISS", "STALE"]) {
  test(`a page whose tags are not known yet (${state}) is given to those who wait, and not kept`, async () => {
    const cache = createPageCache(ask);
    const { "x-page-age": _age, "x-page-tags": _tags, ...young } = kept;
    answer = async () => ({ ...answerOf(), headers: { ...young, "x-nextjs-cache": state } });
    expect(await cache.fill(page)).not.toBeNull();
    expect(cache.get("/id")).toBeUndefined();
  });
}

test("a page that does not exist is given as such, and not kept", async () => {
  const cache = createPageCache(ask);
  answer = async () => answerOf({}, 404);
  expect((await cache.fill(page))?.status).toBe(404);
  expect(cache.get("/id")).toBeUndefined();
});

test("a page lives for what is left of its five minutes, and a page without a limit for five minutes", async () => {
  const cache = createPageCache(ask);
  answer = async () => answerOf({ "x-page-age": "290" });
  expect((await cache.fill(page))?.keepMs).toBe(10_000);
  answer = async () => answerOf({ "x-page-age": "301" });
  expect((await cache.fill({ ...page, key: "/en" }))?.keepMs).toBe(0);
  expect(cache.get("/en")).toBeUndefined();
  answer = async () => answerOf({ "cache-control": "s-maxage=31536000", "x-page-age": "100000" });
  expect((await cache.fill({ ...page, key: "/ar" }))?.keepMs).toBe(300_000);
});

test("thousands of addresses cost a bounded memory, and the page that people read stays", async () => {
  const cache = createPageCache(ask);
  answer = async () => ({ ...answerOf(), body: Buffer.alloc(400_000) });
  await cache.fill(page);
  for (let n = 0; n < 400; n++) {
    await cache.fill({ ...page, key: `/id/${n}` });
    cache.get("/id");
  }
  expect(cache.size().bytes).toBeLessThan(100 * 1024 * 1024);
  expect(cache.get("/id")).toBeDefined();
  expect(cache.get("/id/0")).toBeUndefined();
});

test("a web that does not answer is no answer to keep", async () => {
  const cache = createPageCache(ask);
  answer = async () => Promise.reject(new Error("away"));
  await expect(cache.fill(page)).rejects.toThrow("away");
  answer = async () => answerOf();
  expect(await cache.fill(page)).not.toBeNull();
});
