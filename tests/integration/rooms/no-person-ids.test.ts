// What belongs to a person never leaves (Z-08, P-04): everything that hosts, moderators, members and the public can read of a forum is
// searched for ids of accounts, sessions and browsers.
import { expect, test } from "vitest";
import { db } from "#lib/platform/db";
import * as interviewInvitation from "#lib/rooms/interview/interview-invitation";
import * as moderation from "#lib/rooms/moderation/moderation";
import { onAir } from "#lib/rooms/read/audience";
import * as bans from "#lib/rooms/read/bans";
import * as calendar from "#lib/rooms/read/calendar";
import * as interviewPage from "#lib/rooms/read/interview-page";
import { moderatorView } from "#lib/rooms/read/moderators";
import * as ownSeries from "#lib/rooms/read/own-series";
import { publicView } from "#lib/rooms/read/public-view";
import * as page from "#lib/rooms/read/room-page";
import { selfViews } from "#lib/rooms/read/self-view";
import * as timetable from "#lib/rooms/read/timetable";
import * as entry from "#lib/rooms/seat/entry";
import { roomTopic } from "#lib/rooms/topic";
import * as moderators from "#lib/series/moderators";
import { forum, guest, listener, member, must, seated, speaker, waiting } from "#tests/factories/forum";

test("no id of a person, a session or a browser is in anything that can be read of a forum", async () => {
  const hall = await forum();
  const rina = await seated(hall, hall.rina);
  await seated(hall, hall.budi);
  const [seeker, onStage, quiet, thrownOut] = [await waiting(hall), await speaker(hall), await listener(hall), await listener(hall)];
  must(await moderators.invite(hall.rina, { seriesId: hall.seriesId, email: "x@people.test", name: "Sari", organisationId: null }));
  must(await moderation.ban(hall.rina, { seatId: thrownOut.seatId, reason: "asks for money", scope: "series" }));
  const { interviewId } = must(await interviewInvitation.invite(rina, { seatId: seeker.seatId }));
  const { sideRoomId } = must(await interviewInvitation.accept(seeker, { interviewId }));
  const someone = guest();
  const seats = [rina, seeker, onStage, quiet, thrownOut].map(({ seatId }) => seatId);
  const read = {
    // everybody
    public: await publicView(hall.roomId),
    onAir: await onAir(),
    page: await page.read(hall.roomId),
    live: await timetable.live(),
    upcoming: await timetable.upcoming(50),
    series: await timetable.series(hall.slug),
    calendars: [await calendar.series(hall.slug), await calendar.room(hall.roomId)],
    guest: [await entry.enter(someone, "a network", { roomId: hall.roomId }), await entry.mine(someone, hall.roomId)],
    // each for themselves
    selves: [...(await selfViews(hall.roomId, seats))],
    side: await publicView(sideRoomId),
    mine: await Promise.all([rina, seeker, quiet, await member()].map((who) => entry.mine(who, hall.roomId))),
    entered: await entry.enter(quiet, "a network", { roomId: hall.roomId }),
    talk: await interviewPage.read(seeker, interviewId),
    access: await roomTopic.access(hall.roomId, [{ session: null, guest: someone.guestDigest }]),
    // moderators and hosts
    desk: await moderatorView(hall.roomId),
    bans: await bans.read(rina, hall.roomId),
    kept: await ownSeries.editable(rina, hall.slug),
    own: [await ownSeries.mine(rina), await ownSeries.desk(rina, hall.roomId)],
    asked: await moderators.waitingFor(rina),
  };
  for (const [name, found] of Object.entries(read)) expect(found, name).toBeTruthy();
  const [people, sessions, taken] = await Promise.all([
    db.person.findMany({ select: { id: true, email: true } }),
    db.session.findMany({ select: { id: true, tokenDigest: true } }),
    db.seat.findMany({ select: { guestDigest: true, formerVoices: true, voiceSid: true } }),
  ]);
  const secrets = [
    ...people.flatMap(({ id, email }) => [id, email]),
    ...sessions.flatMap(({ id, tokenDigest }) => [id, tokenDigest]),
    ...taken.flatMap(({ guestDigest, formerVoices, voiceSid }) => [guestDigest, voiceSid, ...formerVoices]).filter((one) => one !== null),
  ];
  expect(secrets.length).toBeGreaterThan(10);
  for (const [name, found] of Object.entries(read)) {
    const text = JSON.stringify(found);
    for (const secret of secrets) expect(text.includes(secret), `${secret} in ${name}: ${text.slice(0, 400)}`).toBe(false);
  }
});

test("a moderator of two forums has another id in each, and nothing that their hosts see joins the two (P-04)", async () => {
  const [one, other] = [await forum(), await forum()];
  const person = await member();
  for (const { seriesId } of [one, other])
    await db.moderator.create({
      data: { spaceId: seriesId, personId: person.personId, name: `Kak ${seriesId.slice(0, 4)}`, seed: seriesId },
    });
  const [here, there] = [await ownSeries.editable(one.rina, one.slug), await ownSeries.editable(other.rina, other.slug)];
  const values = new Set(here?.moderators.flatMap((moderator) => Object.values(moderator)).filter((value) => typeof value === "string"));
  const shared = there?.moderators.at(-1);
  expect(Object.values(shared ?? {}).filter((value) => typeof value === "string" && values.has(value))).toEqual([]);
});
