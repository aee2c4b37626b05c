// A moderator's evening from the keyboard alone: no press of a mouse from the first call to the outcome.
import { expect, expectHears, expectSilent, test } from "./people.ts";
import { goOnStage, listen, raiseHand, sitAtDesk } from "./room.ts";
import { db } from "./world.ts";

test.describe.configure({ timeout: 150_000 });

test("a moderator runs a whole turn by keys", async ({ guest, seeker, moderator, forum }) => {
  const keys = moderator.page.keyboard;
  const { page } = moderator;
  await listen(guest, forum);
  await listen(seeker, forum);
  await sitAtDesk(moderator, forum);

  await test.step("V opens the own microphone and shuts it", async () => {
    await keys.press("v");
    await expectHears(guest.page, moderator.hertz);
    await keys.press("v");
    await expectSilent(guest.page, moderator.hertz, { withinMs: 10_000 });
  });

  await test.step("? shows the keys, and no key does anything while they are shown", async () => {
    await raiseHand(seeker);
    await expect(page.getByText("Las SMAW 4 tahun, mencari kerja shift").first()).toBeVisible();
    await keys.press("?");
    await expect(page.getByRole("dialog")).toBeVisible();
    await keys.press("n");
    expect(await db.ticket.count({ where: { roomId: forum.roomId, state: "queued" } })).toBe(1);
    await keys.press("Escape");
    await expect(page.getByRole("dialog")).toBeHidden();
  });

  await test.step("/ looks for people, and letters typed there call nobody", async () => {
    await keys.press("/");
    const search = page.getByLabel(/Cari orang/);
    await expect(search).toBeFocused();
    await keys.type("nem");
    await expect(search).toHaveValue("nem");
    expect(await db.ticket.count({ where: { roomId: forum.roomId, state: "queued" } })).toBe(1);
    await search.blur();
  });

  await test.step("N calls, M silences, E ends", async () => {
    await keys.press("n");
    await goOnStage(seeker);
    await expectHears(guest.page, seeker.hertz);
    await keys.press("m");
    await expectSilent(guest.page, seeker.hertz, { withinMs: 10_000 });
    await keys.press("e");
    await expect(page.getByRole("dialog")).toBeVisible();
  });

  await test.step("the outcome is noted by arrows, typing and Enter", async () => {
    const sheet = page.getByRole("dialog");
    const advice = sheet.getByRole("radio", { name: "Saran" });
    for (let at = 0; at < 6 && !(await advice.evaluate((radio) => radio === document.activeElement)); at++) await keys.press("Tab");
    await keys.press("Space");
    await expect(advice).toBeChecked();
    await keys.press("Tab");
    await keys.type("Mulai dari hasil kerja.");
    // A slip that shuts the sheet costs nothing.
    await keys.press("Escape");
    await expect(sheet).toBeHidden();
    await page.getByRole("button", { name: "Catat hasil" }).first().press("Enter");
    await expect(sheet.locator("textarea")).toHaveValue("Mulai dari hasil kerja.");
    await expect(advice).toBeChecked();
    await sheet.locator("textarea").focus();
    await keys.press("Tab");
    await keys.press("Enter");
    await expect(sheet).toBeHidden();
    const noted = await db.outcome.findFirstOrThrow({ where: { roomId: forum.roomId }, select: { code: true } });
    expect(noted.code).toBe("advice");
  });
});

test("on a phone the desk keeps queue, turn and the way to the next within reach", async ({ seeker, newcomer, forum }) => {
  const moderator = await newcomer({ email: "rina@demo.test", hertz: 659, viewport: { width: 360, height: 740 } });
  await sitAtDesk(moderator, forum);
  await listen(seeker, forum);
  await raiseHand(seeker);
  const { page } = moderator;
  await page.getByRole("button", { name: "Panggil nomor 1" }).click();
  await goOnStage(seeker);
  const end = page.getByRole("button", { name: /Selesai & catat/ });
  const more = page.getByRole("button", { name: /Tindakan lain untuk/ });
  await expect(more).toBeVisible();
  // One row: what ends a turn and what opens the rest stand side by side.
  expect((await more.boundingBox())?.y).toBeCloseTo((await end.boundingBox())?.y ?? 0, -1);
  await more.click();
  await expect(page.getByRole("dialog").getByRole("button", { name: /Ajak/ })).toBeVisible();
  await page.keyboard.press("Escape");
  // The row of tabs is wider than the screen: the chosen one is in view, also where neither a finger nor the focus brought it there.
  for (const tab of [page.getByRole("tab").last(), page.getByRole("tab").first()]) {
    await expect(tab).not.toBeInViewport({ ratio: 1 });
    await tab.dispatchEvent("click");
    await expect(tab).toHaveAttribute("aria-selected", "true");
    await expect(tab).toBeInViewport({ ratio: 1 });
  }
});
