import { expect, test } from "vitest";
import * as interview from "#lib/rooms/interview/interview";
import * as interviewInvitation from "#lib/rooms/interview/interview-invitation";
import { read } from "#lib/rooms/read/interview-page";
import { moderatorView } from "#lib/rooms/read/moderators";
import * as presence from "#lib/rooms/seat/presence";
import * as seat from "#lib/rooms/seat/seat";
import { forum, must, seated, speaker, waiting } from "#tests/factories/forum";

async function talk() {
  const hall = await forum();
  const rina = await seated(hall, hall.rina);
  const person = await waiting(hall);
  const { interviewId } = must(await interviewInvitation.invite(rina, { seatId: person.seatId }));
  return { hall, rina, person, interviewId };
}

test("a moderator's desk knows whose talk it is, and whether the other one is connected there", async () => {
  const { hall, rina, person, interviewId } = await talk();
  const shown = async () => (await moderatorView(hall.roomId)).interviews;
  expect(await shown()).toMatchObject([{ interviewId, state: "invited", seatId: person.seatId, bySeatId: rina.seatId, there: false }]);
  const { sideRoomId } = must(await interviewInvitation.accept(person, { interviewId }));
  const theirs = must(await seat.take(person, { roomId: sideRoomId }));
  expect(await shown()).toMatchObject([{ state: "running", there: false }]);
  await presence.seen(theirs.voiceId, "PA_first");
  expect(await shown()).toMatchObject([{ state: "running", there: true }]);
  await presence.left(theirs.voiceId, "PA_first");
  expect(await shown()).toMatchObject([{ state: "running", there: false }]);
});

test("when the other's browser is gone, ending the talk and inviting again makes a new one", async () => {
  const { rina, person, interviewId } = await talk();
  must(await interviewInvitation.accept(person, { interviewId }));
  must(await interview.end(rina, { interviewId }));
  const again = must(await interviewInvitation.invite(rina, { seatId: person.seatId }));
  expect(again.interviewId).not.toBe(interviewId);
});

test("the page of a talk says whether it took place and whether the desk is the way back", async () => {
  const { rina, person, interviewId } = await talk();
  expect(await read(rina, interviewId)).toMatchObject({ state: "invited", started: false, moderates: true });
  expect(await read(person, interviewId)).toMatchObject({ state: "invited", started: false, moderates: false });
  must(await interviewInvitation.decline(person, { interviewId }));
  expect(await read(rina, interviewId)).toMatchObject({ state: "over", started: false });
  const hall = await forum();
  const [host, spoken] = [await seated(hall, hall.rina), await speaker(hall)];
  const later = must(await interviewInvitation.invite(host, { seatId: spoken.seatId }));
  must(await interviewInvitation.accept(spoken, later));
  must(await interview.end(host, later));
  expect(await read(spoken, later.interviewId)).toMatchObject({ state: "over", started: true });
});
