import { randomUUID } from "node:crypto";
import AxeBuilder from "@axe-core/playwright";
import { hash } from "@node-rs/argon2";
import type { Page } from "@playwright/test";
import ar from "../../lib/i18n/ar/accounts.json" with { type: "json" };
import en from "../../lib/i18n/en/accounts.json" with { type: "json" };
import id from "../../lib/i18n/id/accounts.json" with { type: "json" };
import refusals from "../../lib/i18n/id/refusals.json" with { type: "json" };
import { linkFor } from "./mailbox.ts";
import { expect, type Person, test } from "./people.ts";
import { db, named, site } from "./world.ts";

const good = "hujan sore di rel tua";
const anAddress = () => `${randomUUID().slice(0, 13)}@people.test`;

/** Somebody with an account and a password. */
async function member(): Promise<{ personId: string; email: string }> {
  const email = anAddress();
  const passwordHash = await hash(good, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
  const { id: personId } = await db.person.create({ data: { email, passwordHash, emailConfirmedAt: new Date() }, select: { id: true } });
  return { personId, email };
}

async function signIn({ page }: Person, email: string, password = good, query = "") {
  await page.goto(`/id/sign-in${query}`);
  await page.getByLabel(id.email, { exact: true }).fill(email);
  await page.getByLabel(id.password, { exact: true }).fill(password);
  await page.getByLabel(id.password, { exact: true }).press("Enter");
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
  test(`a newcomer signs up, presses the mailed link, and is back where they were (${locale})`, async ({ newcomer }) => {
    const { page } = await newcomer({ viewport: { width: 360, height: 780 } });
    const address = anAddress();
    await page.goto(`/${locale}/sign-in?next=/schedule`);
    await page.getByRole("link", { name: words.signIn.toSignUp, exact: true }).click();
    await expect(page.getByRole("heading", { level: 1, name: words.signUp.title })).toBeVisible();
    await page.getByLabel(words.email, { exact: true }).fill("not an address");
    await page.getByRole("button", { name: words.signUp.go }).click();
    await expect(page.getByLabel(words.email, { exact: true })).toBeFocused();
    await expect(page.getByLabel(words.email, { exact: true })).toHaveAttribute("aria-invalid", "true");
    await expectAccessible(page, "sign-up with a fault");
    await page.getByLabel(words.email, { exact: true }).fill(address);
    await page.getByRole("button", { name: words.signUp.go }).click();
    await expect(page.getByRole("heading", { name: words.sent.title })).toBeFocused();
    await expectAccessible(page, "the letter is sent");
    await page.goto(await linkFor(address));
    for (const refused of ["pendek", "hello123"]) {
      await page.getByLabel(words.password, { exact: true }).fill(refused);
      await page.getByRole("button", { name: words.link.finish }).click();
      await expect(page.getByLabel(words.password, { exact: true })).toHaveAttribute("aria-invalid", "true");
      await expect(page.getByLabel(words.password, { exact: true })).toHaveValue(refused);
    }
    await expectAccessible(page, "the mailed link's page");
    await page.getByLabel(words.password, { exact: true }).fill(good);
    await page.getByRole("button", { name: words.link.finish }).click();
    await page.waitForURL(`**/${locale}/schedule`);
    await page.goto(`/${locale}/account`);
    await expect(page.getByText(address).first()).toBeVisible();
    await expectAccessible(page, "the account");
  });
}

test("opening a mailed link does nothing; pressing it signs in once, and a used one says so", async ({ newcomer }) => {
  const { email } = await member();
  const { page, context } = await newcomer();
  await page.goto("/id/sign-in");
  await page.getByLabel(id.email, { exact: true }).fill(email);
  await page.getByRole("button", { name: id.signIn.link }).click();
  await expect(page.getByRole("heading", { name: id.sent.title })).toBeVisible();
  const link = await linkFor(email);
  // The page to sign in has begun to offer passkeys; that opens nothing.
  const opened = async () => (await context.cookies()).map(({ name }) => name).filter((name) => name !== named("attempt"));
  const before = await context.cookies();
  expect(await opened()).toEqual([]);
  for (let look = 0; look < 2; look++) await page.goto(link);
  await expect(page.getByRole("button", { name: id.link.go })).toBeVisible();
  expect(await context.cookies()).toEqual(before);
  await page.getByRole("button", { name: id.link.go }).click();
  await page.waitForURL(/\/id$/);
  expect((await opened()).sort()).toEqual([named("member"), named("session")]);
  const other = await newcomer();
  await other.page.goto(link);
  await other.page.getByRole("button", { name: id.link.go }).click();
  await expect(other.page.getByText(id.link.dead)).toBeVisible();
});

test("a wrong password keeps what was typed and says so where one is; then the right one opens the page one wanted", async ({
  newcomer,
}) => {
  const { email } = await member();
  const somebody = await newcomer();
  const { page } = somebody;
  await signIn(somebody, email, "bukan yang ini", "?next=/account");
  await expect(page.getByText(refusals.wrong_password)).toBeVisible();
  await expect(page.getByLabel(id.email, { exact: true })).toHaveValue(email);
  await expect(page.getByLabel(id.password, { exact: true })).toHaveValue("bukan yang ini");
  await expect(page.locator("[data-fault]")).toBeFocused();
  await page.getByLabel(id.password, { exact: true }).fill(good);
  await page.getByLabel(id.password, { exact: true }).press("Enter");
  await page.waitForURL("**/id/account");
});

test("A-10 somebody held back after wrong passwords is told that a letter lets them in at once", async ({ newcomer }) => {
  const { email } = await member();
  const somebody = await newcomer();
  const { page } = somebody;
  await signIn(somebody, email, "bukan yang ini");
  await expect(page.getByText(refusals.wrong_password)).toBeVisible();
  const press = page.getByRole("button", { name: id.signIn.go, exact: true });
  await expect(async () => {
    await press.click();
    await expect(page.getByText(id.signIn.heldBackHint)).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await page.getByRole("button", { name: id.signIn.link }).click();
  await expect(page.getByRole("heading", { name: id.sent.title })).toBeVisible();
  expect(await linkFor(email)).toContain("/sign-in/link#");
});

test("what is typed before a page has come alive stands in no address", async ({ newcomer }) => {
  const { context } = await newcomer();
  const asleep = await context.browser()?.newContext({ baseURL: site, javaScriptEnabled: false });
  const page = await asleep?.newPage();
  if (!page) throw new Error("no browser");
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.goto("/id/sign-in");
  await page.locator("input[type=password]").fill("tidak-untuk-alamat");
  // The keyboard waits for no navigation: there is none.
  await page.keyboard.press("Enter");
  // A browser that gives the form up may cut the first way onward short.
  await expect(() => page.goto("/id/promises")).toPass();
  expect(asked.filter((address) => address.includes("tidak-untuk-alamat"))).toEqual([]);
});

test("A-05 signing in never leads to somebody else's site", async ({ newcomer }) => {
  const { email } = await member();
  const somebody = await newcomer();
  await signIn(somebody, email, good, "?next=//evil.example/");
  await somebody.page.waitForURL(/\/id$/);
});

test("a forgotten password is replaced by the mailed link, and other browsers are out", async ({ newcomer }) => {
  const { email } = await member();
  const [phone, desk] = [await newcomer(), await newcomer()];
  await signIn(phone, email);
  await phone.page.waitForURL(/\/id$/);
  await desk.page.goto("/id/sign-in/reset");
  await desk.page.getByLabel(id.email, { exact: true }).fill(email);
  await desk.page.getByRole("button", { name: id.reset.askGo }).click();
  await expect(desk.page.getByRole("heading", { name: id.sent.title })).toBeVisible();
  await desk.page.goto(await linkFor(email));
  await expectAccessible(desk.page, "choosing a new password");
  await desk.page.getByLabel(id.newPassword, { exact: true }).fill("kapal kertas di kali");
  await desk.page.getByRole("button", { name: id.reset.go }).click();
  await desk.page.waitForURL(/\/id$/);
  await phone.page.goto("/id/account");
  await expect(phone.page).toHaveURL(/\/id\/sign-in\?next=%2Faccount/);
});

test("A-07 two browsers are two devices; one ends the other, which is out at once", async ({ newcomer }) => {
  const { email } = await member();
  const [phone, desk] = [await newcomer(), await newcomer()];
  for (const one of [phone, desk]) {
    await signIn(one, email, good, "?next=/account");
    await one.page.waitForURL("**/id/account");
  }
  await desk.page.reload();
  await desk.page.getByRole("button", { name: id.account.end, exact: false }).first().click();
  await expect(desk.page.getByText(id.account.ended)).toBeFocused();
  await expect(desk.page.getByText(id.account.thisOne)).toHaveCount(1);
  // What the other one was typing is refused, and still there.
  await phone.page.getByLabel(id.currentPassword, { exact: true }).fill(good);
  await phone.page.getByLabel(id.newPassword, { exact: true }).fill("kapal kertas di kali");
  await phone.page.getByRole("button", { name: id.account.change }).click();
  await expect(phone.page.getByText(refusals.signed_out)).toBeVisible();
  await expect(phone.page.getByLabel(id.newPassword, { exact: true })).toHaveValue("kapal kertas di kali");
  expect(((await (await phone.context.request.get("/api/me")).json()) as { person: unknown }).person).toBeNull();
  await phone.page.goto("/id/account");
  await expect(phone.page).toHaveURL(/sign-in/);
});

test("A-01 signing out forgets the browser, and signing out everywhere all of them", async ({ newcomer }) => {
  const { email } = await member();
  const [phone, desk] = [await newcomer(), await newcomer()];
  for (const one of [phone, desk]) {
    await signIn(one, email, good, "?next=/account");
    await one.page.waitForURL("**/id/account");
  }
  await desk.page.reload();
  await desk.page.getByRole("button", { name: id.account.everywhere }).click();
  await desk.page.waitForURL(/\/id$/);
  expect(await desk.context.cookies()).toEqual([]);
  await phone.page.goto("/id/account");
  await expect(phone.page).toHaveURL(/sign-in/);
});

test("A-03 an admin grants a role: the person's browser is out, and has the role after signing in again", async ({ admin, newcomer }) => {
  const { email } = await member();
  const somebody = await newcomer();
  await signIn(somebody, email);
  await somebody.page.waitForURL(/\/id$/);
  somebody.allow(/404/);
  expect((await somebody.page.goto("/id/admin"))?.status()).toBe(404);
  await admin.visit("/en/admin");
  await expectAccessible(admin.page, "the admins' page");
  await admin.page.getByLabel(en.email, { exact: true }).first().fill(email);
  await admin.page.getByLabel("Why you look").fill("Asked at the office");
  await admin.page.getByLabel("Why you look").press("Enter");
  await admin.page.getByRole("button", { name: `Grant the role ${en.roles.recruiter}` }).click();
  await expect(admin.page.getByText(`${email} is now ${en.roles.recruiter}`)).toBeVisible();
  await somebody.page.goto("/id/account");
  await expect(somebody.page).toHaveURL(/sign-in/);
  await signIn(somebody, email, good, "?next=/account");
  await expect(somebody.page.getByText(id.roles.recruiter, { exact: true })).toBeVisible();
});

test("a company's member invites somebody, who accepts on the account page", async ({ admin, newcomer }) => {
  const { email } = await member();
  const name = `PT ${randomUUID().slice(0, 8)}`;
  await admin.visit("/en/admin");
  await admin.page.getByLabel("Name of the company").fill(name);
  await admin.page.getByLabel("Name of the company").press("Enter");
  await expect(admin.page.getByText(`${name} is made.`)).toBeVisible();
  const card = admin.page.locator("details").filter({ hasText: name });
  await card.locator("summary").click();
  await card.getByLabel(en.crew.invite).fill(email);
  await card.getByLabel(en.crew.invite).press("Enter");
  await expect(card.getByText(en.crew.invited, { exact: true })).toBeVisible();
  const guest = await newcomer({ viewport: { width: 360, height: 780 } });
  await signIn(guest, email, good, "?next=/account");
  await guest.page.getByRole("button", { name: `Terima undangan ${name}` }).click();
  await expect(guest.page.getByText(`Anda sekarang bertindak atas nama ${name}.`)).toBeVisible();
  await expectAccessible(guest.page, "the account after accepting");
});
