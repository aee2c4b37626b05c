import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { cookieNames } from "#lib/platform/auth/cookie";
import { clearSiteDataAtSignOut } from "#lib/platform/http/clear-site-data";

let close = () => {};
afterEach(() => close());

async function answerWith(cookies: string[]): Promise<Headers> {
  const server = createServer((_request, response) => {
    clearSiteDataAtSignOut(response);
    response.setHeader("set-cookie", cookies);
    response.writeHead(200).end();
  });
  close = () => server.close();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)).headers;
}

test("signing out empties the browser's storage and leaves its key, so that somebody removed is no new guest (L-06)", async () => {
  const headers = await answerWith([`${cookieNames().session}=; Path=/; Max-Age=0`, `${cookieNames().hint}=; Path=/; Max-Age=0`]);
  expect(headers.get("clear-site-data")).toBe('"cache", "storage"');
});

test("an answer that ends no session clears nothing", async () => {
  expect((await answerWith([`${cookieNames().session}=abc; Path=/; Max-Age=100`])).has("clear-site-data")).toBe(false);
});
