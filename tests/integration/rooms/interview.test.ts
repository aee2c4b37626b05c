import { expect, test } from "vitest";
import { move } from "#lib/platform/clock";
import { db } from "#lib/platform/db";
import * as interview from "#lib/rooms/interview/interview";
import * as interviewInvitation from "#lib/rooms/interview/interview-invitation";
import * as moderation from "#lib/rooms/moderation/moderation";
import { publicView } from "#lib/rooms/read/public-view";
import { selfViews } from "#lib/rooms/read/self-view";
import * as presence from "#lib/rooms/seat/presence";
import * as seat from "#lib/rooms/seat/seat";
import * as timekeeper from "#lib/rooms/timekeeper";
import { forVoice } from "#lib/rooms/voice/permission";
import { code, forum, guest, listener, member, must, seated, speaker, waiting } from "#tests/factories/forum";

const minutes = (n: number) => n * 60_000;
const stateOf = async (interviewId: string) => (await db.interview.findUniqueOrThrow({ where: { id: interviewId } })).state;

async function pair() {
  const hall = await forum();
  const rina = await seated(hall, hall.rina);
  const person = await waiting(hall);
  return { hall, rina, person, ...must(await interviewInvitation.invite(rina, { seatId: person.seatId })) };
}

test("both accept, and each has a place in a room for two", async () => {
  const { hall, rina, person, interviewId } = await pair();
  expect((await selfViews(hall.roomId, [person.seatId])).get(person.seatId)?.interview).toMatchObject({
    state: "invited",
    mine: "invitee",
    otherName: "Rina",
    otherSeed: "rina",
    sideRoomId: null,
  });
  const { sideRoomId } = must(await interviewInvitation.accept(person, { interviewId }));
  expect(must(await interviewInvitation.accept(person, { interviewId }))).toEqual({ interviewId, sideRoomId });
  const [mine, theirs] = [must(await seat.take(rina, { roomId: sideRoomId })), must(await seat.take(person, { roomId: sideRoomId }))];
  expect([mine.persona.name, theirs.persona]).toEqual(["Rina", person.persona]);
  for (const place of [mine, theirs]) expect(await forVoice(place.voiceId, place.voiceRoom)).toEqual({ allowed: true, rights: "speak" });
  expect((await publicView(sideRoomId))?.stage.map(({ name }) => name).sort()).toEqual(["Rina", person.persona.name].sort());
  expect((await selfViews(hall.roomId, [rina.seatId])).get(rina.seatId)?.interview).toMatchObject({
    state: "running",
    mine: "inviter",
    otherName: person.persona.name,
    sideRoomId,
    extended: false,
  });
  expect((await db.seat.findUniqueOrThrow({ where: { id: person.seatId } })).leftAt).toBeNull();
});

test("nobody else enters: not a moderator, not an admin, not a guest", async () => {
  const { hall, interviewId, person } = await pair();
  const { sideRoomId } = must(await interviewInvitation.accept(person, { interviewId }));
  for (const other of [hall.budi, await member("admin"), await listener(hall), guest()])
    expect(code(await seat.take(other, { roomId: sideRoomId }))).toBe("missing");
});

test("only a moderator or recruiter who sits in the room invites, and only somebody with a hand, a turn or a ticket today", async () => {
  const hall = await forum();
  const rina = await seated(hall, hall.rina);
  const [quiet, queued, spoken] = [await listener(hall), await waiting(hall), await speaker(hall)];
  expect(code(await interviewInvitation.invite(quiet, { seatId: queued.seatId }))).toBe("missing");
  expect(code(await interviewInvitation.invite(hall.budi, { seatId: queued.seatId }))).toBe("not_in_room");
  expect(code(await interviewInvitation.invite(rina, { seatId: quiet.seatId }))).toBe("missing");
  expect(code(await interviewInvitation.invite(rina, { seatId: rina.seatId }))).toBe("missing");
  expect(code(await interviewInvitation.invite(rina, { seatId: must(await seat.take(guest(), { roomId: hall.roomId })).seatId }))).toBe(
    "missing",
  );
  expect(code(await interviewInvitation.invite(rina, { seatId: spoken.seatId }))).toBe("ok");
  const recruiter = await member("recruiter");
  expect(code(await interviewInvitation.invite(recruiter, { seatId: queued.seatId }))).toBe("not_in_room");
  must(await seat.take(recruiter, { roomId: hall.roomId }));
  expect(code(await interviewInvitation.invite(recruiter, { seatId: queued.seatId }))).toBe("ok");
});

test("inviting twice is one invitation; two who invite the same person at once leave one", async () => {
  const hall = await forum();
  const [rina, budi] = [await seated(hall, hall.rina), await seated(hall, hall.budi)];
  const person = await waiting(hall);
  const answers = await Promise.all([rina, budi].map((inviter) => interviewInvitation.invite(inviter, { seatId: person.seatId })));
  expect(answers.map(code).sort()).toEqual(["busy_interview", "ok"]);
  const winner = answers[0]?.ok ? rina : budi;
  expect(code(await interviewInvitation.invite(winner, { seatId: person.seatId }))).toBe("ok");
  expect(await db.interview.count({ where: { forumId: hall.roomId } })).toBe(1);
  expect(code(await interviewInvitation.invite(winner, { seatId: (await waiting(hall)).seatId }))).toBe("busy_interview");
});

test("only the invited one answers; a no is final", async () => {
  const { hall, rina, person, interviewId } = await pair();
  for (const other of [rina, hall.budi, await listener(hall)]) {
    expect(code(await interviewInvitation.accept(other, { interviewId }))).toBe("missing");
    expect(code(await interviewInvitation.decline(other, { interviewId }))).toBe("missing");
  }
  must(await interviewInvitation.decline(person, { interviewId }));
  must(await interviewInvitation.decline(person, { interviewId }));
  expect(code(await interviewInvitation.accept(person, { interviewId }))).toBe("call_over");
  expect(code(await interviewInvitation.invite(rina, { seatId: person.seatId }))).toBe("ok");
});

test("of a yes and a no at once one holds", async () => {
  const { person, interviewId } = await pair();
  const answers = await Promise.all([
    interviewInvitation.accept(person, { interviewId }),
    interviewInvitation.decline(person, { interviewId }),
  ]);
  expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
});

test("a yes from the stage leaves the stage first", async () => {
  const hall = await forum();
  const rina = await seated(hall, hall.rina);
  const person = await speaker(hall);
  must(await interviewInvitation.accept(person, must(await interviewInvitation.invite(rina, { seatId: person.seatId }))));
  expect((await publicView(hall.roomId))?.turns).toEqual([]);
});

test("either side ends it, a third does not; then the gate is shut and the forum seat is there", async () => {
  const { hall, rina, person, interviewId } = await pair();
  const { sideRoomId } = must(await interviewInvitation.accept(person, { interviewId }));
  const place = must(await seat.take(rina, { roomId: sideRoomId }));
  expect(code(await interview.end(hall.budi, { interviewId }))).toBe("missing");
  await Promise.all([interview.end(rina, { interviewId }), interview.end(person, { interviewId })]);
  expect(await stateOf(interviewId)).toBe("ended");
  expect(await forVoice(place.voiceId, place.voiceRoom)).toMatchObject({ allowed: false });
  expect(code(await seat.take(rina, { roomId: sideRoomId }))).not.toBe("ok");
  expect(code(await seat.take(person, { roomId: hall.roomId }))).toBe("ok");
});

test("an invitation is taken back by whoever made it, or lapses after two minutes", async () => {
  const first = await pair();
  must(await interview.end(first.rina, { interviewId: first.interviewId }));
  expect(await stateOf(first.interviewId)).toBe("expired");
  const second = await pair();
  await move(minutes(2) + 1_000);
  await timekeeper.tick();
  expect(await stateOf(second.interviewId)).toBe("expired");
  expect(code(await interviewInvitation.accept(second.person, { interviewId: second.interviewId }))).toBe("call_over");
});

test("ten minutes, five more once, then it is over", async () => {
  const { hall, rina, person, interviewId } = await pair();
  expect(code(await interview.extend(rina, { interviewId }))).toBe("call_over");
  must(await interviewInvitation.accept(person, { interviewId }));
  expect(code(await interview.extend(hall.budi, { interviewId }))).toBe("missing");
  const answers = await Promise.all([rina, person].map((party) => interview.extend(party, { interviewId })));
  expect(answers.map(code).sort()).toEqual(["already_extended", "ok"]);
  await move(minutes(14));
  await timekeeper.tick();
  expect(await stateOf(interviewId)).toBe("running");
  await move(minutes(1) + 1_000);
  await timekeeper.tick();
  expect(await stateOf(interviewId)).toBe("ended");
});

test("a removed invitee reads on the talk's screen that they were removed, and why; the other side reads that it is over", async () => {
  const hall = await forum();
  const rina = await seated(hall, hall.rina);
  const person = await waiting(hall);
  const { interviewId } = must(await interviewInvitation.invite(rina, { seatId: person.seatId }));
  const { sideRoomId } = must(await interviewInvitation.accept(person, { interviewId }));
  const [mine, theirs] = [must(await seat.take(rina, { roomId: sideRoomId })), must(await seat.take(person, { roomId: sideRoomId }))];
  must(await moderation.remove(hall.budi, { seatId: person.seatId, reason: "asks for money" }));
  const views = await selfViews(sideRoomId, [mine.seatId, theirs.seatId]);
  expect(views.get(theirs.seatId)?.out).toEqual({ cause: "removed", reason: "asks for money" });
  expect(views.get(mine.seatId)?.out).toEqual({ cause: "ended", reason: null });
});

test("a talk whose other side is gone is ended by any moderator, and they are invited again once they are back on a new seat", async () => {
  const hall = await forum();
  const rina = await seated(hall, hall.rina);
  const person = await waiting(hall);
  const { interviewId } = must(await interviewInvitation.invite(rina, { seatId: person.seatId }));
  const { sideRoomId } = must(await interviewInvitation.accept(person, { interviewId }));
  const theirs = must(await seat.take(person, { roomId: sideRoomId }));
  expect(code(await interview.end(hall.budi, { interviewId }))).toBe("missing");
  await presence.away(theirs.seatId, null);
  expect(code(await interview.end(await member("recruiter"), { interviewId }))).toBe("missing");
  must(await interview.end(hall.budi, { interviewId }));
  must(await seat.leave(person, { roomId: hall.roomId }));
  const back = must(await seat.take(person, { roomId: hall.roomId }));
  expect(back.seatId).not.toBe(person.seatId);
  expect(must(await interviewInvitation.invite(rina, { seatId: back.seatId })).interviewId).not.toBe(interviewId);
});
