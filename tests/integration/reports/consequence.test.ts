// What a decision does, it does once, and what an appeal took back does not come again.
import { expect, test } from "vitest";
import type { Actor } from "#lib/platform/auth/actor";
import { db } from "#lib/platform/db";
import * as consequence from "#lib/reports/consequence";
import * as decision from "#lib/reports/decision";
import * as desk from "#lib/reports/desk";
import * as follow from "#lib/reports/follow";
import type { Rung } from "#lib/reports/ladder";
import * as seat from "#lib/rooms/seat/seat";
import { code, forum, kinds, must, speaker } from "#tests/factories/forum";
import { useMailbox, work } from "#tests/factories/mailbox";
import { asOwner } from "#tests/factories/owner";
import { claimed, filed, staff } from "#tests/factories/report";

useMailbox();
const reason = "Menjual pulsa di panggung";
const words = "Saya hanya bercanda";

async function reported() {
  const hall = await forum();
  const person = await speaker(hall);
  return { hall, person, ...(await filed({ kind: "seat", id: person.seatId })) };
}

async function decided(actor: Actor, caseId: string, rung: Rung): Promise<string> {
  must(await decision.decide(actor, { ...(await claimed(actor, caseId)), rung, reason }));
  return (await db.caseDecision.findFirstOrThrow({ where: { caseId }, orderBy: { round: "desc" }, select: { id: true } })).id;
}

const bansOf = (personId: string) => db.ban.count({ where: { personId, liftedAt: null } });

test("two workers who carry out a ban and the appeal against it at once, again and again, leave no ban behind", async () => {
  const { hall, person, caseId } = await reported();
  const first = await decided(hall.rina, caseId, "series_ban");
  must(await decision.appeal(person, { caseId, words }));
  const last = await decided(hall.budi, caseId, "no_breach");
  await Promise.all([first, last, first, last, first].map((id) => consequence.carryOut(id)));
  expect(await bansOf(person.personId)).toBe(0);
  const banned = await db.roomEvent.findMany({
    where: { roomId: hall.roomId, kind: { in: ["banned", "ban_lifted"] } },
    orderBy: { seq: "asc" },
  });
  expect(banned.map(({ kind }) => kind)).toEqual(["banned", "ban_lifted"]);
});

test("two workers who carry out one decision at once remove somebody once", async () => {
  const { hall, caseId } = await reported();
  const id = await decided(hall.rina, caseId, "room_removal");
  await Promise.all(Array.from({ length: 6 }, () => consequence.carryOut(id)));
  expect(await db.roomEvent.count({ where: { roomId: hall.roomId, kind: "removed" } })).toBe(1);
});

test("a decision whose carrying out fails is not noted as carried out, and the next try does it", async () => {
  const { hall, person, caseId } = await reported();
  const id = await decided(hall.rina, caseId, "series_ban");
  await asOwner("ALTER TABLE ban ADD CONSTRAINT planted CHECK (false) NOT VALID");
  await expect(consequence.carryOut(id)).rejects.toThrow("planted");
  await asOwner("ALTER TABLE ban DROP CONSTRAINT planted");
  expect(await db.caseDecision.findUnique({ where: { id }, select: { carriedOutAt: true } })).toEqual({ carriedOutAt: null });
  await consequence.carryOut(id);
  expect(await bansOf(person.personId)).toBe(1);
});

const becomeModerator = (seriesId: string, personId: string) =>
  db.moderator.create({ data: { spaceId: seriesId, personId, name: "Bu Sari", seed: "sari" }, select: { id: true } });

test("of a decision that found a moderator meanwhile the desk reads why, and both sides that it was not carried out", async () => {
  for (const rung of ["room_removal", "series_ban"] as const) {
    const { hall, person, caseId, code: reporters } = await reported();
    const officer = await staff("officer");
    const id = await decided(officer, caseId, rung);
    await becomeModerator(hall.seriesId, person.personId);
    await consequence.carryOut(id);
    expect(await bansOf(person.personId)).toBe(0);
    expect((await desk.read(officer, caseId))?.decisions).toMatchObject([{ rung, undone: "moderates" }]);
    for (const side of [await follow.byCode(reporters), await follow.aboutMe(person, caseId)]) {
      expect(side?.decisions).toMatchObject([{ rung, isUndone: true }]);
      expect(JSON.stringify(side)).not.toContain("moderates");
    }
  }
});

test("a decision that comes when the seat or the meeting is over says so, and one that did what it says does not", async () => {
  const [left, ended, done] = [await reported(), await reported(), await reported()];
  must(await seat.leave(left.person, { roomId: left.hall.roomId }));
  const room = await filed({ kind: "room", id: ended.hall.roomId });
  const officer = await staff("officer");
  await db.room.update({ where: { id: ended.hall.roomId }, data: { phase: "ended" } });
  const undone = async (caseId: string, rung: Rung) => {
    await consequence.carryOut(await decided(officer, caseId, rung));
    return (await db.caseDecision.findFirstOrThrow({ where: { caseId } })).undone;
  };
  expect(await undone(left.caseId, "room_removal")).toBe("over");
  expect(await undone(room.caseId, "room_end")).toBe("over");
  expect(await undone(done.caseId, "room_removal")).toBeNull();
});

test("an appeal that is upheld lets somebody in again while the meeting is on, and not where another removal stands", async () => {
  const { hall, person, caseId } = await reported();
  await consequence.carryOut(await decided(hall.rina, caseId, "room_removal"));
  expect(code(await seat.take(person, { roomId: hall.roomId }))).toBe("banned");
  must(await decision.appeal(person, { caseId, words }));
  const last = await decided(hall.budi, caseId, "no_breach");
  await Promise.all([1, 2].map(() => consequence.carryOut(last)));
  const again = must(await seat.take(person, { roomId: hall.roomId }));
  expect(again.seatId).not.toBe(person.seatId);
  expect((await kinds(hall)).filter((kind) => kind === "removal_lifted")).toHaveLength(1);

  await db.conductCase.update({ where: { id: caseId }, data: { state: "closed" } });
  const [first, second] = [
    await filed({ kind: "seat", id: again.seatId }),
    await filed({ kind: "seat", id: again.seatId }, { category: "hate" }),
  ];
  expect(second.caseId).toBe(first.caseId);
  await consequence.carryOut(await decided(hall.rina, first.caseId, "room_removal"));
  const third = await filed({ kind: "seat", id: again.seatId });
  await consequence.carryOut(await decided(hall.rina, third.caseId, "room_removal"));
  must(await decision.appeal(person, { caseId: first.caseId, words }));
  await consequence.carryOut(await decided(hall.budi, first.caseId, "no_breach"));
  expect(code(await seat.take(person, { roomId: hall.roomId }))).toBe("banned");
});

test("an appeal against a removal from a meeting that has ended changes nothing in it", async () => {
  const { hall, person, caseId } = await reported();
  await consequence.carryOut(await decided(hall.rina, caseId, "room_removal"));
  await db.room.update({ where: { id: hall.roomId }, data: { phase: "ended" } });
  must(await decision.appeal(person, { caseId, words }));
  await consequence.carryOut(await decided(hall.budi, caseId, "no_breach"));
  expect((await db.seat.findUniqueOrThrow({ where: { id: person.seatId } })).removedAt).not.toBeNull();
  expect(await kinds(hall)).not.toContain("removal_lifted");
});

test("an appeal in one case opens no account that the decision of another keeps closed", async () => {
  const [one, other] = [await reported(), await forum()];
  const officers = [await staff("officer"), await staff("officer"), await staff("officer")] as const;
  const { person } = one;
  const second = await filed({ kind: "seat", id: (await speaker(other, person)).seatId });
  await decided(officers[0], one.caseId, "account_ban");
  await decided(officers[0], second.caseId, "account_ban");
  await work();
  const closed = () => db.accountBan.count({ where: { personId: person.personId } });
  must(await decision.appeal(person, { caseId: one.caseId, words }));
  await decided(officers[1], one.caseId, "no_breach");
  await work();
  expect(await closed()).toBe(1);
  must(await decision.appeal(person, { caseId: second.caseId, words }));
  await decided(officers[2], second.caseId, "warning");
  await work();
  expect(await closed()).toBe(0);
});

test("somebody who was made moderator after the report is offered to the desk as one: the consequences are those that can be decided", async () => {
  const { hall, person, caseId } = await reported();
  const officer = await staff("officer");
  expect((await desk.read(officer, caseId))?.rungs).toContain("series_ban");
  await db.moderator.create({ data: { spaceId: hall.seriesId, personId: person.personId, name: "Baru", seed: "baru" } });
  const seen = await desk.read(officer, caseId);
  expect(seen).toMatchObject({ reported: { isModerator: true }, rungs: ["no_breach", "warning", "account_ban"] });
  for (const rung of ["room_removal", "series_ban"] as const)
    expect(code(await decision.decide(officer, { ...(await claimed(officer, caseId)), rung, reason }))).toBe("rung_unavailable");
});
