// A page that was open while a newer version of the site started: its actions have ids that nobody knows any more.
import type { Page } from "@playwright/test";
import { expect, test } from "./people.ts";

/** From now on every action of this page has the id that it had in another version. */
const ageActions = (page: Page) =>
  page.route(
    () => true,
    (route, request) => {
      const headers = request.headers();
      const id = headers["next-action"];
      return route.fallback(id ? { headers: { ...headers, "next-action": `${id.slice(0, 2)}${"ab".repeat(20)}` } } : {});
    },
  );

test("N-15 who sends a form after an update is told so, reloads with one press, and finds what they wrote", async ({ newcomer }) => {
  const { page, allow } = await newcomer({ viewport: { width: 360, height: 740 } });
  allow(/409/);
  await page.goto("/id/sign-in");
  await page.getByLabel("Alamat surel", { exact: true }).fill("agus@demo.test");
  await page.getByLabel("Kata sandi", { exact: true }).fill("wrong-horse-battery");
  await ageActions(page);
  await page.getByLabel("Kata sandi", { exact: true }).press("Enter");
  await expect(page.getByRole("alert").filter({ hasText: "perlu dimuat ulang" })).toBeVisible();
  await expect(page.getByText("Situs ini baru diperbarui").first()).toBeVisible();
  await page.unrouteAll();
  await page.getByRole("button", { name: "Muat ulang" }).click();
  await expect(page.getByText("Situs ini baru diperbarui")).toHaveCount(0);
  await expect(page.getByLabel("Alamat surel", { exact: true })).toHaveValue("agus@demo.test");
  await expect(page.getByLabel("Kata sandi", { exact: true })).toHaveValue("");
});
