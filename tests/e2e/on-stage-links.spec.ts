// Whoever is heard may walk through the site: the way leads where it says, the voice goes on, and it can be silenced on every page.
import { expect, expectHears, expectSilent, test } from "./people.ts";
import { takeTurn } from "./room.ts";

test.describe.configure({ timeout: 150_000 });

test("a speaker follows the header's links, is heard on, falls silent from there, and comes back to the turn", async ({
  guest,
  seeker,
  moderator,
  forum,
}) => {
  await takeTurn({ guest, seeker, moderator, forum });
  const { page } = seeker;
  const player = page.getByRole("complementary", { name: "Suara ruang yang berjalan" });

  for (const [link, path] of [
    ["Jadwal", "schedule"],
    ["Lowongan", "vacancies"],
  ] as const) {
    await page.getByRole("navigation").getByRole("link", { name: link, exact: true }).click();
    await expect(page).toHaveURL(new RegExp(`/id/${path}$`));
    await expect(player).toBeVisible();
    await expectHears(guest.page, seeker.hertz);
  }
  await expect(page, "nothing leads back by itself").toHaveURL(/\/id\/vacancies$/);

  await player.getByRole("button", { name: "Bisukan" }).click();
  await expectSilent(guest.page, seeker.hertz, { withinMs: 10_000, also: moderator.hertz });
  await player.getByRole("button", { name: "Bunyikan" }).click();
  await expectHears(guest.page, seeker.hertz);

  await player.getByRole("link", { name: new RegExp(forum.title) }).click();
  await expect(page.getByRole("button", { name: "Selesai bicara" })).toBeVisible();
  await expectHears(guest.page, seeker.hertz);

  await test.step("folded away, the room stays folded", async () => {
    await page.getByRole("link", { name: "Kecilkan, suara tetap berjalan" }).click();
    await expect(page).toHaveURL(/\/id$/);
    await expectHears(guest.page, seeker.hertz);
    await expect(page).toHaveURL(/\/id$/);
  });

  await test.step("a moderator on the air has the same on every page", async () => {
    await moderator.page.getByRole("link", { name: "Suara Kerja" }).first().click();
    await expect(moderator.page).toHaveURL(/\/id$/);
    const theirs = moderator.page.getByRole("complementary", { name: "Suara ruang yang berjalan" });
    await theirs.getByRole("button", { name: "Bisukan" }).click();
    await expectSilent(guest.page, moderator.hertz, { withinMs: 10_000, also: seeker.hertz });
  });
});
