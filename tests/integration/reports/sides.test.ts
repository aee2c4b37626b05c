// Neither side of a report is shut out by the other, by a friend who judges, or by a neighbour in the same network.
import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import * as clock from "#lib/platform/clock";
import { db } from "#lib/platform/db";
import * as caseClaim from "#lib/reports/case-claim";
import { limits } from "#lib/reports/context";
import * as decision from "#lib/reports/decision";
import * as desk from "#lib/reports/desk";
import * as follow from "#lib/reports/follow";
import * as report from "#lib/reports/report";
import { visit } from "#tests/factories/account";
import { code, forum, must, speaker } from "#tests/factories/forum";
import { useMailbox, work } from "#tests/factories/mailbox";
import { claimed, filed, staff } from "#tests/factories/report";

useMailbox();
const reason = "Menjual pulsa di panggung";
const words = "Saya hanya bercanda";
const minute = 60_000;

async function reportedSpeaker(category: "advert" | "harassment" = "advert") {
  const hall = await forum();
  const person = await speaker(hall);
  return { hall, person, ...(await filed({ kind: "seat", id: person.seatId }, { category })) };
}

test("a reporter who appeals first does not use up the appeal of the reported one, and each side has one", async () => {
  const { hall, person, caseId, code: itsCode } = await reportedSpeaker();
  const officer = await staff("officer");
  must(await decision.decide(hall.rina, { ...(await claimed(hall.rina, caseId)), rung: "warning", reason }));
  must(await decision.appealByCode({ code: itsCode, words: "Terlalu ringan" }));
  expect(await follow.aboutMe(person, caseId)).toMatchObject({ state: "appealed", mayAppeal: false });
  expect(code(await decision.appeal(person, { caseId, words }))).toBe("appeal_over");
  must(await decision.decide(hall.budi, { ...(await claimed(hall.budi, caseId)), rung: "series_ban", reason }));
  await work();
  expect(await db.ban.count({ where: { personId: person.personId, liftedAt: null } })).toBe(1);
  expect(code(await decision.appealByCode({ code: itsCode, words }))).toBe("appeal_over");
  expect(await follow.byCode(itsCode)).toMatchObject({ mayAppeal: false });
  expect(await follow.aboutMe(person, caseId)).toMatchObject({ state: "closed", mayAppeal: true });
  must(await decision.appeal(person, { caseId, words }));
  for (const one of [hall.rina, hall.budi]) expect(code(await caseClaim.claim(one, { caseId }))).toBe("own_decision");
  expect((await desk.read(officer, caseId))?.statements).toMatchObject([{ side: "reporter", words: "Terlalu ringan" }]);
  must(await decision.decide(officer, { ...(await claimed(officer, caseId)), rung: "warning", reason }));
  await work();
  expect(await db.ban.count({ where: { personId: person.personId, liftedAt: null } })).toBe(0);
  for (const again of [await decision.appeal(person, { caseId, words }), await decision.appealByCode({ code: itsCode, words })])
    expect(code(again)).toBe("appeal_over");
});

test("what two rounds decided alike the third takes back", async () => {
  const { hall, person, caseId, code: itsCode } = await reportedSpeaker();
  const officer = await staff("officer");
  must(await decision.decide(hall.rina, { ...(await claimed(hall.rina, caseId)), rung: "series_ban", reason }));
  must(await decision.appealByCode({ code: itsCode, words }));
  must(await decision.decide(hall.budi, { ...(await claimed(hall.budi, caseId)), rung: "series_ban", reason }));
  must(await decision.appeal(person, { caseId, words }));
  must(await decision.decide(officer, { ...(await claimed(officer, caseId)), rung: "no_breach", reason }));
  await work();
  expect(await db.ban.count({ where: { personId: person.personId, liftedAt: null } })).toBe(0);
});

test("a moderator who renews a claim again and again loses it to an officer once the case is overdue, and to nobody before", async () => {
  const { hall, caseId } = await reportedSpeaker("harassment");
  const officer = await staff("officer");
  const rinas = await claimed(hall.rina, caseId);
  expect(code(await caseClaim.claim(officer, { caseId }))).toBe("claimed_by_other");
  for (let passed = 0; passed < 61; passed += 9) {
    await clock.move(9 * minute);
    must(await caseClaim.claim(hall.rina, { caseId }));
  }
  expect(code(await caseClaim.claim(hall.budi, { caseId }))).toBe("claimed_by_other");
  expect(await desk.read(hall.budi, caseId)).toMatchObject({ claim: "other", mayTakeOver: false });
  expect(await desk.read(officer, caseId)).toMatchObject({ claim: "other", mayTakeOver: true });
  must(await decision.decide(officer, { ...(await claimed(officer, caseId)), rung: "warning", reason }));
  expect(code(await decision.decide(hall.rina, { ...rinas, rung: "no_breach", reason }))).toBe("already_decided");
});

test("people without a cookie who share a network report more often than one of them could", async () => {
  const [{ seriesId }, from] = [await forum(), visit()];
  const send = () =>
    report.file(
      { caller: null, visit: from },
      { about: { kind: "series", id: seriesId }, category: "advert", words: "", draftId: randomUUID() },
    );
  for (let sent = 0; sent <= limits.reportByReporter.points; sent += 1) expect(code(await send()), `${sent}`).toBe("ok");
});

test("somebody made moderator after the report is not judged by the fellow moderators, also under a claim of before", async () => {
  const { hall, person, caseId } = await reportedSpeaker();
  const officer = await staff("officer");
  const mine = await claimed(hall.rina, caseId);
  await db.moderator.create({
    data: { spaceId: hall.seriesId, personId: person.personId, name: "Dewi", seed: "dewi" },
    select: { id: true },
  });
  expect(code(await decision.decide(hall.rina, { ...mine, rung: "no_breach", reason }))).toBe("missing");
  expect(code(await caseClaim.claim(hall.budi, { caseId }))).toBe("missing");
  expect(await desk.read(hall.budi, caseId)).toBeNull();
  await clock.move(11 * minute);
  const officers = await claimed(officer, caseId);
  expect(code(await decision.decide(officer, { ...officers, rung: "series_ban", reason }))).toBe("rung_unavailable");
  must(await decision.decide(officer, { ...officers, rung: "warning", reason }));
});
