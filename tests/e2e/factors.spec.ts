import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import AxeBuilder from "@axe-core/playwright";
import { hash } from "@node-rs/argon2";
import type { Page } from "@playwright/test";
import { codeAt } from "#lib/accounts/factors/totp";
import { digest } from "#lib/platform/secret/random";
import ar from "../../lib/i18n/ar/accounts.json" with { type: "json" };
import en from "../../lib/i18n/en/accounts.json" with { type: "json" };
import id from "../../lib/i18n/id/accounts.json" with { type: "json" };
import refusals from "../../lib/i18n/id/refusals.json" with { type: "json" };
import { linkFor } from "./mailbox.ts";
import { expect, type Person, test } from "./people.ts";
import { appCode, db, named } from "./world.ts";

const good = "hujan sore di rel tua";

/** Somebody with an account, a password and perhaps a role. */
async function member(role?: { role: "recruiter" | "admin"; grantedAt?: Date }): Promise<{ personId: string; email: string }> {
  const email = `${randomUUID().slice(0, 13)}@people.test`;
  const passwordHash = await hash(good, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
  const { id: personId } = await db.person.create({
    data: { email, passwordHash, emailConfirmedAt: new Date(), ...(role ? { grants: { create: role } } : {}) },
    select: { id: true },
  });
  return { personId, email };
}

async function signIn({ page }: Person, email: string, query = "?next=/account") {
  await page.goto(`/id/sign-in${query}`);
  await page.getByLabel(id.email, { exact: true }).fill(email);
  await page.getByLabel(id.password, { exact: true }).fill(good);
  await page.getByRole("button", { name: id.signIn.go, exact: true }).click();
}

/** A device behind whose finger passkeys are made and used, without asking anybody. */
async function withFinger({ page, context }: Person): Promise<void> {
  const devtools = await context.newCDPSession(page);
  await devtools.send("WebAuthn.enable");
  await devtools.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
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

const signOut = async (page: Page) => {
  await page.getByRole("button", { name: id.account.signOut, exact: true }).click();
  await page.waitForURL(/\/id$/);
};

test("a passkey is made and named on the account page, signs in alone, and is taken off", async ({ newcomer }) => {
  const { email } = await member();
  const somebody = await newcomer({ viewport: { width: 360, height: 780 } });
  const { page } = somebody;
  await withFinger(somebody);
  await signIn(somebody, email);
  await page.waitForURL("**/id/account");
  await page.getByLabel(id.passkeys.name, { exact: true }).fill("Telepon merah");
  await page.getByRole("button", { name: id.passkeys.add }).click();
  await expect(page.getByText("Telepon merah")).toBeVisible();
  await expectAccessible(page, "the account with a passkey");
  await signOut(page);
  await page.goto("/id/sign-in?next=/account");
  await page.getByRole("button", { name: id.passkeys.use }).click();
  await page.waitForURL("**/id/account");
  await expect(page.getByText(email).first()).toBeVisible();
  await page.getByRole("button", { name: "Lepaskan kunci sandi Telepon merah" }).click();
  await expect(page.getByText("Kunci sandi Telepon merah sudah dilepas.")).toBeFocused();
  await expect(page.getByRole("button", { name: "Lepaskan kunci sandi Telepon merah" })).toHaveCount(0);
});

test("a newcomer signs up without a password: the mailed link, a passkey, and from then on the passkey alone", async ({ newcomer }) => {
  const somebody = await newcomer();
  const { page } = somebody;
  await withFinger(somebody);
  const address = `${randomUUID().slice(0, 13)}@people.test`;
  await page.goto("/id/sign-up");
  await page.getByLabel(id.email, { exact: true }).fill(address);
  await page.getByRole("button", { name: id.signUp.go }).click();
  await expect(page.getByRole("heading", { name: id.sent.title })).toBeFocused();
  await page.goto(await linkFor(address));
  await page.getByRole("button", { name: id.link.withPasskey }).click();
  await page.waitForURL("**/id/account");
  await page.getByRole("button", { name: id.passkeys.add }).click();
  await expect(page.getByText(id.passkeys.thisDevice, { exact: true })).toBeVisible();
  await signOut(page);
  await page.goto("/id/sign-in?next=/account");
  await page.getByRole("button", { name: id.passkeys.use }).click();
  await page.waitForURL("**/id/account");
  await page.getByRole("button", { name: `Lepaskan kunci sandi ${id.passkeys.thisDevice}` }).click();
  await expect(page.getByText(refusals.last_way_in)).toBeVisible();
});

test("an authenticator app is set up by its picture; signing in asks its code, and a recovery code where the phone is lost", async ({
  newcomer,
}) => {
  const { email, personId } = await member();
  const somebody = await newcomer({ viewport: { width: 360, height: 780 } });
  const { page } = somebody;
  await signIn(somebody, email);
  await page.waitForURL("**/id/account");
  await page.getByRole("button", { name: id.secondStep.begin }).click();
  await expect(page.getByRole("img", { name: id.secondStep.picture })).toBeVisible();
  await expectAccessible(page, "setting the app up");
  const uri = (await page.locator("a[href^='otpauth:']").getAttribute("href")) ?? "";
  const secret = new URL(uri).searchParams.get("secret") ?? "";
  await page.getByLabel(id.secondStep.code, { exact: true }).fill("000000");
  await page.getByRole("button", { name: id.secondStep.confirm, exact: true }).click();
  await expect(page.getByText(refusals.code_wrong)).toBeVisible();
  await page.getByLabel(id.secondStep.code, { exact: true }).fill(codeAt(secret, Date.now()));
  await page.getByRole("button", { name: id.secondStep.confirm, exact: true }).click();
  await expect(page.getByRole("heading", { name: id.recovery.title })).toBeFocused();
  const codes = await page.locator("ol li").allTextContents();
  expect(codes).toHaveLength(10);
  await expectAccessible(page, "the recovery codes");
  const [saved] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: id.recovery.save }).click()]);
  expect(await readFile((await saved.path()) ?? "", "utf8")).toContain(codes.join("\n"));
  await page.getByRole("button", { name: id.recovery.kept }).click();
  await expect(page.getByText(id.secondStep.on)).toBeVisible();
  await expect(page.getByText("10 kode cadangan belum dipakai.")).toBeVisible();
  await signOut(page);

  await signIn(somebody, email);
  await page.waitForURL("**/id/sign-in/second-step?next=%2Faccount");
  expect((await (await page.context().request.get("/api/me")).json()) as object).toMatchObject({ person: null });
  await expectAccessible(page, "the second step");
  await page.getByLabel(id.secondStep.code, { exact: true }).fill("123 456");
  await page.getByRole("button", { name: id.secondStep.go, exact: true }).click();
  await expect(page.getByText(refusals.code_wrong)).toBeVisible();
  await expect(page.getByLabel(id.secondStep.code, { exact: true })).toBeFocused();
  await db.authenticatorApp.update({ where: { personId }, data: { lastStep: null } });
  await page.getByLabel(id.secondStep.code, { exact: true }).fill(codeAt(secret, Date.now()));
  await page.getByLabel(id.secondStep.code, { exact: true }).press("Enter");
  await page.waitForURL("**/id/account");
  await signOut(page);

  await signIn(somebody, email);
  await page.waitForURL("**/second-step?**");
  await page.getByLabel(id.secondStep.code, { exact: true }).fill(codes[3] ?? "");
  await page.getByLabel(id.secondStep.code, { exact: true }).press("Enter");
  await page.waitForURL("**/id/account");
  await expect(page.getByText("9 kode cadangan belum dipakai.")).toBeVisible();
});

test("a grave action asks again who one is, over the page: what was typed stays, and the action goes on by itself", async ({ admin }) => {
  const { page, context } = admin;
  await admin.visit("/en/admin");
  const token = (await context.cookies()).find(({ name }) => name === named("session"))?.value ?? "";
  await db.session.update({ where: { tokenDigest: digest(token) }, data: { provedAt: new Date(Date.now() - 3_600_000) } });
  const name = `PT ${randomUUID().slice(0, 8)}`;
  const field = page.getByLabel("Name of the company");
  await field.fill(name);
  await field.press("Enter");
  const dialog = page.getByRole("dialog", { name: en.proof.title });
  await expect(dialog.getByText(en.proof.lead)).toBeVisible();
  await expectAccessible(page, "proving again who one is");
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(page.getByLabel("Name of the company")).toHaveValue(name);
  expect(await db.organisation.count({ where: { name } })).toBe(0);
  await page.getByLabel("Name of the company").press("Enter");
  await dialog.getByLabel(en.secondStep.code, { exact: true }).fill(await appCode("admin@demo.test"));
  await dialog.getByRole("button", { name: en.proof.go }).click();
  await expect(page.getByText(`${name} is made.`)).toBeVisible();
  await expect(dialog).toBeHidden();
});

test("a recruiter without a second step reads by when, and is led to it once the time is over", async ({ newcomer }) => {
  const day = 24 * 3_600_000;
  const fresh = await member({ role: "recruiter", grantedAt: new Date(Date.now() - 2 * day) });
  const somebody = await newcomer({ email: fresh.email });
  await somebody.visit("/series");
  await expect(somebody.page.getByText(/^Pasang langkah kedua sebelum/)).toBeVisible();
  await expectAccessible(somebody.page, "the notice of staff");
  await db.roleGrant.updateMany({ where: { personId: fresh.personId }, data: { grantedAt: new Date(Date.now() - 8 * day) } });
  await somebody.visit("/series/new");
  await expect(somebody.page.getByText(id.staffNotice.overdue)).toBeVisible();
  await expect(somebody.page.getByRole("textbox")).toHaveCount(0);
  await somebody.page.getByRole("link", { name: id.staffNotice.go }).click();
  await expect(somebody.page.getByText(id.secondStep.overdue)).toBeVisible();
});

test("an admin asks for the removal of a lost second step with a reason, and its owner objects on the account page", async ({
  admin,
  newcomer,
}) => {
  const { email, personId } = await member();
  await db.passkey.create({ data: { personId, credentialId: randomUUID(), publicKey: Buffer.from("key"), name: "Telepon" } });
  await admin.visit("/en/admin");
  const { page } = admin;
  await page.getByLabel(en.email, { exact: true }).first().fill(email);
  await page.getByLabel("Why you look").fill("Lost a telephone");
  await page.getByLabel("Why you look").press("Enter");
  await page.getByLabel("Reason").fill("Lost in an angkot, known to the office");
  await page.getByRole("button", { name: "Ask for removal" }).click();
  await expect(page.getByText("The second step goes in a day, unless its owner objects.").first()).toBeVisible();
  await expectAccessible(page, "the admins' page with a reset");
  const owner = await newcomer({ email, viewport: { width: 360, height: 780 } });
  await owner.visit("/account");
  await owner.page.getByRole("button", { name: id.secondStep.keep }).click();
  await expect(owner.page.getByText(id.secondStep.kept)).toBeFocused();
  expect(await db.factorReset.count({ where: { personId } })).toBe(0);
});

for (const [locale, words] of Object.entries({ id, ar })) {
  for (const width of [360, 1280]) {
    test(`the account and the second step fit ${width} px (${locale})`, async ({ newcomer }, info) => {
      const { email, personId } = await member({ role: "recruiter" });
      await db.passkey.create({ data: { personId, credentialId: randomUUID(), publicKey: Buffer.from("key"), name: "Telepon" } });
      const { page } = await newcomer({ email, viewport: { width, height: 900 } });
      await page.goto(`/${locale}/account`);
      await page.getByRole("button", { name: words.secondStep.begin }).click();
      await expect(page.getByRole("img", { name: words.secondStep.picture })).toBeVisible();
      await expectAccessible(page, "the account");
      await page.screenshot({
        path: process.env.SHOTS ? `${process.env.SHOTS}/account-${locale}-${width}.png` : info.outputPath("a.png"),
        fullPage: true,
      });
      await page.goto(`/${locale}/sign-in/second-step`);
      await expect(page.getByLabel(words.secondStep.code, { exact: true })).toBeVisible();
      await expectAccessible(page, "the second step");
      await page.screenshot({
        path: process.env.SHOTS ? `${process.env.SHOTS}/step-${locale}-${width}.png` : info.outputPath("b.png"),
        fullPage: true,
      });
    });
  }
}
