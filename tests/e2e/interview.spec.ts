// A talk for two: they hear each other, nobody else does, and the way back is open.
import { expect, expectHears, expectSilent, test } from "./people.ts";
import { listen, raiseHand, sitAtDesk } from "./room.ts";
import { db } from "./world.ts";

test.describe.configure({ timeout: 180_000 });

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
  await moderator.visit(`/interviews/${interviewId}`);
  await moderator.page.getByRole("button", { name: "Masuk dan bicara" }).click();
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
