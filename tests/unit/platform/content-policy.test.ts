import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, expect, test } from "vitest";
import { addContentPolicy } from "#lib/platform/http/content-policy";

const page = "<!doctype html><script>said()</script><p>Paper</p>";
const server = createServer((request, response) => {
  addContentPolicy(response);
  if (request.headers["if-none-match"] === '"one"') return void response.writeHead(304, { etag: '"one"' }).end();
  if (request.headers["if-none-match"] === '"two"') {
    response.statusCode = 304;
    return void response.end();
  }
  response.setHeader("content-type", request.url === "/data" ? "application/json" : "text/html; charset=utf-8");
  response.end(request.url === "/data" ? "{}" : page);
});
await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
afterAll(() => void server.close());

const ask = async (path: string, headers: Record<string, string> = {}) =>
  fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, { headers });

test("a page leaves with the hash of the script it carries", async () => {
  const answer = await ask("/");
  expect(answer.headers.get("content-security-policy")).toMatch(/script-src 'self' 'sha256-[^']+'/);
  expect(await answer.text()).toBe(page);
});

test("a form that the page does not send itself is sent nowhere", async () => {
  expect((await ask("/")).headers.get("content-security-policy")).toContain("form-action 'none'");
});

test("what is no page may load nothing", async () => {
  expect((await ask("/data")).headers.get("content-security-policy")).toBe("default-src 'none'; frame-ancestors 'none'; base-uri 'none'");
});

test("an answer that nothing changed leaves the seal of the kept page alone", async () => {
  for (const etag of ['"one"', '"two"']) {
    const answer = await ask("/", { "if-none-match": etag });
    expect([answer.status, answer.headers.get("content-security-policy")]).toEqual([304, null]);
  }
});
