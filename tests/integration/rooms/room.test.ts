import { expect, test } from "vitest";
import { move, now } from "#lib/platform/clock";
import { db } from "#lib/platform/db";
import * as interviewInvitation from "#lib/rooms/interview/interview-invitation";
import { moderatorView } from "#lib/rooms/read/moderators";
import { publicView } from "#lib/rooms/read/public-view";
import { selfViews } from "#lib/rooms/read/self-view";
import * as room from "#lib/rooms/room";
import * as presence from "#lib/rooms/seat/presence";
import * as seat from "#lib/rooms/seat/seat";
import * as stage from "#lib/rooms/stage/stage";
import * as turn from "#lib/rooms/stage/turn";
import * as timekeeper from "#lib/rooms/timekeeper";
import { forVoice } from "#lib/rooms/voice/permission";
import { code, type Forum, forum, guest, kinds, listener, member, must, record, seated, speaker, waiting } from "#tests/factories/forum";

const minutes = (n: number) => n * 60_000;
const at = (hall: Forum) => ({ roomId: hall.roomId });
const phaseOf = async (hall: Forum) => (await db.room.findUniqueOrThrow({ where: { id: hall.roomId } })).phase;

test("a room goes backstage, opens and ends by its moderators alone", async () => {
  const hall = await forum({ phase: "scheduled" });
  for (const person of [await member(), await member("recruiter", "admin")]) {
    expect([
      code(await room.backstage(person, at(hall))),
      code(await room.open(person, at(hall))),
      code(await room.end(person, at(hall))),
    ]).toEqual(["missing", "missing", "missing"]);
  }
  expect(code(await room.open(hall.rina, at(hall)))).toBe("room_not_open");
  expect(code(await room.end(hall.rina, at(hall)))).toBe("room_not_open");
  must(await room.backstage(hall.budi, at(hall)));
  must(await room.backstage(hall.rina, at(hall)));
  must(await room.open(hall.rina, at(hall)));
  must(await room.open(hall.budi, at(hall)));
  expect(await publicView(hall.roomId)).toMatchObject({ phase: "open", segment: 0, title: "Forum Kerja Karawang" });
  must(await room.end(hall.budi, at(hall)));
  must(await room.end(hall.rina, at(hall)));
  expect(code(await room.open(hall.rina, at(hall)))).toBe("room_not_open");
  expect(await kinds(hall)).toEqual(["room_backstage", "room_opened", "room_ended"]);
});

test("one room of a series is on at a time, also when two are opened at once", async () => {
  const hall = await forum({ phase: "scheduled" });
  const { id } = await db.room.create({
    data: {
      seriesId: hall.seriesId,
      voiceRoom: "second",
      startsAt: new Date(Date.now() + minutes(240)),
      endsAt: new Date(Date.now() + minutes(420)),
      agenda: [],
    },
  });
  const answers = await Promise.all([room.backstage(hall.rina, at(hall)), room.backstage(hall.budi, { roomId: id })]);
  expect(answers.map(code).sort()).toEqual(["ok", "room_already_on"]);
});

test("a room of next week is not opened today, nor one whose time is over", async () => {
  const hall = await forum({ phase: "scheduled" });
  const today = (await now()).getTime();
  await db.room.update({
    where: { id: hall.roomId },
    data: { startsAt: new Date(today + minutes(24 * 60)), endsAt: new Date(today + minutes(27 * 60)) },
  });
  expect(code(await room.backstage(hall.rina, at(hall)))).toBe("room_not_open");
  await move(minutes(28 * 60));
  expect(code(await room.backstage(hall.rina, at(hall)))).toBe("room_not_open");
});

test("the end of the room ends hands, turns, talks and seats", async () => {
  const hall = await forum();
  const rina = await seated(hall, hall.rina);
  const [talking, speaking, queued, someone] = [
    await waiting(hall),
    await speaker(hall),
    await waiting(hall),
    must(await seat.take(guest(), at(hall))),
  ];
  const { interviewId } = must(await interviewInvitation.invite(rina, { seatId: talking.seatId }));
  const { sideRoomId } = must(await interviewInvitation.accept(talking, { interviewId }));
  must(await room.end(hall.budi, at(hall)));
  expect(await db.turn.findUniqueOrThrow({ where: { id: speaking.turnId } })).toMatchObject({ endedBy: "room" });
  expect((await db.ticket.findUniqueOrThrow({ where: { id: queued.ticketId } })).state).toBe("closed");
  expect((await db.room.findUniqueOrThrow({ where: { id: sideRoomId } })).phase).toBe("ended");
  for (const { voiceId } of [rina, speaking, queued, someone])
    expect(await forVoice(voiceId, hall.voiceRoom)).toEqual({ allowed: false, code: "ended" });
  expect((await selfViews(hall.roomId, [queued.seatId])).get(queued.seatId)?.out).toEqual({ cause: "ended", reason: null });
  expect(code(await stage.call(hall.rina, at(hall)))).toBe("room_not_open");
  expect((await moderatorView(hall.roomId))?.openOutcomes).toMatchObject([{ interviewId, turnId: null }]);
});

test("segment, hands and turn length are set by moderators, and the same again is no event", async () => {
  const hall = await forum();
  const person = await listener(hall);
  expect(code(await room.segment(person, { ...at(hall), segment: 1 }))).toBe("missing");
  expect(code(await room.hands(person, { ...at(hall), open: false }))).toBe("missing");
  expect(code(await room.turnLength(person, { ...at(hall), seconds: 60 }))).toBe("missing");
  expect(code(await room.segment(hall.rina, { ...at(hall), segment: 2 }))).toBe("invalid");
  for (const moderator of [hall.rina, hall.budi]) {
    must(await room.segment(moderator, { ...at(hall), segment: 1 }));
    must(await room.hands(moderator, { ...at(hall), open: false }));
    must(await room.turnLength(moderator, { ...at(hall), seconds: 60 }));
  }
  expect(await publicView(hall.roomId)).toMatchObject({ segment: 1, handsOpen: false, turnSeconds: 60 });
  expect((await kinds(hall)).filter((kind) => ["segment_set", "hands_set", "turn_length_set"].includes(kind))).toHaveLength(3);
});

test("a new turn length holds from the next turn on", async () => {
  const hall = await forum();
  const before = await speaker(hall);
  must(await room.turnLength(hall.rina, { ...at(hall), seconds: 60 }));
  const after = await speaker(hall);
  const seconds = async (turnId: string) => (await db.turn.findUniqueOrThrow({ where: { id: turnId } })).seconds;
  expect([await seconds(before.turnId), await seconds(after.turnId)]).toEqual([120, 60]);
});

test("without a moderator the room locks after two minutes, opens again with one, and ends after ten", async () => {
  const hall = await forum();
  const rina = await seated(hall, hall.rina);
  const speaking = await speaker(hall);
  const queued = await waiting(hall);
  const lock = async () => {
    await timekeeper.tick();
    return (await publicView(hall.roomId))?.locked;
  };
  await presence.seen(rina.voiceId, "PA_1");
  expect(await lock()).toBe(false);
  await presence.left(rina.voiceId, "PA_1");
  expect(await lock()).toBe(false);
  await move(minutes(2) + 1_000);
  expect(await lock()).toBe(true);
  expect(code(await stage.call(hall.budi, at(hall)))).toBe("room_locked");
  must(await turn.begin(speaking, { turnId: speaking.turnId }));
  expect((await selfViews(hall.roomId, [queued.seatId])).get(queued.seatId)?.ticket?.place).toBe(1);

  const back = await seated(hall, hall.rina);
  expect(await lock()).toBe(false);
  must(await seat.leave(back, at(hall)));
  await lock();
  await move(minutes(10) + 1_000);
  await timekeeper.tick();
  expect(await phaseOf(hall)).toBe("ended");
  expect((await record(hall)).at(-1)).toMatchObject({ kind: "room_ended", actorId: null, payload: { cause: "unmoderated" } });
});

test("a moderator in an interview has not left the room", async () => {
  const hall = await forum();
  const rina = await seated(hall, hall.rina);
  const person = await waiting(hall);
  must(
    await interviewInvitation.accept(person, {
      interviewId: must(await interviewInvitation.invite(rina, { seatId: person.seatId })).interviewId,
    }),
  );
  await presence.seen(rina.voiceId, "PA_1");
  await presence.left(rina.voiceId, "PA_1");
  for (const wait of [0, 2.1, 3, 3]) {
    await move(minutes(wait));
    await timekeeper.tick();
  }
  expect(await publicView(hall.roomId)).toMatchObject({ phase: "open", locked: false });
  expect((await db.seat.findUniqueOrThrow({ where: { id: rina.seatId } })).leftAt).toBeNull();
});

test("a room that no moderator has come to yet is not without one", async () => {
  const hall = await forum();
  await listener(hall);
  for (const wait of [0, 3, 11]) {
    await move(minutes(wait));
    await timekeeper.tick();
  }
  expect(await publicView(hall.roomId)).toMatchObject({ phase: "open", locked: false });
});

test("half an hour after its end a room is over", async () => {
  const hall = await forum();
  await seated(hall, hall.rina);
  await move(minutes(209));
  await timekeeper.tick();
  expect(await phaseOf(hall)).toBe("open");
  await move(minutes(2));
  await Promise.all([timekeeper.tick(), timekeeper.tick()]);
  expect(await phaseOf(hall)).toBe("ended");
  expect((await kinds(hall)).filter((kind) => kind === "room_ended")).toHaveLength(1);
});

test("the record has no gap and no double, whatever happens at once", async () => {
  const hall = await forum();
  await Promise.all([
    ...Array.from({ length: 6 }, () => waiting(hall)),
    room.hands(hall.rina, { ...at(hall), open: true }),
    room.segment(hall.budi, { ...at(hall), segment: 1 }),
  ]);
  const numbers = (await record(hall)).map(({ seq }) => seq);
  expect(numbers).toEqual(numbers.map((_, index) => index + 1));
});
