// What another site's page sends does nothing: actions are asked for the origin before anything else.
import { expect, test, vi } from "vitest";
import { z } from "zod";
import { openAction } from "#lib/platform/action";
import { fromOurPages } from "#lib/platform/auth/request";
import { env } from "#lib/platform/env";
import { done } from "#lib/platform/result";

const sent = vi.hoisted(() => ({ headers: new Headers() }));
vi.mock("next/headers", () => ({ headers: async () => sent.headers, cookies: async () => new Map() }));

const { origin: ours } = new URL(env().SITE_URL);

test.each<[what: string, headers: Record<string, string>, isOurs: boolean]>([
  ["a page of ours", { origin: ours }, true],
  ["a browser's own word without an origin", { "sec-fetch-site": "same-origin" }, true],
  ["another site", { origin: "https://evil.example" }, false],
  ["another site that says it is asked for ours", { origin: "https://evil.example", "x-forwarded-host": "evil.example" }, false],
  ["another site with the browser's word of ours", { origin: "https://evil.example", "sec-fetch-site": "same-origin" }, false],
  ["a name that begins like ours", { origin: `${ours}.evil.example` }, false],
  ["another port of this machine", { origin: ours.replace(/:\d+$|$/, ":1") }, false],
  ["a page without an origin, such as a sandboxed frame", { origin: "null" }, false],
  ["a neighbour of the same domain", { "sec-fetch-site": "same-site" }, false],
  ["nobody in particular", {}, false],
])("%s", async (_what, headers, isOurs) => {
  sent.headers = new Headers(headers);
  expect(await fromOurPages()).toBe(isOurs);
  const verb = vi.fn(async () => done("acted"));
  const answer = await openAction(z.strictObject({}), verb)({});
  expect(answer).toEqual(isOurs ? done("acted") : expect.objectContaining({ ok: false, code: "forbidden_origin" }));
  expect(verb).toHaveBeenCalledTimes(isOurs ? 1 : 0);
});
