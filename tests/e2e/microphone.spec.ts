// A microphone that the browser, the device or a moderator closes: why, the way back, and what is not lost meanwhile.
import { expect, expectHears, expectSilent, type Person, test } from "./people.ts";
import { beCalled, callNext, captured, goOnStage, listen, openActions, sitAtDesk, takeTurn, watchMicrophones } from "./room.ts";
import { db, type Forum } from "./world.ts";

test.describe.configure({ timeout: 180_000 });

/** Called, and willing: presses the button that goes on stage. */
async function sayYes({ page }: Person) {
  await page.getByRole("button", { name: "Naik ke panggung" }).click();
}

const stateOf = async ({ roomId }: Forum) => (await db.ticket.findFirstOrThrow({ where: { roomId }, select: { state: true } })).state;

test("whose microphone the browser closes is told how to open it, and keeps the place with not now", async ({
  newcomer,
  moderator,
  forum,
}) => {
  const seeker = await newcomer({ email: "agus@demo.test", microphone: "denied", viewport: { width: 360, height: 740 } });
  await sitAtDesk(moderator, forum);
  await listen(seeker, forum);
  const number = await beCalled(seeker, moderator);
  await sayYes(seeker);
  await expect(seeker.page.getByText("Peramban menutup mikrofon")).toBeVisible();
  await expect(seeker.page.getByText(/pilih Izin, lalu izinkan Mikrofon/)).toBeVisible();
  for (const answer of ["Coba lagi", "Nanti dulu"])
    await expect(seeker.page.getByRole("button", { name: answer })).toBeInViewport({ ratio: 1 });
  expect(await stateOf(forum)).toBe("called");

  await test.step("tried again while it is still closed, the advice stays", async () => {
    await seeker.page.getByRole("button", { name: "Coba lagi" }).click();
    await expect(seeker.page.getByText("Peramban menutup mikrofon")).toBeVisible();
  });

  await seeker.page.getByRole("button", { name: "Nanti dulu" }).click();
  await expect(seeker.page.getByText(/Tempat Anda disimpan sampai/)).toBeVisible();
  await expect(seeker.page.getByText(new RegExp(`^Nomor\\s*${number}$`, "i")).first()).toBeVisible();
  expect(await stateOf(forum)).toBe("held");

  await test.step("allowed in between and called again, the seeker is on stage", async () => {
    await seeker.context.grantPermissions(["microphone"]);
    await callNext(moderator);
    await goOnStage(seeker);
    expect(await stateOf(forum)).toBe("on_stage");
  });
});

test("whose device has no microphone is told so before the call is taken", async ({ newcomer, moderator, forum }) => {
  const seeker = await newcomer({ email: "agus@demo.test", microphone: "missing" });
  await sitAtDesk(moderator, forum);
  await listen(seeker, forum);
  await beCalled(seeker, moderator);
  await sayYes(seeker);
  await expect(seeker.page.getByText("Mikrofon tidak ditemukan")).toBeVisible();
  await expect(seeker.page.getByRole("button", { name: "Coba lagi" })).toBeVisible();
  expect(await stateOf(forum)).toBe("called");
});

test("a locked microphone stays closed with its reason until a moderator opens it", async ({ guest, seeker, moderator, forum }) => {
  await watchMicrophones(seeker);
  await takeTurn({ guest, seeker, moderator, forum });

  const sheet = await openActions(moderator);
  await sheet.getByRole("button", { name: "Bisukan dan kunci mikrofon" }).click();
  await sheet.getByLabel("Alasan").fill("Mesin di belakang Anda terlalu keras");
  await sheet.getByRole("button", { name: "Bisukan dan kunci mikrofon" }).click();

  await expectSilent(guest.page, seeker.hertz, { also: moderator.hertz });
  await expect(seeker.page.getByText("Moderator mengunci mikrofon Anda")).toBeVisible();
  await expect(seeker.page.getByText(/Mesin di belakang Anda terlalu keras/)).toBeVisible();
  await expect(seeker.page.getByRole("button", { name: "Mikrofon dikunci" })).toBeDisabled();
  await expect.poll(() => captured(seeker.page)).toBe(0);
  await seeker.page.locator("body").press("m");
  await expectSilent(guest.page, seeker.hertz, { also: moderator.hertz });
  await expectHears(seeker.page, moderator.hertz);

  await test.step("opened by the moderator, it is the speaker's own again", async () => {
    await openActions(moderator);
    await sheet.getByRole("button", { name: "Buka kunci mikrofon" }).click();
    await expect(seeker.page.getByText("Moderator mengunci mikrofon Anda")).toBeHidden();
    await expectSilent(guest.page, seeker.hertz, { also: moderator.hertz });
    await seeker.page.getByRole("button", { name: "Buka mikrofon", exact: true }).click();
    await expectHears(guest.page, seeker.hertz);
  });
});
