// What a decision does, it does once, and what an appeal took back does not come again.
import { expect, test } from "vitest";
import type { Actor } from "#lib/platform/auth/actor";
import { db } from "#lib/platform/db";
import * as consequence from "#lib/reports/consequence";
import * as decision from "#lib/reports/decision";
import * as desk from "#lib/reports/desk";
import type { Rung } from "#lib/reports/ladder";
import { code, forum, must, speaker } from "#tests/factories/forum";
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
