// What a page costs a visitor who only reads it: bytes of scripts before anything is pressed, in gzip, and requests for other pages. At
// most 155 kB for a public page and 170 kB for the room (docs/decisions/0036, 0040).
import { join } from "node:path";
import { weighPages } from "../bench/measure/weight.ts";
import { expect, test } from "./people.ts";

/** Bytes. */
const limitOf = (page: string) => (page.includes("/rooms/") ? 170_000 : 155_000);

test("no public page loads more scripts than its limit, and the room no more than its own", () => {
  const weights = weighPages(join(import.meta.dirname, "../../.next")).filter(({ page }) => page.includes("/(public)/"));
  expect(weights.length).toBeGreaterThan(10);
  console.log(weights.map(({ page, bytes }) => `${(bytes / 1_000).toFixed(1)} kB ${page}`).join("\n"));
  expect(weights.filter(({ page, bytes }) => bytes > limitOf(page))).toEqual([]);
});

test("whoever reads the front page asks for no page but the one under the pointer", async ({ guest }) => {
  const asked: string[] = [];
  guest.page.on("request", (request) => {
    const { pathname, searchParams } = new URL(request.url());
    if (request.headers()["next-router-prefetch"] || searchParams.has("_rsc")) asked.push(pathname);
  });
  await guest.visit("/id");
  // All links of the page were in view by then; Next asks in the order in which pages were wanted.
  await guest.page.getByRole("contentinfo").getByRole("link", { name: "Janji kami" }).first().hover();
  await expect.poll(() => asked.length).toBeGreaterThan(0);
  expect(asked.filter((path) => !path.startsWith("/id/promises"))).toEqual([]);
});
