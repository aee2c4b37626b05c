// What passes inward through the front door: the client's own words, and of the way only what we know ourselves.
import fc from "fast-check";
import { expect, test } from "vitest";
import { inward } from "#lib/platform/live/front";
import { waitingPage } from "#lib/platform/live/waiting-page";

const site = new URL("https://suarakerja.example");

test("nobody from outside says where they come from or speaks for Next's own parts", () => {
  const headers = inward(
    {
      host: "evil.example",
      "x-forwarded-for": "1.2.3.4",
      "x-forwarded-host": "evil.example",
      "x-forwarded-proto": "gopher",
      "x-forwarded-anything": "1",
      forwarded: "for=1.2.3.4",
      "x-real-ip": "1.2.3.4",
      "x-middleware-subrequest": "proxy:proxy:proxy",
      "x-middleware-rewrite": "/admin",
      "x-nextjs-data": "1",
      "x-invoke-path": "/admin",
      cookie: "session=a",
      "next-action": "abc",
      accept: "text/html",
    },
    "203.0.113.9",
    site,
  );
  expect(headers).toEqual({
    host: "suarakerja.example",
    "x-forwarded-for": "203.0.113.9",
    "x-forwarded-proto": "https",
    "x-forwarded-host": "suarakerja.example",
    cookie: "session=a",
    "next-action": "abc",
    accept: "text/html",
  });
});

test("what belongs to one connection is not handed on, also where it is named as such", () => {
  const headers = inward(
    { connection: "keep-alive, X-Secret-Hop", "x-secret-hop": "1", te: "trailers", upgrade: "h2c", "transfer-encoding": "chunked" },
    "::1",
    site,
  );
  expect(Object.keys(headers).sort()).toEqual(["host", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto"]);
});

test("whatever is sent, the four words about the way are ours", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.string()), (sent) => {
      expect(inward(sent, "203.0.113.9", site)).toMatchObject({
        host: site.host,
        "x-forwarded-for": "203.0.113.9",
        "x-forwarded-host": site.host,
        "x-forwarded-proto": "https",
      });
    }),
  );
});

test("the page for the moment without web speaks three languages, comes back by itself and runs nothing", () => {
  const { body, headers } = waitingPage();
  for (const lang of ["id", "en", "ar"]) expect(body).toContain(`<section lang="${lang}"`);
  expect(body).toContain('dir="rtl"');
  expect(body).toContain('http-equiv="refresh"');
  expect(body).not.toContain("<script");
  expect(headers["content-security-policy"]).toMatch(/^default-src 'none'; style-src 'sha256-/);
});
