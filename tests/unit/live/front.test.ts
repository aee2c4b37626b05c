// What passes inward through the front: headers that browsers send, and of the way only what we know ourselves.
import fc from "fast-check";
import { expect, test } from "vitest";
import { waitingPage } from "#lib/platform/live/waiting-page";
import { inward } from "#lib/platform/live/web-client";

const site = new URL("https://suarakerja.example");
const ofTheWay = {
  host: "suarakerja.example",
  "x-forwarded-for": "203.0.113.9",
  "x-forwarded-proto": "https",
  "x-forwarded-host": "suarakerja.example",
};

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
      "next-resume": "1",
      "x-http-method-override": "DELETE",
      cookie: "session=a",
      "next-action": "abc",
      rsc: "1",
      accept: "text/html",
    },
    "203.0.113.9",
    site,
  );
  expect(headers).toEqual({ ...ofTheWay, cookie: "session=a", "next-action": "abc", rsc: "1", accept: "text/html" });
});

test("N-13: how a body is framed and how a connection is kept is never handed on", () => {
  const headers = inward(
    {
      connection: "keep-alive",
      "keep-alive": "timeout=5",
      te: "trailers",
      trailer: "x-after",
      upgrade: "h2c",
      expect: "100-continue",
      "transfer-encoding": "chunked",
      "content-length": "5",
      "proxy-connection": "keep-alive",
    },
    "203.0.113.9",
    site,
  );
  expect(headers).toEqual(ofTheWay);
});

test("whatever is sent, the four words about the way are ours", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.string()), (sent) => {
      expect(inward(sent, "203.0.113.9", site)).toMatchObject(ofTheWay);
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
