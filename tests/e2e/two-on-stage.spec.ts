// The turns of two people run at once: each has a clock and a way down, and the desk acts on the one it means.
import { expect, expectHears, expectSilent, test } from "./people.ts";
import { beCalled, goOnStage, listen, sitAtDesk } from "./room.ts";
import { db } from "./world.ts";

test.describe.configure({ timeout: 180_000 });

test("of two on stage each has a clock and steps down alone, and the desk ends the one it chose", async ({
  guest,
  seeker,
  otherSeeker,
  moderator,
  forum,
}) => {
  await sitAtDesk(moderator, forum);
  for (const person of [guest, seeker, otherSeeker]) await listen(person, forum);
  await beCalled(seeker, moderator);
  await goOnStage(seeker);
  await expectHears(guest.page, seeker.hertz);
  await beCalled(otherSeeker, moderator);
  await goOnStage(otherSeeker);
  await expectHears(guest.page, otherSeeker.hertz);
  await expectHears(guest.page, seeker.hertz);

  const turns = () =>
    db.turn.findMany({
      where: { roomId: forum.roomId },
      orderBy: { grantedAt: "asc" },
      select: { extended: true, startedAt: true, endedAt: true, endedBy: true },
    });
  const keys = moderator.page.keyboard;
  const desk = moderator.page.getByRole("region", { name: "Panggung" });

  await test.step("everybody sees two clocks, and each speaker which one is theirs", async () => {
    for (const { page } of [guest, seeker, otherSeeker])
      await expect(page.getByRole("list", { name: "Sedang bicara" }).getByRole("timer")).toHaveCount(2);
    await expect(desk.getByRole("timer")).toHaveCount(2);
    await expect(otherSeeker.page.getByRole("list", { name: "Sedang bicara" }).getByRole("listitem").nth(1)).toContainText("Anda");
    expect((await turns()).every(({ startedAt }) => startedAt !== null)).toBe(true);
  });

  await test.step("T chooses the second, M silences only that one", async () => {
    await keys.press("t");
    await keys.press("m");
    await expectSilent(guest.page, otherSeeker.hertz, { withinMs: 10_000, also: seeker.hertz });
  });

  await test.step("thirty seconds more are given to the one whose button was pressed", async () => {
    await desk.getByRole("listitem").nth(1).getByRole("button", { name: "+30 dtk" }).click();
    await expect.poll(async () => (await turns()).map(({ extended }) => extended)).toEqual([false, true]);
  });

  await test.step("E ends the chosen turn; the first goes on", async () => {
    await keys.press("e");
    await expect(moderator.page.getByRole("dialog")).toBeVisible();
    await expect.poll(async () => (await turns()).map(({ endedBy }) => endedBy)).toEqual([null, "moderator"]);
    await keys.press("Escape");
    await expectHears(guest.page, seeker.hertz);
    await expect(desk.getByRole("timer")).toHaveCount(1);
  });

  await test.step("whoever came up later steps down by themselves", async () => {
    const third = await db.ticket.findFirstOrThrow({ where: { roomId: forum.roomId, number: 2 }, select: { id: true } });
    // The pause between two turns of one person is not what is tried here.
    await db.turn.deleteMany({ where: { ticketId: third.id } });
    await beCalled(otherSeeker, moderator);
    await goOnStage(otherSeeker);
    await expectHears(guest.page, otherSeeker.hertz);
    await otherSeeker.page.getByRole("button", { name: "Selesai bicara" }).click();
    await expectSilent(guest.page, otherSeeker.hertz, { also: seeker.hertz });
    await expect.poll(async () => (await turns()).map(({ endedBy }) => endedBy)).toEqual([null, "self"]);
  });
});
