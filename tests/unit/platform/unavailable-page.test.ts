import { afterEach, expect, test, vi } from "vitest";
import { showUnavailablePages } from "#lib/platform/pages/unavailable-page";

afterEach(() => void vi.unstubAllGlobals());

async function isShown(status: number, type: string, headers: Record<string, string>): Promise<boolean> {
  vi.stubGlobal("fetch", async () => new Response("0:{}", { status, headers: { "content-type": type } }));
  showUnavailablePages();
  const answer = await fetch("/id/account", { headers });
  expect(answer.status).toBe(status);
  return answer.ok;
}

test("a page that cannot be made is shown by the router, and nothing else that failed", async () => {
  expect(await isShown(503, "text/x-component", { rsc: "1" })).toBe(true);
  expect(await isShown(200, "text/x-component", { rsc: "1" })).toBe(true);
  expect(await isShown(503, "text/html", { rsc: "1" })).toBe(false);
  expect(await isShown(500, "text/x-component", { rsc: "1" })).toBe(false);
  expect(await isShown(503, "text/x-component", { rsc: "1", "next-router-prefetch": "1" })).toBe(false);
  expect(await isShown(503, "text/x-component", { "next-action": "a" })).toBe(false);
});
