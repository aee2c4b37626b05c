// A talk for two: they hear each other, nobody else does, and the way back is open.
import { digest } from "#lib/platform/secret/random";
import { expect, expectHears, expectSilent, type Person, test } from "./people.ts";
import { listen, raiseHand, sitAtDesk } from "./room.ts";
import { db, named } from "./world.ts";

test.describe.configure({ timeout: 180_000 });

/** From the moderator's desk into the talk that the other one accepted. */
async function enterFromDesk({ page }: Person) {
  await page.getByRole("link", { name: "Masuk ke wawancara" }).click();
  await page.getByRole("button", { name: "Masuk dan bicara" }).click();
}

test("a recruiter and a seeker talk in private, and the outcome is noted", async ({ guest, seeker, moderator, bayu, forum }) => {
  await sitAtDesk(bayu, forum, { speaking: true });
  await sitAtDesk(moderator, forum);
  await listen(guest, forum);
  await listen(seeker, forum);
  await raiseHand(seeker);
  await moderator.page
    .getByRole("button", { name: /Tindakan untuk nomor/ })
    .first()
    .click();
  await moderator.page.getByRole("dialog").getByRole("button", { name: "Ajak 1:1" }).click();
  await seeker.page.getByRole("button", { name: "Terima ajakan" }).click();
  await seeker.page.getByRole("button", { name: "Masuk dan bicara" }).click();

  const { id: interviewId } = await db.interview.findFirstOrThrow({ where: { forumId: forum.roomId }, select: { id: true } });
  await enterFromDesk(moderator);
  await expectHears(moderator.page, seeker.hertz);
  await expectHears(seeker.page, moderator.hertz);
  await expectSilent(guest.page, seeker.hertz, { also: bayu.hertz });
  await expectSilent(bayu.page, seeker.hertz);
  await expectSilent(seeker.page, bayu.hertz, { also: moderator.hertz });

  await test.step("nobody else can enter", async () => {
    bayu.allow(/404|403/);
    const answer = await bayu.page.goto(`/id/interviews/${interviewId}`);
    const refused = answer?.status() === 404 || (await bayu.page.getByRole("button", { name: "Masuk dan bicara" }).count()) === 0;
    expect(refused).toBe(true);
  });

  await moderator.page.getByRole("button", { name: "Akhiri wawancara" }).click();
  await expect(seeker.page.getByText("Wawancara selesai")).toBeVisible();
  await expect(moderator.page.getByText("Wawancara selesai")).toBeVisible();
  await expect.poll(() => db.interview.count({ where: { id: interviewId, state: "ended" } })).toBe(1);

  await test.step("back in the forum the seeker hears it again, and is not heard", async () => {
    await sitAtDesk(bayu, forum, { speaking: true });
    await seeker.page
      .getByRole("link", { name: "Kembali ke forum" })
      .or(seeker.page.getByRole("button", { name: "Kembali ke forum" }))
      .click();
    await expectHears(seeker.page, bayu.hertz);
    await expectSilent(guest.page, seeker.hertz, { also: bayu.hertz });
  });
});

test("a moderator goes into a talk from the desk and back, invites again, and the removed other reads why", async ({
  seeker,
  moderator,
  forum,
}) => {
  const desk = moderator.page;
  const talk = desk.getByRole("region", { name: "Wawancara berjalan" });
  await sitAtDesk(moderator, forum);
  await listen(seeker, forum);
  await raiseHand(seeker);
  const person = desk.getByRole("button", { name: /Tindakan untuk nomor/ }).first();
  await person.click();
  await desk.getByRole("dialog").getByRole("button", { name: "Ajak 1:1" }).click();
  await expect(talk.getByText(/^Menunggu jawaban/)).toBeVisible();
  await seeker.page.getByRole("button", { name: "Terima ajakan" }).click();
  await seeker.page.getByRole("button", { name: "Masuk dan bicara" }).click();
  await enterFromDesk(moderator);
  await expectHears(desk, seeker.hertz);
  await expectHears(seeker.page, moderator.hertz);

  await test.step("back at the desk the talk goes on, and its sound stays behind", async () => {
    await desk.getByRole("link", { name: "Kembali ke meja" }).click();
    await expect(talk.getByText(/menunggu Anda di ruang berdua/)).toBeVisible();
    await expectSilent(seeker.page, moderator.hertz);
    await expectSilent(desk, seeker.hertz);
    // The forum's sound came back by itself.
    await expect(desk.getByRole("button", { name: /Buka mikrofon saya/ })).toBeVisible({ timeout: 30_000 });
  });

  await test.step("the other's browser is gone: a new invitation reaches the new one", async () => {
    await seeker.page.goto("about:blank");
    await expect(talk.getByText(/belum tersambung/)).toBeVisible({ timeout: 30_000 });
    await talk.getByRole("button", { name: "Ajak lagi" }).click();
    await expect(talk.getByText(/^Menunggu jawaban/)).toBeVisible();
    await seeker.visit(`/rooms/${forum.roomId}`);
    await seeker.page.getByRole("button", { name: "Terima ajakan" }).click();
    await seeker.page.getByRole("button", { name: "Masuk dan bicara" }).click();
    await expect(talk.getByText(/menunggu Anda di ruang berdua/)).toBeVisible({ timeout: 30_000 });
    expect(await db.interview.count({ where: { forumId: forum.roomId } })).toBe(2);
  });

  await test.step("removed from the forum, the other reads that and why, also after a reload", async () => {
    await person.click();
    const sheet = desk.getByRole("dialog");
    await sheet.getByRole("button", { name: "Keluarkan dari ruang" }).click();
    await sheet.getByLabel("Alasan").fill("Beriklan di ruang");
    await sheet.getByRole("button", { name: "Keluarkan dari ruang" }).click();
    for (const again of [false, true]) {
      if (again) await seeker.page.reload();
      await expect(seeker.page.getByText("Moderator mengeluarkan Anda dari ruang ini")).toBeVisible({ timeout: 20_000 });
      await expect(seeker.page.getByText(/Beriklan di ruang/)).toBeVisible();
      await expect(seeker.page.getByText("Tempat Anda di forum masih ada.")).toBeHidden();
    }
  });
});

test("from the desk a running talk is ended for both", async ({ seeker, moderator, forum }) => {
  await sitAtDesk(moderator, forum);
  await listen(seeker, forum);
  await raiseHand(seeker);
  await moderator.page
    .getByRole("button", { name: /Tindakan untuk nomor/ })
    .first()
    .click();
  await moderator.page.getByRole("dialog").getByRole("button", { name: "Ajak 1:1" }).click();
  await seeker.page.getByRole("button", { name: "Terima ajakan" }).click();
  await seeker.page.getByRole("button", { name: "Masuk dan bicara" }).click();
  const connected = { room: { kind: "interview", parentId: forum.roomId }, voiceSid: { not: null } } as const;
  await expect.poll(() => db.seat.count({ where: connected })).toBe(1);
  const talk = moderator.page.getByRole("region", { name: "Wawancara berjalan" });
  await talk.getByRole("button", { name: "Akhiri" }).click();
  await expect(seeker.page.getByText("Wawancara selesai")).toBeVisible();
  await expect(talk).toBeHidden();
  await expect.poll(() => db.interview.count({ where: { forumId: forum.roomId, state: "ended" } })).toBe(1);
});

test("whoever's session ends in a talk is off the air, and finds the way to sign in and back into it", async ({
  seeker,
  moderator,
  forum,
}) => {
  seeker.allow(/401|403|404/);
  await sitAtDesk(moderator, forum);
  await listen(seeker, forum);
  await raiseHand(seeker);
  await moderator.page
    .getByRole("button", { name: /Tindakan untuk nomor/ })
    .first()
    .click();
  await moderator.page.getByRole("dialog").getByRole("button", { name: "Ajak 1:1" }).click();
  await seeker.page.getByRole("button", { name: "Terima ajakan" }).click();
  await seeker.page.getByRole("button", { name: "Masuk dan bicara" }).click();
  await enterFromDesk(moderator);
  await expectHears(moderator.page, seeker.hertz);

  const token = (await seeker.context.cookies()).find(({ name }) => name === named("session"))?.value ?? "";
  await db.session.deleteMany({ where: { tokenDigest: digest(token) } });
  await expectSilent(moderator.page, seeker.hertz, { withinMs: 15_000 });
  await expect(seeker.page.getByText("Anda sudah keluar dari akun di sini")).toBeVisible();
  await expect(seeker.page.getByRole("button", { name: "Masuk dan bicara" })).toBeHidden();
  const { id } = await db.interview.findFirstOrThrow({ where: { forumId: forum.roomId }, select: { id: true } });
  await expect(seeker.page.getByRole("main").getByRole("link", { name: "Masuk ke akun" })).toHaveAttribute(
    "href",
    `/id/sign-in?next=${encodeURIComponent(`/id/interviews/${id}`)}`,
  );
});
