// What everybody meets: each page in three languages, on a small phone, in the dark, read by a screen reader's rules.
import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "./people.ts";
import { db } from "./world.ts";

const paths = ["", "/schedule", "/vacancies", "/impact", "/promises", "/sign-in", "/sign-up"];

for (const locale of ["id", "en", "ar"] as const) {
  test(`every public page is sound at 360 px (${locale})`, async ({ newcomer, forum }) => {
    test.setTimeout(180_000);
    const visitor = await newcomer({ viewport: { width: 360, height: 780 } });
    const { page } = visitor;
    await page.emulateMedia({ colorScheme: locale === "en" ? "light" : "dark", reducedMotion: "reduce" });
    const vacancy = await db.vacancy.findFirstOrThrow({ where: { closedAt: null }, select: { id: true } });
    for (const path of [...paths, `/rooms/${forum.roomId}`, `/series/${forum.slug}`, `/vacancies/${vacancy.id}`]) {
      await page.goto(`/${locale}${path}`);
      await expect(page.locator("html")).toHaveAttribute("dir", locale === "ar" ? "rtl" : "ltr");
      await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), `${path} fits the width`).toBeLessThanOrEqual(0);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${path} ${id}: ${nodes[0]?.target}`)).toEqual([]);
    }
    expect(await visitor.context.cookies(), "who only reads has no cookie").toEqual([]);
  });
}

test("a recruiter makes a forum, and a banned person is let back in", async ({ moderator, seeker, forum }) => {
  await moderator.visit("/series/new");
  await expect(moderator.page.getByRole("heading", { level: 1 })).toBeVisible();
  await moderator.visit("/series");
  await expect(moderator.page.getByText(forum.title)).toBeVisible();

  const { id: personId } = await db.person.findUniqueOrThrow({ where: { email: "agus@demo.test" }, select: { id: true } });
  const ban = await db.ban.create({
    data: { scope: "room", seriesId: forum.seriesId, roomId: forum.roomId, personId, reason: "Beriklan atau menipu" },
    select: { id: true },
  });
  seeker.allow(/40[139]/);
  await seeker.page.goto(`/id/rooms/${forum.roomId}`);
  await seeker.page.getByRole("button", { name: "Dengarkan", exact: true }).first().click();
  await expect(seeker.page.getByText(/tidak dapat masuk|mengeluarkan Anda/).first()).toBeVisible();

  await moderator.page.goto(`/id/rooms/${forum.roomId}/bans`);
  await expect(moderator.page.getByText("Beriklan atau menipu")).toBeVisible();
  await moderator.page.getByRole("button", { name: /Cabut larangan/ }).click();
  await expect(moderator.page.getByText("Tidak ada yang dilarang masuk.")).toBeVisible();
  expect((await db.ban.findUniqueOrThrow({ where: { id: ban.id }, select: { liftedAt: true } })).liftedAt).not.toBeNull();
  await seeker.page.goto(`/id/rooms/${forum.roomId}`);
  await seeker.page.getByRole("button", { name: "Dengarkan", exact: true }).first().click();
  await expect(seeker.page.getByRole("button", { name: "Keluar diam-diam" })).toBeVisible({ timeout: 30_000 });
});
