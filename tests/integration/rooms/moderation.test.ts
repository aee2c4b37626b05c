import { expect, test } from "vitest";
import { db } from "#lib/platform/db";
import * as interviewInvitation from "#lib/rooms/interview/interview-invitation";
import * as moderation from "#lib/rooms/moderation/moderation";
import * as bans from "#lib/rooms/read/bans";
import { moderatorView } from "#lib/rooms/read/moderators";
import { publicView } from "#lib/rooms/read/public-view";
import { selfViews } from "#lib/rooms/read/self-view";
import * as seat from "#lib/rooms/seat/seat";
import * as ticket from "#lib/rooms/stage/ticket";
import { forVoice } from "#lib/rooms/voice/permission";
import {
  card,
  code,
  type Forum,
  forum,
  guest,
  kinds,
  listener,
  member,
  must,
  record,
  seated,
  speaker,
  waiting,
} from "#tests/factories/forum";

const reason = "asks for money";
const logged = async (hall: Forum, kind: string) => (await record(hall)).filter((event) => event.kind === kind);

test("only moderators keep order", async () => {
  const hall = await forum();
  const person = await speaker(hall);
  const others = [await listener(hall), await member(), await member("recruiter", "officer", "admin"), person];
  for (const other of others) {
    const { seatId } = person;
    const answers = [
      await moderation.mute(other, { seatId }),
      await moderation.lock(other, { seatId, reason }),
      await moderation.unlock(other, { seatId }),
      await moderation.demote(other, { seatId, reason }),
      await moderation.remove(other, { seatId, reason }),
      await moderation.ban(other, { seatId, reason, scope: "series" }),
    ];
    expect(answers.map(code)).toEqual(Array(6).fill("missing"));
  }
  expect(code(await moderation.remove(hall.rina, { seatId: crypto.randomUUID(), reason }))).toBe("missing");
  expect((await publicView(hall.roomId))?.turns[0]?.turnId).toBe(person.turnId);
});

test("a mute is a line in the log; the microphone stays its owner's", async () => {
  const hall = await forum();
  const person = await speaker(hall);
  must(await moderation.mute(hall.budi, { seatId: person.seatId }));
  expect(await logged(hall, "muted")).toMatchObject([{ actorId: hall.budi.personId, payload: { seatId: person.seatId } }]);
  expect(await forVoice(person.voiceId, hall.voiceRoom)).toEqual({ allowed: true, rights: "speak" });
});

test("a locked microphone stays closed until a moderator opens it; twice is once", async () => {
  const hall = await forum();
  const person = await speaker(hall);
  await Promise.all([hall.rina, hall.budi].map((moderator) => moderation.lock(moderator, { seatId: person.seatId, reason })));
  expect(await logged(hall, "locked")).toHaveLength(1);
  expect(await forVoice(person.voiceId, hall.voiceRoom)).toEqual({ allowed: true, rights: "listen" });
  expect((await publicView(hall.roomId))?.stage[0]?.locked).toBe(true);
  must(await moderation.unlock(hall.budi, { seatId: person.seatId }));
  must(await moderation.unlock(hall.budi, { seatId: person.seatId }));
  expect(await logged(hall, "unlocked")).toHaveLength(1);
  expect(await forVoice(person.voiceId, hall.voiceRoom)).toEqual({ allowed: true, rights: "speak" });
});

test("a demoted speaker listens on; the log says why, and so does their own screen", async () => {
  const hall = await forum();
  const person = await speaker(hall);
  await Promise.all([hall.rina, hall.budi].map((moderator) => moderation.demote(moderator, { seatId: person.seatId, reason })));
  expect(await forVoice(person.voiceId, hall.voiceRoom)).toEqual({ allowed: true, rights: "listen" });
  expect(await logged(hall, "demoted")).toHaveLength(1);
  expect((await db.ticket.findUniqueOrThrow({ where: { id: person.ticketId } })).state).toBe("done");
  expect((await selfViews(hall.roomId, [person.seatId])).get(person.seatId)?.decision).toEqual({ what: "demoted", reason });
});

test("removed means out: hand, turn, old voice and new door", async () => {
  const hall = await forum();
  const [queued, speaking] = [await waiting(hall), await speaker(hall)];
  for (const person of [queued, speaking]) {
    must(await moderation.remove(hall.rina, { seatId: person.seatId, reason }));
    must(await moderation.remove(hall.budi, { seatId: person.seatId, reason }));
    expect(await forVoice(person.voiceId, hall.voiceRoom)).toEqual({ allowed: false, code: "removed" });
    expect(code(await seat.take(person, { roomId: hall.roomId }))).toBe("banned");
    expect(code(await ticket.raise(person, { roomId: hall.roomId, card, pinRef: null }))).toBe("not_in_room");
    expect((await selfViews(hall.roomId, [person.seatId])).get(person.seatId)?.out).toEqual({ cause: "removed", reason });
    expect((await db.ticket.findUniqueOrThrow({ where: { id: person.ticketId } })).state).toBe("removed");
  }
  const { epoch, voiceId, formerVoices } = await db.seat.findUniqueOrThrow({ where: { id: queued.seatId } });
  expect({ epoch, formerVoices }).toEqual({ epoch: 1, formerVoices: [queued.voiceId] });
  expect(await forVoice(voiceId, hall.voiceRoom)).toEqual({ allowed: false, code: "removed" });
  expect(await publicView(hall.roomId)).toMatchObject({ turns: [], stage: [], hands: 0 });
  expect(await logged(hall, "removed")).toHaveLength(2);
  expect((await moderatorView(hall.roomId))?.log[0]).toMatchObject({ kind: "removed", by: "Rina", name: speaking.persona.name, reason });
});

test("somebody removed today may come again tomorrow", async () => {
  const hall = await forum();
  const person = await listener(hall);
  must(await moderation.remove(hall.rina, { seatId: person.seatId, reason }));
  await db.room.update({ where: { id: hall.roomId }, data: { phase: "ended" } });
  const { id } = await db.room.create({
    data: {
      seriesId: hall.seriesId,
      voiceRoom: "tomorrow",
      startsAt: new Date(Date.now() + 86_400_000),
      endsAt: new Date(Date.now() + 90_000_000),
      agenda: [],
      phase: "open",
    },
  });
  expect(code(await seat.take(person, { roomId: id }))).toBe("ok");
});

test("a ban from the series holds tomorrow too, until it is lifted", async () => {
  const hall = await forum();
  const person = await listener(hall);
  const answers = await Promise.all(
    [hall.rina, hall.budi].map((moderator) => moderation.ban(moderator, { seatId: person.seatId, reason, scope: "series" })),
  );
  expect(new Set(answers.map((answer) => must(answer).banId)).size).toBe(1);
  expect(await logged(hall, "banned")).toHaveLength(1);
  expect(await forVoice(person.voiceId, hall.voiceRoom)).toMatchObject({ allowed: false });
  const lines = await bans.read(hall.budi, hall.roomId);
  expect(lines).toMatchObject([{ scope: "series", name: person.persona.name, reason }]);
  expect(await bans.read(person, hall.roomId)).toBeNull();

  await db.room.update({ where: { id: hall.roomId }, data: { phase: "ended" } });
  const { id } = await db.room.create({
    data: {
      seriesId: hall.seriesId,
      voiceRoom: "later",
      startsAt: new Date(Date.now() + 86_400_000),
      endsAt: new Date(Date.now() + 90_000_000),
      agenda: [],
      phase: "open",
    },
  });
  expect(code(await seat.take(person, { roomId: id }))).toBe("banned");
  const banId = lines?.[0]?.banId ?? "";
  expect(code(await moderation.liftBan(await member("admin"), { banId }))).toBe("missing");
  expect(code(await moderation.liftBan(person, { banId }))).toBe("missing");
  must(await moderation.liftBan(hall.budi, { banId }));
  must(await moderation.liftBan(hall.rina, { banId }));
  expect(code(await seat.take(person, { roomId: id }))).toBe("ok");
});

test("a lifted ban opens the same room again", async () => {
  const hall = await forum();
  const person = await listener(hall);
  const { banId } = must(await moderation.ban(hall.rina, { seatId: person.seatId, reason, scope: "room" }));
  expect((await selfViews(hall.roomId, [person.seatId])).get(person.seatId)?.out).toEqual({ cause: "banned", reason });
  must(await moderation.liftBan(hall.budi, { banId }));
  expect(await kinds(hall)).toContain("ban_lifted");
  const again = must(await seat.take(person, { roomId: hall.roomId }));
  expect(again.voiceId).not.toBe(person.voiceId);
  expect(await forVoice(person.voiceId, hall.voiceRoom)).toMatchObject({ allowed: false });
});

test("a guest with a key is kept out by the key", async () => {
  const hall = await forum();
  const someone = guest();
  const taken = must(await seat.take(someone, { roomId: hall.roomId }));
  must(await moderation.ban(hall.rina, { seatId: taken.seatId, reason, scope: "room" }));
  expect(code(await seat.take(someone, { roomId: hall.roomId }))).toBe("banned");
  expect(code(await seat.take(guest(), { roomId: hall.roomId }))).toBe("ok");
});

test("moderators are equals: none locks, demotes, removes or bans another", async () => {
  const hall = await forum();
  const [rina, budi] = [await seated(hall, hall.rina), await seated(hall, hall.budi)];
  const { seatId } = rina;
  const answers = [
    await moderation.lock(budi, { seatId, reason }),
    await moderation.demote(budi, { seatId, reason }),
    await moderation.remove(budi, { seatId, reason }),
    await moderation.ban(budi, { seatId, reason, scope: "room" }),
  ];
  expect(answers.map(code)).toEqual(Array(4).fill("moderator_protected"));
  expect(code(await moderation.mute(budi, { seatId }))).toBe("ok");
});

test("a persona of somebody who moderates now is no seat to act on, and no answer tells whose it is", async () => {
  const hall = await forum();
  const [person, other] = [await listener(hall), await listener(hall)];
  const { personId } = person;
  await db.moderator.create({ data: { spaceId: hall.seriesId, personId, name: "Bu Sari", seed: "sari" }, select: { id: true } });
  const { seatId } = person;
  const answers = [
    await moderation.lock(hall.rina, { seatId, reason }),
    await moderation.demote(hall.rina, { seatId, reason }),
    await moderation.remove(hall.rina, { seatId, reason }),
    await moderation.ban(hall.rina, { seatId, reason, scope: "room" }),
  ];
  const unknown = await moderation.remove(hall.rina, { seatId: crypto.randomUUID(), reason });
  expect(answers).toEqual(Array(4).fill(unknown));
  await seated(hall, person);
  expect(await moderation.ban(hall.rina, { seatId, reason, scope: "room" })).toEqual(unknown);
  expect(code(await moderation.remove(hall.rina, { seatId: other.seatId, reason }))).toBe("ok");
});

test("removal ends an interview too, and neither of the two passes its gate any more", async () => {
  const hall = await forum();
  const rina = await seated(hall, hall.rina);
  const person = await waiting(hall);
  const { interviewId } = must(await interviewInvitation.invite(rina, { seatId: person.seatId }));
  const { sideRoomId } = must(await interviewInvitation.accept(person, { interviewId }));
  const [mine, theirs] = [must(await seat.take(rina, { roomId: sideRoomId })), must(await seat.take(person, { roomId: sideRoomId }))];
  must(await moderation.remove(hall.budi, { seatId: person.seatId, reason }));
  for (const place of [mine, theirs]) expect(await forVoice(place.voiceId, place.voiceRoom)).toMatchObject({ allowed: false });
  expect(code(await seat.take(person, { roomId: sideRoomId }))).not.toBe("ok");
  expect(await db.interview.findUniqueOrThrow({ where: { id: interviewId } })).toMatchObject({ state: "ended" });
});

test("a removal and a demotion at once end the turn once", async () => {
  const hall = await forum();
  const person = await speaker(hall);
  await Promise.all([
    moderation.remove(hall.rina, { seatId: person.seatId, reason }),
    moderation.demote(hall.budi, { seatId: person.seatId, reason }),
  ]);
  expect(await publicView(hall.roomId)).toMatchObject({ turns: [], stage: [] });
  expect((await kinds(hall)).filter((kind) => kind === "turn_ended")).toHaveLength(1);
});
