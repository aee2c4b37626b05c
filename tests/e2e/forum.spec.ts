// The main job of the house: a person is heard. What the other browser plays decides.
import { expect, expectHears, expectSilent, test } from "./people.ts";
import { callNext, captured, goOnStage, listen, raiseHand, sitAtDesk, watchMicrophones } from "./room.ts";
import { db } from "./world.ts";

test.describe.configure({ timeout: 180_000 });

test("a guest listens without an account and without a microphone", async ({ guest, moderator, forum }) => {
  await watchMicrophones(guest);
  await sitAtDesk(moderator, forum, { speaking: true });
  await guest.page.goto(`/id/rooms/${forum.roomId}`);
  await expect(guest.page.getByText("Tidak ada yang direkam").first()).toBeVisible();
  expect(await guest.context.cookies()).toEqual([]);
  await listen(guest, forum);
  await expectHears(guest.page, moderator.hertz);
  expect(await captured(guest.page)).toBe(0);
});

test("a seeker raises a hand, is called, is heard by all, and has an outcome", async ({
  guest,
  seeker,
  otherSeeker,
  moderator,
  bayu,
  forum,
}) => {
  await watchMicrophones(seeker);
  await sitAtDesk(moderator, forum, { speaking: true });
  await sitAtDesk(bayu, forum);
  for (const person of [guest, otherSeeker, seeker]) await listen(person, forum);
  /** Everybody but the two who speak; each must hear the moderator all along. */
  const audience = [guest, otherSeeker, bayu];
  for (const ear of [...audience, seeker]) await expectHears(ear.page, moderator.hertz);
  const expectQuiet = () =>
    Promise.all(audience.map((ear) => expectSilent(ear.page, seeker.hertz, { withinMs: 10_000, also: moderator.hertz })));

  await test.step("the hand is at both desks, with its ticket", async () => {
    await raiseHand(seeker);
    for (const desk of [moderator, bayu]) await expect(desk.page.getByText("Las SMAW 4 tahun, mencari kerja shift").first()).toBeVisible();
    await expect(seeker.page.getByText("Anda berikutnya").first()).toBeVisible();
    await expectQuiet();
  });

  await test.step("called and willing, the seeker is heard by guest, listener and both moderators", async () => {
    expect(await captured(seeker.page)).toBe(0);
    await callNext(moderator);
    await goOnStage(seeker);
    for (const ear of [...audience, moderator]) await expectHears(ear.page, seeker.hertz);
    await expectHears(seeker.page, moderator.hertz);
    await expect(guest.page.getByText("Pertama kali bicara").or(guest.page.getByRole("timer")).first()).toBeVisible();
  });

  await test.step("muted by the moderator, nobody hears the seeker, and the seeker may speak again", async () => {
    await moderator.page
      .getByRole("button", { name: /^Bisukan(?! saya)/ })
      .first()
      .click();
    await Promise.all([expectQuiet(), expectSilent(moderator.page, seeker.hertz, { withinMs: 10_000 })]);
    await seeker.page.getByRole("button", { name: "Bunyikan" }).click();
    for (const ear of [...audience, moderator]) await expectHears(ear.page, seeker.hertz);
  });

  await test.step("after the turn the microphone is gone, also for the browser", async () => {
    await moderator.page
      .getByRole("button", { name: /Selesai & catat/ })
      .first()
      .click();
    await Promise.all([expectQuiet(), expectSilent(moderator.page, seeker.hertz, { withinMs: 10_000 })]);
    await expect.poll(() => captured(seeker.page)).toBe(0);
    await expectHears(seeker.page, moderator.hertz);
    await expect(seeker.page.getByText("Terima kasih sudah bicara")).toBeVisible();
  });

  await test.step("the outcome is asked for, noted, and the seeker confirms it", async () => {
    const sheet = moderator.page.getByRole("dialog");
    await sheet.getByText("Saran", { exact: true }).click();
    await sheet.locator("textarea").fill("Sebut hasil kerja dulu, baru sertifikat.");
    await sheet
      .getByRole("button", { name: /Simpan|Catat/ })
      .last()
      .click();
    await expect.poll(() => db.outcome.count({ where: { roomId: forum.roomId, code: "advice" } })).toBe(1);
    await seeker.visit("/me");
    await expect(seeker.page.getByText("Sebut hasil kerja dulu, baru sertifikat.")).toBeVisible();
    await seeker.page
      .getByRole("button", { name: /Benar|Ya/ })
      .first()
      .click();
    await expect.poll(() => db.outcome.count({ where: { roomId: forum.roomId, confirmedAt: { not: null } } })).toBe(1);
  });
});

test("two moderators call at the same time and only one call is made", async ({ seeker, otherSeeker, moderator, bayu, forum }) => {
  await sitAtDesk(moderator, forum);
  await sitAtDesk(bayu, forum);
  for (const person of [seeker, otherSeeker]) {
    await listen(person, forum);
    await raiseHand(person);
  }
  for (const desk of [moderator, bayu]) await expect(desk.page.getByRole("article").nth(1)).toBeVisible();
  // Keys alone: whatever waits for a page first would let one desk see the other's call before its own.
  await Promise.all([moderator, bayu].map(({ page }) => page.keyboard.press("n")));
  await expect.poll(() => db.ticket.count({ where: { roomId: forum.roomId, state: "called" } })).toBe(1);
  // Whoever came second is told who was first.
  const told = async () => (await moderator.page.getByText(/lebih dulu/).count()) + (await bayu.page.getByText(/lebih dulu/).count());
  await expect.poll(told).toBeGreaterThan(0);
});

test("a ticket survives a reload and keeps its number and place", async ({ seeker, moderator, forum }) => {
  await sitAtDesk(moderator, forum);
  await listen(seeker, forum);
  await raiseHand(seeker);
  const [before] = await db.ticket.findMany({ where: { roomId: forum.roomId }, select: { id: true, number: true } });
  await listen(seeker, forum);
  await expect(seeker.page.getByText("Anda berikutnya").first()).toBeVisible();
  expect(await db.ticket.findMany({ where: { roomId: forum.roomId }, select: { id: true, number: true } })).toEqual([before]);
});

test("the sound goes on while one reads a vacancy", async ({ guest, moderator, forum }) => {
  await sitAtDesk(moderator, forum, { speaking: true });
  await listen(guest, forum);
  await expectHears(guest.page, moderator.hertz);
  await guest.page.getByRole("link", { name: "Kecilkan, suara tetap berjalan" }).click();
  await expect(guest.page.getByRole("complementary", { name: "Suara ruang yang berjalan" })).toBeVisible();
  await expectHears(guest.page, moderator.hertz);
  await guest.page.getByRole("link", { name: "Lowongan" }).first().click();
  await expect(guest.page.getByRole("heading", { level: 1, name: "Lowongan" })).toBeVisible();
  await expectHears(guest.page, moderator.hertz);
});
