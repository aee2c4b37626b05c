// Nobody but moderators learns the exact number of listeners, anywhere.
import { expect, test } from "vitest";
import { db } from "#lib/platform/db";
import { randomId } from "#lib/platform/secret/random";
import { onAir } from "#lib/rooms/read/audience";
import { moderatorView } from "#lib/rooms/read/moderators";
import { publicView } from "#lib/rooms/read/public-view";
import * as roomPage from "#lib/rooms/read/room-page";
import { coarse } from "#lib/rooms/seat/listener-count";
import { type Forum, forum } from "#tests/factories/forum";

test.each([
  [0, "few"],
  [1, "few"],
  [19, "few"],
  [20, 20],
  [99, 99],
  [100, 100],
  [109, 100],
  [647, 640],
  [999, 990],
  [1_000, 1_000],
  [1_499, 1_400],
])("%i listeners are told as %s", (listeners, told) => {
  expect(coarse(listeners)).toBe(told);
});

const come = (hall: Forum, count: number) =>
  db.seat.createMany({
    data: Array.from({ length: count }, () => ({ roomId: hall.roomId, guestDigest: randomId(22), voiceId: randomId(22) })),
  });

test.each([
  [7, "few"],
  [137, 130],
] as const)(
  "of %i listeners the stream, the list of what is on air and the page afterwards tell %s; the desk counts them",
  async (count, told) => {
    const hall = await forum();
    await come(hall, count);
    const view = await publicView(hall.roomId);
    const now = (await onAir()).find(({ roomId }) => roomId === hall.roomId);
    expect([view?.listeners, now?.listeners]).toEqual([told, told]);
    expect((await moderatorView(hall.roomId)).listeners).toBe(count);
    await db.room.update({ where: { id: hall.roomId }, data: { phase: "ended" } });
    const page = await roomPage.read(hall.roomId);
    expect(page?.statistics?.listened).toBe(told);
    for (const body of [view, now, page]) expect(JSON.stringify(body)).not.toMatch(new RegExp(`:${count}[,}]`));
  },
);
