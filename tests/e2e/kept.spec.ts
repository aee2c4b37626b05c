// What goes wrong for one person in a room, and what they do not lose by it: a full house, a session that ended, a network that went.
import { digest } from "#lib/platform/secret/random";
import { password } from "#prisma/cast";
import accounts from "../../lib/i18n/id/accounts.json" with { type: "json" };
import { expect, expectHears, expectSilent, type Person, test } from "./people.ts";
import { callNext, listen, raiseHand, sitAtDesk, takeTurn, welder } from "./room.ts";
import { db, named, sessionCookies } from "./world.ts";

test.describe.configure({ timeout: 180_000 });

test("a full room says so, stays readable, and lets in whoever comes when somebody has left", async ({
  guest,
  seeker,
  moderator,
  forum,
}) => {
  await sitAtDesk(moderator, forum, { speaking: true });
  await listen(seeker, forum);
  await raiseHand(seeker);
  await db.room.update({ where: { id: forum.roomId }, data: { capacity: 2 }, select: { id: true } });

  await guest.page.goto(`/id/rooms/${forum.roomId}`);
  await guest.page.getByRole("button", { name: "Dengarkan", exact: true }).first().click();
  await expect(guest.page.getByRole("alert").filter({ hasText: "Ruang ini penuh" })).toBeVisible();
  await expect(guest.page.getByRole("heading", { level: 1, name: forum.title })).toBeVisible();
  await expect(guest.page.getByRole("heading", { name: "Tentang forum ini" })).toBeVisible();

  await test.step("who holds a number comes back to it though the room is full", async () => {
    await listen(seeker, forum);
    await expect(seeker.page.getByText("Anda berikutnya").first()).toBeVisible();
  });

  await seeker.page.getByRole("button", { name: "Keluar diam-diam" }).click();
  await expect.poll(() => db.seat.count({ where: { roomId: forum.roomId, leftAt: null } })).toBe(1);
  await guest.page.getByRole("button", { name: "Dengarkan", exact: true }).first().click();
  await expectHears(guest.page, moderator.hertz);
  await expect(guest.page.getByText("Ruang ini penuh")).toBeHidden();
});

const typed = ({ page }: Person) => page.getByRole("dialog").getByLabel("Satu kalimat tentang Anda");

test("what was typed into a ticket outlives a refusal, a lost network and the end of the session", async ({ seeker, moderator, forum }) => {
  seeker.allow(/ERR_INTERNET_DISCONNECTED|Failed to fetch|NetworkError|network error/);
  await sitAtDesk(moderator, forum);
  await listen(seeker, forum);
  const sheet = seeker.page.getByRole("dialog");
  const send = sheet.getByRole("button", { name: "Angkat tangan", exact: true });
  await seeker.page.getByRole("button", { name: "Angkat tangan", exact: true }).first().click();
  await typed(seeker).fill(welder.line);
  await sheet.getByLabel("Pekerjaan yang dicari").fill(welder.role);
  await sheet.getByLabel("Bidang").fill(welder.field);
  await sheet.getByLabel("Kota").fill(welder.city);
  const setHands = (handsOpen: boolean) => db.room.update({ where: { id: forum.roomId }, data: { handsOpen }, select: { id: true } });

  await test.step("refused, because the moderators have closed the queue meanwhile", async () => {
    await setHands(false);
    await send.click();
    await expect(sheet.getByText(/Antrean sedang ditutup/)).toBeVisible();
    await expect(typed(seeker)).toHaveValue(welder.line);
    await setHands(true);
  });

  await test.step("without a network", async () => {
    await seeker.context.setOffline(true);
    await send.click();
    await expect(sheet.getByText(/Tidak terkirim karena sambungan terputus/)).toBeVisible();
    await expect(typed(seeker)).toHaveValue(welder.line);
    await seeker.context.setOffline(false);
  });

  await test.step("signed out meanwhile, and back after signing in again", async () => {
    // The voice ends with the session, and its way back is refused.
    seeker.allow(/\/live\/rtc.*(401|no valid credentials)|401 .*\/live\/rtc/);
    const token = (await seeker.context.cookies()).find(({ name }) => name === named("session"))?.value ?? "";
    await db.session.deleteMany({ where: { tokenDigest: digest(token) } });
    await send.click();
    await expect(sheet.getByText(/Silakan masuk dulu, lalu coba lagi/)).toBeVisible();
    await expect(typed(seeker)).toHaveValue(welder.line);
    await sheet.getByRole("button", { name: "Masuk dan angkat tangan" }).click();
    await seeker.page.getByLabel(accounts.email, { exact: true }).fill("agus@demo.test");
    await seeker.page.getByLabel(accounts.password, { exact: true }).fill(password);
    await seeker.page.getByLabel(accounts.password, { exact: true }).press("Enter");
    await seeker.page.waitForURL(`**/rooms/${forum.roomId}`);
    // The room is heard on over signing in.
    await expect(typed(seeker)).toHaveValue(welder.line);
    await send.click();
    await expect(seeker.page.getByText("Anda berikutnya").first()).toBeVisible();
  });
});

test("a guest who signs up in the middle of a ticket finds it in the tab that the letter opened", async ({
  newcomer,
  moderator,
  forum,
}) => {
  const guest = await newcomer();
  // The guest's own place in the first tab ends when the member takes one in the second.
  guest.allow(/401/);
  await sitAtDesk(moderator, forum);
  await listen(guest, forum);
  await guest.page.getByRole("button", { name: "Angkat tangan", exact: true }).first().click();
  const sheet = guest.page.getByRole("dialog");
  await typed(guest).fill(welder.line);
  await sheet.getByLabel("Pekerjaan yang dicari").fill(welder.role);
  await sheet.getByLabel("Bidang").fill(welder.field);
  await sheet.getByLabel("Kota").fill(welder.city);
  await sheet.getByRole("button", { name: "Masuk dan angkat tangan" }).click();
  await guest.page.waitForURL(/sign-in/);

  // The mail program opens a tab of its own, and pressing the link there signs in.
  const page = await guest.tab();
  await guest.context.addCookies(await sessionCookies("putri@demo.test"));
  await page.goto(`/id/rooms/${forum.roomId}`);
  await page.getByRole("button", { name: "Dengarkan", exact: true }).first().click();
  await expect(typed({ ...guest, page })).toHaveValue(welder.line);
  await page.getByRole("dialog").getByRole("button", { name: "Angkat tangan", exact: true }).click();
  await expect(page.getByText("Anda berikutnya").first()).toBeVisible();
  expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("hand:"))), "nothing is left lying").toEqual(
    [],
  );
});

test("a call finds its person on another page and leads from there to the stage", async ({ guest, seeker, moderator, forum }) => {
  await sitAtDesk(moderator, forum);
  for (const person of [guest, seeker]) await listen(person, forum);
  await raiseHand(seeker);
  await seeker.page.getByRole("link", { name: "Kecilkan, suara tetap berjalan" }).click();
  await seeker.page.getByRole("link", { name: "Lowongan" }).first().click();
  await expect(seeker.page.getByRole("heading", { level: 1, name: "Lowongan" })).toBeVisible();
  await expect(moderator.page.getByRole("article").first()).toBeVisible();
  await callNext(moderator);
  await expect(seeker.page.getByRole("dialog", { name: "Giliran Anda bicara" })).toBeVisible();
  await seeker.page.getByRole("button", { name: "Naik ke panggung" }).click();
  await seeker.page.waitForURL(`**/rooms/${forum.roomId}`);
  await expect(seeker.page.getByRole("button", { name: "Selesai bicara" })).toBeVisible({ timeout: 30_000 });
  await expectHears(guest.page, seeker.hertz);
});

test("a speaker who reloads is back on stage with one press, and the clock has gone on", async ({ guest, seeker, moderator, forum }) => {
  await takeTurn({ guest, seeker, moderator, forum });
  const turns = () =>
    db.turn.findMany({ where: { roomId: forum.roomId }, select: { id: true, startedAt: true, seconds: true, endedAt: true } });
  await expect.poll(turns).toMatchObject([{ startedAt: expect.any(Date), endedAt: null }]);
  const before = await turns();
  await seeker.page.reload();
  await expectSilent(guest.page, seeker.hertz, { also: moderator.hertz });
  await expect(seeker.page.getByText("Giliran Anda masih berjalan")).toBeVisible();
  await seeker.page.getByRole("button", { name: "Kembali ke panggung" }).click();
  await expectHears(guest.page, seeker.hertz);
  await expectHears(seeker.page, moderator.hertz);
  expect(await turns()).toEqual(before);
  await seeker.page.getByRole("button", { name: "Selesai bicara" }).click();
  await expectSilent(guest.page, seeker.hertz, { also: moderator.hertz });
  await expect(seeker.page.getByText("Terima kasih sudah bicara")).toBeVisible();
});
