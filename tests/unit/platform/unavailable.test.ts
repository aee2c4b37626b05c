import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, expect, test } from "vitest";
import { markUnavailable } from "#lib/platform/http/unavailable";
import { noteAnswer } from "#lib/platform/outage";

let rows: string[] = [];
const server = createServer((request, response) => {
  markUnavailable(response, { isUnavailable: false });
  response.setHeader("content-type", "text/x-component");
  response.flushHeaders();
  for (const row of rows) response.write(row);
  response.end();
  request.resume();
});
await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
afterAll(() => void server.close());
afterEach(() => noteAnswer());

async function ask(method: string, ...written: string[]) {
  rows = written;
  const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, { method });
  expect(await answer.text()).toBe(written.join(""));
  return [answer.status, answer.headers.get("retry-after")];
}
const page = '0:{"b":"x"}\n';
// A long text ends without a line of its own.
const fault = '4:T3,abc1f:E{"digest":"321"}\n';

test("a page for the router that broke without the database is unavailable, although it began well", async () => {
  noteAnswer(new Error("timeout expired"));
  expect(await ask("GET", page, fault)).toEqual([503, "2"]);
  expect(await ask("GET", page, '1f:E{"dig', 'est":"321"}\n')).toEqual([503, "2"]);
});

test("a page that was made, one that is not there and what an action did stand as they are", async () => {
  noteAnswer(new Error("timeout expired"));
  expect(await ask("GET", page, '2:"1:E{\\"digest\\":\\"1\\"}"\n')).toEqual([200, null]);
  expect(await ask("GET", page, '2:E{"digest":"NEXT_HTTP_ERROR_FALLBACK;404"}\n')).toEqual([200, null]);
  expect(await ask("POST", page, fault)).toEqual([200, null]);
  noteAnswer();
  expect(await ask("GET", page, fault)).toEqual([200, null]);
});
