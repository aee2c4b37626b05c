// Signing in with an identity provider, as people see it: the demo's labour office, a page of another site.
import { randomUUID } from "node:crypto";
import AxeBuilder from "@axe-core/playwright";
import { hash } from "@node-rs/argon2";
import type { Page } from "@playwright/test";
import ar from "../../lib/i18n/ar/accounts.json" with { type: "json" };
import en from "../../lib/i18n/en/accounts.json" with { type: "json" };
import id from "../../lib/i18n/id/accounts.json" with { type: "json" };
import { linkFor } from "./mailbox.ts";
import { expect, type Person, test } from "./people.ts";
import { db } from "./world.ts";

const issuer = process.env.OIDC_DEMO_ISSUER ?? "";
const office = process.env.OIDC_DEMO_NAME ?? "";
const good = "hujan sore di rel tua";
const buttonOf = (words: typeof id) => words.provider.signIn.replace("<b>{name}</b>", office);
const saying = (sentence: string) => sentence.replaceAll("{name}", office);

/** The provider is another site, where people go and come back. Answers every address of it that the browser asked for, with its Referer. */
function mayVisitOffice({ allow, context }: Person): { url: string; referer: string | undefined }[] {
  allow(new RegExp(issuer.replaceAll(".", "\\.")));
  const asked: { url: string; referer: string | undefined }[] = [];
  context.on("request", (request) => {
    if (request.url().startsWith(issuer)) asked.push({ url: request.url(), referer: request.headers().referer });
  });
  return asked;
}

async function choose(page: Page, who: string): Promise<void> {
  await page.waitForURL(`${issuer}/**`);
  await page.getByRole("button", { name: who }).click();
}

async function expectAccessible(page: Page, what: string) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(
    violations.map(({ id: rule, nodes }) => `${rule}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`),
    what,
  ).toEqual([]);
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(wider, `${what} fits its width`).toBeLessThanOrEqual(0);
}

for (const [locale, words] of Object.entries({ id, en, ar })) {
  test(`somebody cancels at the labour office and is told so, then signs in with it and is where they wanted to be (${locale})`, async ({
    newcomer,
  }) => {
    const somebody = await newcomer({ viewport: { width: 360, height: 780 } });
    const { page } = somebody;
    const asked = mayVisitOffice(somebody);
    await page.goto(`/${locale}/sign-in?next=/schedule`);
    await page.getByRole("button", { name: buttonOf(words) }).click();
    await choose(page, "Batal");
    await page.waitForURL(`**/${locale}/sign-in?*`);
    await expect(page.getByText(saying(words.provider.message.cancelled.title))).toBeVisible();
    await expectAccessible(page, "the sign-in page after cancelling");
    await page.getByRole("button", { name: buttonOf(words) }).press("Enter");
    await choose(page, "joko@demo.test");
    await page.waitForURL(`**/${locale}/schedule`);
    const left = (await somebody.context.cookies()).map(({ name }) => name);
    expect(left.filter((name) => /provider-(state|nonce|verifier)/.test(name))).toEqual([]);
    await page.goto(`/${locale}/account`);
    await expect(page.getByText("joko@demo.test").first()).toBeVisible();
    await expect(page.getByRole("button", { name: words.provider.unlinkOf.replace("{name}", office) })).toBeVisible();
    await expectAccessible(page, "the account with a linked account");
    expect(asked.length).toBeGreaterThan(0);
    for (const { url, referer } of asked) {
      expect(decodeURIComponent(url)).not.toContain("schedule");
      if (new URL(url).pathname === "/auth") expect(referer).toBeUndefined();
    }
  });
}

test("a newcomer of the labour office gets a letter, presses its button in the same browser, and has an account", async ({ newcomer }) => {
  const somebody = await newcomer();
  const { page } = somebody;
  mayVisitOffice(somebody);
  await page.goto("/id/sign-in?next=/account");
  await page.getByRole("button", { name: buttonOf(id) }).click();
  await choose(page, "newcomer@demo.test");
  await expect(page.getByText(saying(id.provider.message.letter_sent.title))).toBeVisible();
  await page.goto(await linkFor("newcomer@demo.test"));
  await page.getByRole("button", { name: id.link.go }).click();
  await page.waitForURL("**/id/account");
  await expect(page.getByText("newcomer@demo.test").first()).toBeVisible();
  await expect(page.getByRole("button", { name: id.provider.unlinkOf.replace("{name}", office) })).toBeVisible();
});

test("somebody links an account of the labour office on their own page, signs in with it, and unlinks it", async ({ newcomer }) => {
  const email = `${randomUUID().slice(0, 13)}@people.test`;
  const passwordHash = await hash(good, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
  await db.person.create({ data: { email, passwordHash, emailConfirmedAt: new Date() }, select: { id: true } });
  const somebody = await newcomer({ email });
  const { page } = somebody;
  mayVisitOffice(somebody);
  await page.goto("/id/account");
  await page.getByRole("button", { name: saying(id.provider.link) }).click();
  await choose(page, "fatimah@demo.test");
  await expect(page.getByText(saying(id.provider.message.linked.title))).toBeVisible();
  await page.getByRole("button", { name: id.account.signOut, exact: true }).click();
  await page.waitForURL(/\/id$/);
  await page.goto("/id/sign-in?next=/account");
  await page.getByRole("button", { name: buttonOf(id) }).click();
  await choose(page, "fatimah@demo.test");
  await page.waitForURL("**/id/account");
  await expect(page.getByText(email).first()).toBeVisible();
  await page.getByRole("button", { name: id.provider.unlinkOf.replace("{name}", office) }).click();
  // The office does not say when it asked them who they are: here they say it again.
  const dialog = page.getByRole("dialog", { name: id.proof.title });
  await dialog.getByLabel(id.password, { exact: true }).fill(good);
  await dialog.getByRole("button", { name: id.proof.go }).click();
  await expect(page.getByText(id.provider.unlinked.replace("{name}", office))).toBeFocused();
  await expect(page.getByRole("button", { name: saying(id.provider.link) })).toBeVisible();
});
