// What waits costs nothing: a second of the timekeeper asks as often for sixty forums as for one.
import { expect, test } from "vitest";
import { move } from "#lib/platform/clock";
import { db } from "#lib/platform/db";
import * as seat from "#lib/rooms/seat/seat";
import * as timekeeper from "#lib/rooms/timekeeper";
import { forum, must, seated, waiting } from "#tests/factories/forum";
import { watchStatements } from "#tests/fakes/statements";

test("forums that are watched, that nobody watches, and that keep somebody's place are asked about in two statements", async () => {
  const halls = await Promise.all(Array.from({ length: 9 }, () => forum()));
  for (const hall of halls) {
    await seated(hall, hall.rina);
    const { seatId } = await waiting(hall);
    // Away for two minutes: the place of a raised hand is kept for five.
    await db.$executeRaw`UPDATE seat SET away_at = app_now() - interval '2 minutes' WHERE id = ${seatId}::uuid`;
  }
  const unwatched = halls.slice(0, 3);
  for (const hall of unwatched) must(await seat.leave(hall.rina, { roomId: hall.roomId }));
  expect(await timekeeper.tick()).toBe(3);

  const watch = watchStatements();
  expect(await timekeeper.tick()).toBe(0);
  watch.stop();
  expect(watch.statements).toHaveLength(2);

  // Each still has its time.
  await move(2 * 60_000 + 1_000);
  await db.$executeRaw`UPDATE seat SET heartbeat_at = app_now(), seen_at = app_now()`;
  expect(await timekeeper.tick()).toBe(3);
  expect(await db.room.count({ where: { lockedAt: { not: null } } })).toBe(3);
  expect(await timekeeper.tick()).toBe(0);
  await move(90_000);
  await db.$executeRaw`UPDATE seat SET heartbeat_at = app_now(), seen_at = app_now()`;
  expect(await timekeeper.tick()).toBe(9);
  expect(await db.seat.count({ where: { leftAt: null, tickets: { some: {} } } })).toBe(0);
  await move(-(2 * 60_000 + 91_000));
});
