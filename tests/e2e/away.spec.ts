// Somebody whose network freezes: the desk says so within five seconds, and so does their own page.
import { expect, test } from "./people.ts";
import { listen, raiseHand, sitAtDesk } from "./room.ts";
import { db } from "./world.ts";

test.describe.configure({ timeout: 120_000 });

test("the next one whose network freezes is away on the desk, reads it on their own page, and is back by themselves", async ({
  seeker,
  moderator,
  forum,
}) => {
  await listen(seeker, forum);
  await sitAtDesk(moderator, forum);
  const number = await raiseHand(seeker);
  const seat = () =>
    db.seat.findFirstOrThrow({
      where: { roomId: forum.roomId, tickets: { some: { number } } },
      select: { heartbeatAt: true, awayAt: true },
    });
  await expect.poll(async () => (await seat()).heartbeatAt).not.toBeNull();
  await expect(moderator.page.getByText(/Terputus sekarang/)).toHaveCount(0);

  seeker.allow(/ERR_INTERNET_DISCONNECTED|Failed to fetch|network|signal|WebSocket/i);
  await seeker.context.setOffline(true);
  await expect(moderator.page.getByText(/Terputus sekarang/).first()).toBeVisible({ timeout: 15_000 });
  const { heartbeatAt, awayAt } = await seat();
  // By the database's clock, so that a slow machine does not count.
  expect((awayAt?.getTime() ?? Number.POSITIVE_INFINITY) - (heartbeatAt?.getTime() ?? 0)).toBeLessThan(5_000);

  await seeker.context.setOffline(false);
  await expect(moderator.page.getByText(/Terputus sekarang/)).toHaveCount(0, { timeout: 30_000 });
  expect((await seat()).awayAt).toBeNull();
  expect(await db.ticket.count({ where: { roomId: forum.roomId, number, state: "queued" } })).toBe(1);
});
