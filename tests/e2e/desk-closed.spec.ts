// A moderator whose session idles out: the microphone is closed before the controls go, the screen says what happened, and one way back
// leads to the desk with what was half said.
import { digest } from "#lib/platform/secret/random";
import { password } from "#prisma/cast";
import accounts from "../../lib/i18n/id/accounts.json" with { type: "json" };
import { expect, expectHears, expectSilent, test } from "./people.ts";
import { captured, takeTurn, watchMicrophones } from "./room.ts";
import { appCode, db, named } from "./world.ts";

test.describe.configure({ timeout: 180_000 });

test("a moderator whose session ends is silent at once, reads why, and finds the half-said outcome after signing in", async ({
  guest,
  seeker,
  moderator,
  forum,
}) => {
  const { page, context } = moderator;
  // Whatever the page still asks after the end is refused.
  moderator.allow(/401|403|404/);
  await watchMicrophones(moderator);
  await takeTurn({ guest, seeker, moderator, forum });
  await expectHears(guest.page, moderator.hertz);
  await page.keyboard.press("e");
  const sheet = page.getByRole("dialog");
  await sheet.getByText("Saran", { exact: true }).click();
  await sheet.locator("textarea").fill("Mulai dari hasil kerja.");

  const token = (await context.cookies()).find(({ name }) => name === named("session"))?.value ?? "";
  await db.session.updateMany({ where: { tokenDigest: digest(token) }, data: { expiresAt: new Date(Date.now() - 1_000) } });
  await expect(page.getByText("Sesi Anda berakhir")).toBeVisible({ timeout: 20_000 });
  await expect(page.getByText("Suara ruang dan mikrofon Anda berhenti di sini.")).toBeVisible();
  await expectSilent(guest.page, moderator.hertz);
  await expect.poll(() => captured(page)).toBe(0);

  await page.getByRole("link", { name: "Masuk lagi" }).click();
  await page.getByLabel(accounts.email, { exact: true }).fill("rina@demo.test");
  await page.getByLabel(accounts.password, { exact: true }).fill(password);
  await page.getByLabel(accounts.password, { exact: true }).press("Enter");
  await page.waitForURL("**/sign-in/second-step?**");
  await page.getByLabel(accounts.secondStep.code).fill(await appCode("rina@demo.test"));
  await page.getByRole("button", { name: accounts.secondStep.go, exact: true }).click();
  await page.waitForURL(`**/rooms/${forum.roomId}/desk`);
  await expect(sheet.locator("textarea")).toHaveValue("Mulai dari hasil kerja.");
  await expect(sheet.getByRole("radio", { name: "Saran" })).toBeChecked();
  await sheet.getByRole("button", { name: "Catat hasil" }).click();
  await expect(sheet).toBeHidden();
  await expect.poll(() => db.outcome.count({ where: { roomId: forum.roomId, code: "advice" } })).toBe(1);
});
