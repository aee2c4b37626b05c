// Which requests share one kept answer, and what is never told to `web` when it is asked for it.
import fc from "fast-check";
import { expect, test } from "vitest";
import { pageKeyOf } from "#lib/platform/live/page-key";

const isPrerendered = (path: string) => /^\/(id|en|ar)(\/schedule)?$/.test(path);
const keyOf = (url: string, headers: Record<string, string> = {}, method = "GET") =>
  pageKeyOf({ method, url, headers }, isPrerendered)?.key ?? null;
const part = { rsc: "1", "next-router-state-tree": "%5B%22%22%5D" };

test("two people get the same page, whatever their cookies, languages and browsers are", () => {
  const plain = keyOf("/id");
  expect(plain).not.toBeNull();
  expect(keyOf("/id", { cookie: "session=a", "accept-language": "ar", authorization: "Bearer a", "user-agent": "Googlebot" })).toBe(plain);
  expect(keyOf("/id?utm_source=wa&x=%00", { accept: "*/*", range: "bytes=0-1", "if-none-match": '"a"' })).toBe(plain);
  expect(keyOf("/id", {}, "HEAD")).toBe(plain);
});

test("another language, another page and another part of a page are other answers", () => {
  const keys = [
    keyOf("/id"),
    keyOf("/en"),
    keyOf("/ar"),
    keyOf("/id/schedule"),
    keyOf("/id", { rsc: "1" }),
    keyOf("/id?_rsc=abc", { rsc: "1" }),
    keyOf("/id", part),
    keyOf("/id", { ...part, "next-router-state-tree": "%5B%22a%22%5D" }),
    keyOf("/id", { ...part, "next-router-prefetch": "1" }),
    keyOf("/id", { ...part, "next-router-segment-prefetch": "/_tree" }),
    keyOf("/id", { ...part, "next-url": "/en" }),
  ];
  expect(keys).not.toContain(null);
  expect(new Set(keys).size).toBe(keys.length);
});

test("what writes, what the build does not prerender and what no browser of ours sends is asked of web", () => {
  expect(keyOf("/id", {}, "POST")).toBeNull();
  expect(keyOf("/id/me")).toBeNull();
  expect(keyOf("/api/me")).toBeNull();
  expect(keyOf("/id", { rsc: "0" })).toBeNull();
  expect(keyOf("/id", { rsc: "1, 1" })).toBeNull();
  expect(keyOf("/id", { "next-router-prefetch": "1" })).toBeNull();
  expect(keyOf("/id?_rsc=a&_rsc=b", { rsc: "1" })).toBeNull();
  expect(keyOf("/id?_rsc=a/b", { rsc: "1" })).toBeNull();
  expect(keyOf("/id", { ...part, "next-router-state-tree": "a".repeat(5_000) })).toBeNull();
});

test("no two different sets of headers share a key, however their values are put together", () => {
  const value = fc.string({ maxLength: 20 });
  const headers = fc.record(
    { "next-router-prefetch": value, "next-router-segment-prefetch": value, "next-router-state-tree": value, "next-url": value },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(headers, headers, (one, other) => {
      const isSame = JSON.stringify(Object.entries(one).sort()) === JSON.stringify(Object.entries(other).sort());
      expect(keyOf("/id", { rsc: "1", ...one }) === keyOf("/id", { rsc: "1", ...other })).toBe(isSame);
    }),
  );
});

test("web is asked without a cookie, a query or anything else of one person", () => {
  const asked = pageKeyOf(
    { method: "HEAD", url: "/id?token=a&_rsc=abc", headers: { ...part, cookie: "session=a", "accept-language": "ar", "x-evil": "1" } },
    isPrerendered,
  );
  expect([asked?.url, asked?.headers]).toEqual(["/id?_rsc=abc", part]);
});
