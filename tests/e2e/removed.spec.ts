// Removed means out: silent for all, and no way back with anything this browser still holds.
import { expect, expectHears, expectSilent, test } from "./people.ts";
import { callNext, goOnStage, listen, raiseHand, sitAtDesk } from "./room.ts";
import { db } from "./world.ts";

test.describe.configure({ timeout: 180_000 });

test("a removed speaker falls silent, hears nothing, and does not get back in", async ({ guest, seeker, moderator, forum }) => {
  seeker.allow(/401|WebSocket/);
  await sitAtDesk(moderator, forum, { speaking: true });
  await listen(guest, forum);
  await listen(seeker, forum);
  await raiseHand(seeker);
  await expect(moderator.page.getByText("Las SMAW 4 tahun, mencari kerja shift").first()).toBeVisible();
  await callNext(moderator);
  await goOnStage(seeker);
  await expectHears(guest.page, seeker.hertz);

  await moderator.page
    .getByRole("button", { name: /^Tindakan lain untuk/ })
    .first()
    .click();
  const sheet = moderator.page.getByRole("dialog");
  await sheet.getByRole("button", { name: "Keluarkan dari ruang" }).click();
  await sheet.getByLabel("Alasan").fill("Meminta uang dari pencari kerja");
  await sheet
    .getByRole("button", { name: /Keluarkan/ })
    .last()
    .click();

  await expectSilent(guest.page, seeker.hertz, { also: moderator.hertz });
  await expect(seeker.page.getByText("Moderator mengeluarkan Anda dari ruang ini")).toBeVisible();
  await expect(seeker.page.getByText(/Meminta uang dari pencari kerja/)).toBeVisible();
  await expectSilent(seeker.page, moderator.hertz);

  await test.step("a second tab stays outside", async () => {
    const tab = await seeker.tab();
    await tab.goto(`/id/rooms/${forum.roomId}`);
    const out = tab.getByText(/mengeluarkan Anda|tidak dapat masuk/).first();
    await out
      .or(tab.getByRole("button", { name: "Dengarkan", exact: true }))
      .first()
      .waitFor();
    if (!(await out.isVisible())) await tab.getByRole("button", { name: "Dengarkan", exact: true }).first().click();
    await expect(out).toBeVisible();
    await expectSilent(tab, moderator.hertz);
  });

  const logged = await db.roomEvent.findFirstOrThrow({
    where: { roomId: forum.roomId, kind: "removed" },
    select: { actorId: true, payload: true },
  });
  expect(logged.actorId).not.toBeNull();
  expect(JSON.stringify(logged.payload)).toContain("Meminta uang dari pencari kerja");
});

test("a demoted speaker is not heard and goes on listening", async ({ guest, seeker, moderator, forum }) => {
  await sitAtDesk(moderator, forum, { speaking: true });
  await listen(guest, forum);
  await listen(seeker, forum);
  await raiseHand(seeker);
  await expect(moderator.page.getByText("Las SMAW 4 tahun, mencari kerja shift").first()).toBeVisible();
  await callNext(moderator);
  await goOnStage(seeker);
  await expectHears(guest.page, seeker.hertz);
  await moderator.page
    .getByRole("button", { name: /^Tindakan lain untuk/ })
    .first()
    .click();
  const sheet = moderator.page.getByRole("dialog");
  await sheet.getByRole("button", { name: "Turunkan dari panggung" }).click();
  await sheet.getByLabel("Alasan").fill("Melewati waktu giliran");
  await sheet
    .getByRole("button", { name: /Turunkan/ })
    .last()
    .click();
  await expectSilent(guest.page, seeker.hertz, { also: moderator.hertz });
  await expectHears(seeker.page, moderator.hertz);
});
