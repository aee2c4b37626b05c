import type { ServerResponse } from "node:http";
import { expect, test } from "vitest";
import { answerPlain } from "#lib/platform/http/plain-route";
import { answering } from "#lib/platform/outage";

async function noted(fault: Error): Promise<boolean> {
  const request = { isUnavailable: false };
  const response = { writeHead: () => response, end: () => response } as unknown as ServerResponse;
  await answering(request, () => answerPlain(() => Promise.reject(fault), "/api/hiring/vacancies?q=las", response));
  return request.isUnavailable;
}

test("who got no connection to the database in time is refused for want of it, and who met another fault is not", async () => {
  expect(await noted(new Error("timeout exceeded when trying to connect"))).toBe(true);
  expect(await noted(new Error("no such column"))).toBe(false);
});
