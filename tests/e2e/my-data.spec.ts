// My data, on a small phone and by keyboard alone: a newcomer signs up, is seen by a company, reads who saw them, takes it back, carries a
// copy away, deletes the account in three steps and checks the receipt signed out. Whole in Indonesian; in English and Arabic from the
// application on, without the copy.
import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { Locator, Page } from "@playwright/test";
import { unzipSync } from "fflate";
import accounts from "../../lib/i18n/id/accounts.json" with { type: "json" };
import { linkFor } from "./mailbox.ts";
import { expect, type Person, test } from "./people.ts";
import { expectSoundHere, small } from "./sound.ts";
import { db, sessionCookies } from "./world.ts";

const company = "PT Rangka Nusantara";
const card = { role: "Juru las", field: "Manufaktur", city: "Karawang", line: "Delapan tahun di bengkel panel" };

const textsOf = async (locale: string) => {
  const read = async (name: string) =>
    JSON.parse(await readFile(new URL(`../../lib/i18n/${locale}/${name}.json`, import.meta.url), "utf8"));
  const [disclosure, hiring, privacy] = [await read("disclosure"), await read("hiring"), await read("privacy")];
  return { disclosure, hiring, privacy };
};

/** A vacancy of this test's own. */
async function aVacancy(): Promise<string> {
  const { id: organisationId } = await db.organisation.findUniqueOrThrow({ where: { name: company }, select: { id: true } });
  const { id } = await db.vacancy.create({
    data: {
      organisationId,
      title: `Juru las ${randomUUID().slice(0, 6)}`,
      place: "Karawang",
      country: "ID",
      zone: "Asia/Jakarta",
      contract: "permanent",
      currency: "IDR",
      payMin: 5_600_000,
      payMax: 6_100_000,
      payUnit: "month",
      openings: 2,
      deadline: new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10),
      description: "Mengelas rangka",
      mustHave: [],
      pledgedBy: "Sari",
      publishedAt: new Date(),
      confirmedOpenAt: new Date(),
    },
    select: { id: true },
  });
  return id;
}

/** Goes on with Tab until this has the focus, as somebody without a pointer does. */
async function reach(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let stop = 0; stop < 150; stop++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`no key leads to ${target}`);
}

async function press(page: Page, target: Locator): Promise<void> {
  await reach(page, target);
  await page.keyboard.press("Enter");
}

async function write(page: Page, label: string, words: string): Promise<void> {
  await reach(page, page.getByLabel(label, { exact: true }));
  await page.keyboard.insertText(words);
}

async function signUp({ page }: Person, email: string, next: string): Promise<void> {
  await page.goto(`/id/sign-up?next=${next}`);
  await expectSoundHere({ page }, "sign up", "id");
  await write(page, accounts.email, email);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: accounts.sent.title })).toBeFocused();
  await page.goto(await linkFor(email));
  await write(page, accounts.password, "hujan sore di rel tua");
  await press(page, page.getByRole("button", { name: accounts.link.finish }));
  await page.waitForURL(`**/id${next}`);
}

for (const locale of ["id", "en", "ar"] as const) {
  const isWhole = locale === "id";
  test(`a newcomer is seen, reads by whom, takes it back and deletes the account by keyboard (${locale})`, async ({
    newcomer,
    employer,
    guest,
  }) => {
    test.setTimeout(180_000);
    const { disclosure, hiring, privacy } = await textsOf(locale);
    const vacancyId = await aVacancy();
    const email = `${randomUUID().slice(0, 13)}@people.test`;
    const someone = await newcomer(small);
    const { page, context } = someone;
    const step = (number: number) =>
      page.getByText(
        privacy.deletion.step.replace("{step, number}", new Intl.NumberFormat(locale === "ar" ? "ar-u-nu-arab" : locale).format(number)),
      );

    await test.step("signs up", async () => {
      if (isWhole) return signUp(someone, email, `/vacancies/${vacancyId}`);
      await db.person.create({ data: { email, locale, emailConfirmedAt: new Date() }, select: { id: true } });
      await context.addCookies(await sessionCookies(email));
      await page.goto(`/${locale}/vacancies/${vacancyId}`);
    });

    await test.step("is seen: applies, and the company opens it", async () => {
      await press(page, page.getByRole("button", { name: hiring.apply.button }));
      for (const name of ["role", "field", "city", "line"] as const) await write(page, hiring.apply[name], card[name]);
      await expectSoundHere(someone, "the application", locale);
      await press(page, page.getByRole("button", { name: hiring.apply.send }));
      await expect(page.getByText(hiring.apply.doneTitle)).toBeVisible();
      await employer.visit(`/employer/vacancies/${vacancyId}`);
      await employer.page.locator("[data-card]").click();
      await expect(employer.page.getByText(card.line)).toBeVisible();
    });

    const seen = page.getByRole("region", { name: disclosure.seen.title });
    await test.step("reads who saw it, and takes it back", async () => {
      await page.goto(`/${locale}/privacy`);
      await expect(seen.getByText(company).first()).toBeVisible();
      await expect(seen.getByText(disclosure.purposes.application)).toBeVisible();
      await expectSoundHere(someone, "my data", locale);
      await press(page, seen.getByRole("button", { name: disclosure.withdraw.label.replace("{name}", company) }).first());
      await press(page, page.getByRole("dialog").getByRole("button", { name: disclosure.withdraw.yes, exact: true }));
      await expect(seen.getByText(disclosure.ended.withdrawn.split("{date}")[0] ?? "").first()).toBeVisible();
      await employer.page.reload();
      await expect(employer.page.getByText(/Lamaran ditarik/)).toBeVisible();
      expect(await employer.page.content()).not.toContain(card.line);
    });

    if (isWhole)
      await test.step("carries a copy away", async () => {
        await press(page, page.getByRole("button", { name: privacy.export.ask }));
        const fetching = page.getByRole("button", { name: privacy.export.fetch });
        await expect(fetching).toBeVisible({ timeout: 60_000 });
        const [download] = await Promise.all([page.waitForEvent("download"), press(page, fetching)]);
        expect(download.suggestedFilename()).toMatch(/^suara-kerja-\d{4}-\d\d-\d\d\.zip$/);
        const files = unzipSync(await readFile(await download.path()));
        expect(Object.keys(files)).toEqual(expect.arrayContaining(["README.txt", "accounts.json", "hiring.json", "disclosure.json"]));
        const text = Object.values(files)
          .map((file) => Buffer.from(file).toString())
          .join("");
        for (const own of [email, card.line, company]) expect(text).toContain(own);
        expect(text).not.toContain("sari@demo.test");
      });

    await test.step("deletes the account in three steps, here", async () => {
      await press(page, page.getByRole("link", { name: privacy.ways.delete }));
      await expect(step(1)).toBeVisible();
      await expectSoundHere(someone, "step 1", locale);
      await press(page, page.getByRole("button", { name: privacy.deletion.goOn, exact: true }));
      await expect(step(2)).toBeVisible();
      await expectSoundHere(someone, "step 2", locale);
      await press(page, page.getByRole("button", { name: privacy.deletion.delete, exact: true }));
      await expect(page).toHaveURL(/\/receipts\/SK-/);
      await expect(step(3)).toBeVisible();
      await expectSoundHere(someone, "the receipt", locale);
    });

    await test.step("anybody checks the receipt, and reads nobody's name in it", async () => {
      await guest.page.goto(new URL(page.url()).pathname);
      await expect(guest.page.getByRole("heading", { name: privacy.receipt.title })).toBeVisible();
      for (const own of [email, card.line]) await expect(guest.page.getByText(own)).toHaveCount(0);
      await page.goto(`/${locale}/privacy`);
      await expect(page).toHaveURL(/\/sign-in/);
    });
  });
}
