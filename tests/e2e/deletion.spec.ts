// Somebody deletes their account on a phone, by keyboard alone and in three steps, has second thoughts, and anybody checks the receipt.
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { hash } from "@node-rs/argon2";
import type { Page } from "@playwright/test";
import accounts from "../../lib/i18n/id/accounts.json" with { type: "json" };
import privacy from "../../lib/i18n/id/privacy.json" with { type: "json" };
import { expect, test } from "./people.ts";
import { db } from "./world.ts";

const good = "hujan sore di rel tua";
const phone = { viewport: { width: 360, height: 740 } };

async function member(): Promise<string> {
  const email = `${randomUUID().slice(0, 13)}@people.test`;
  const passwordHash = await hash(good, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
  await db.person.create({ data: { email, passwordHash, emailConfirmedAt: new Date() }, select: { id: true } });
  return email;
}

async function signIn(page: Page, email: string, query = "") {
  await page.goto(`/id/sign-in${query}`);
  await page.getByLabel(accounts.email, { exact: true }).fill(email);
  await page.getByLabel(accounts.password, { exact: true }).fill(good);
  await page.getByRole("button", { name: accounts.signIn.go, exact: true }).press("Enter");
}

async function expectAccessible(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(wider).toBeLessThanOrEqual(0);
}

test("somebody deletes their account in three steps by keyboard, comes back, and anybody checks the receipt", async ({
  newcomer,
  guest,
}) => {
  const owner = await newcomer(phone);
  const { page } = owner;
  const email = await member();
  await signIn(page, email, "?next=/account/delete");

  // Step 1: who is it.
  await expect(page.getByText(privacy.deletion.step.replace("{step, number}", "1"))).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: privacy.deletion.goOn, exact: true }).press("Enter");

  // Step 2: what goes, what stays.
  await expect(page.getByText(privacy.deletion.step.replace("{step, number}", "2"))).toBeVisible();
  await expect(page.getByText(privacy.deletion.kept.backup)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: privacy.deletion.delete, exact: true }).press("Enter");

  // Step 3: the receipt.
  await expect(page).toHaveURL(/\/id\/receipts\/SK-/);
  await expect(page.getByText(privacy.deletion.step.replace("{step, number}", "3"))).toBeVisible();
  await expect(page.getByRole("heading", { name: privacy.receipt.done })).toBeVisible();
  await expectAccessible(page);
  const receipt = new URL(page.url()).pathname;

  await guest.page.goto(receipt);
  await expect(guest.page.getByRole("heading", { name: privacy.receipt.title })).toBeVisible();
  await expect(guest.page.getByText(email)).toHaveCount(0);

  await page.goto("/id/account");
  await expect(page).toHaveURL(/\/sign-in/);
  await signIn(page, email);
  await expect(page).toHaveURL(/\/account\/closed$/);
  await page.getByRole("button", { name: privacy.closed.keep, exact: true }).press("Enter");
  await expect(page).toHaveURL(/\/id\/account$/);
  await expect(page.getByText(email).first()).toBeVisible();

  await guest.page.goto(receipt);
  await expect(guest.page.getByText(privacy.receipt.keptAt.split("{when}")[0] ?? "")).toBeVisible();

  // Whatever the processes wrote meanwhile, nobody's address is in it.
  for (const name of ["web", "live", "worker", "postgres"])
    expect(readFileSync(join(process.env.STACK_FOLDER ?? "", "logs", `${name}.log`), "utf8")).not.toContain(email.split("@")[0]);
});
