// Each process dies hard in a live room and is started again: voices where LiveKit lives go on, and nothing that was said to be kept is lost.
import { expect, expectHears, test } from "./people.ts";
import { listen, raiseHand, takeTurn } from "./room.ts";
import { db, type Forum, killHard, type ProcessName, pidOf } from "./world.ts";

test.describe.configure({ timeout: 240_000 });

/** What a browser says of a server that is down, and the voice's own library of a signalling socket that broke. */
const expected =
  /ERR_|Failed to load|[Ww]eb[Ss]ocket|50[0-9]|Failed to fetch|NetworkError|network error|signal stream|signal connection|leave request/;

/** Queue, stage, seats and log as rows. */
async function held({ roomId }: Forum) {
  const [tickets, turns, seats, events] = await Promise.all([
    db.ticket.findMany({ where: { roomId }, orderBy: { number: "asc" }, select: { id: true, number: true, state: true } }),
    db.turn.findMany({ where: { roomId }, select: { id: true, startedAt: true, endedAt: true } }),
    db.seat.findMany({
      where: { roomId, leftAt: null, removedAt: null },
      orderBy: { id: "asc" },
      select: { id: true, role: true, epoch: true },
    }),
    db.roomEvent.findMany({ where: { roomId }, orderBy: { seq: "asc" }, select: { seq: true, kind: true } }),
  ]);
  return { tickets, turns, seats, events };
}

async function restarted(name: ProcessName, formerPid: number) {
  await expect
    .poll(
      () => {
        try {
          return pidOf(name) !== formerPid;
        } catch {
          return false;
        }
      },
      { timeout: 30_000 },
    )
    .toBe(true);
}

for (const name of ["web", "worker", "live", "postgres", "livekit-server"] as const) {
  test(`kill -9 of ${name} in a live room loses nothing, and listeners hear again untouched`, async ({
    guest,
    seeker,
    otherSeeker,
    moderator,
    forum,
  }) => {
    for (const person of [guest, seeker, otherSeeker, moderator]) person.allow(expected);
    await takeTurn({ guest, seeker, moderator, forum });
    await listen(otherSeeker, forum);
    await raiseHand(otherSeeker);
    const before = await held(forum);

    const pid = killHard(name);
    // The stage says that it is being joined again, and the turn goes on meanwhile.
    const lost = seeker.page.getByText("Sambungan ke ruang terputus");
    if (name === "live") await expect(lost).toBeVisible();
    if (name !== "livekit-server") for (let n = 0; n < 3; n++) await expectHears(guest.page, seeker.hertz, 1_500);
    await restarted(name, pid);
    await expect(lost).toBeHidden({ timeout: 30_000 });

    await expectHears(guest.page, moderator.hertz, 60_000);
    await expectHears(otherSeeker.page, moderator.hertz, 60_000);
    const after = await expect
      .poll(() => held(forum).catch(() => null), { timeout: 30_000 })
      .not.toBeNull()
      .then(() => held(forum));
    expect(after.tickets.map(({ id, number }) => ({ id, number }))).toEqual(before.tickets.map(({ id, number }) => ({ id, number })));
    expect(after.seats).toEqual(before.seats);
    expect(after.events.slice(0, before.events.length)).toEqual(before.events);
    // And the room goes on working.
    const ended = () => db.turn.count({ where: { roomId: forum.roomId, endedAt: { not: null } } }).catch(() => 0);
    await expect(async () => {
      if ((await ended()) === 0)
        await moderator.page
          .getByRole("button", { name: /Selesai & catat/ })
          .first()
          .click({ timeout: 2_000 });
      expect(await ended()).toBe(1);
    }).toPass({ timeout: 45_000 });
  });
}
