import { expect, test } from "vitest";
import { personalData } from "#lib/personal-data";
import { db, transact } from "#lib/platform/db";
import * as caseClaim from "#lib/reports/case-claim";
import * as decision from "#lib/reports/decision";
import * as desk from "#lib/reports/desk";
import * as reports from "#lib/reports/personal-data";
import * as statement from "#lib/reports/statement";
import { code, forum, member, must, speaker } from "#tests/factories/forum";
import { claimed, filed } from "#tests/factories/report";

const eraseAll = (personId: string) =>
  transact(async (tx) => {
    for (const { erase } of personalData) await erase(tx, personId);
  });
const words = "Dia meminta uang muka";

test("a case that waits outlives the account of the one it is about, without the person, and is still decided", async () => {
  const hall = await forum();
  const person = await speaker(hall);
  const { caseId } = await filed({ kind: "seat", id: person.seatId }, { words });
  // Nobody told them of the case: they do not learn of it by closing their account.
  expect(await reports.heldEvidence(db, person.personId)).toEqual([]);
  await eraseAll(person.personId);
  const kept = await db.conductCase.findUniqueOrThrow({ where: { id: caseId } });
  expect(kept).toMatchObject({ personId: null, subjectName: "", state: "open" });
  expect(JSON.stringify(kept)).not.toContain(person.personId);
  expect((await desk.read(hall.rina, caseId))?.reportsSent[0]?.words).toBe(words);
  must(await decision.decide(hall.rina, { ...(await claimed(hall.rina, caseId)), rung: "warning", reason: "Terbukti" }));
});

test("a decided case goes with the account of the one it is about", async () => {
  const hall = await forum();
  const person = await speaker(hall);
  const { caseId } = await filed({ kind: "seat", id: person.seatId }, { words });
  must(await decision.decide(hall.rina, { ...(await claimed(hall.rina, caseId)), rung: "warning", reason: "Terbukti" }));
  expect(await reports.heldAbout(db, person.personId)).toMatchObject([{ kind: "case", by: null, text: "Terbukti" }]);
  expect(await reports.heldEvidence(db, person.personId)).toEqual([]);
  await eraseAll(person.personId);
  expect(await db.conductCase.count({ where: { id: caseId } })).toBe(0);
});

test("a reporter who goes leaves the words only where a case waits for them, tied to nobody", async () => {
  const hall = await forum();
  const [reporter, first, second] = [await member(), await speaker(hall), await member()];
  const open = await filed({ kind: "seat", id: first.seatId }, { caller: reporter, words });
  const done = await filed({ kind: "series", id: hall.seriesId }, { caller: reporter, words: "Kata lain" });
  await db.conductCase.update({ where: { id: done.caseId }, data: { state: "decided" } });
  await filed({ kind: "series", id: hall.seriesId }, { caller: second, words: "Bukan dia" });
  await eraseAll(reporter.personId);
  const kept = (id: string) => db.report.findUniqueOrThrow({ where: { id }, select: { words: true, reporterId: true } });
  expect(await kept(open.reportId)).toEqual({ words, reporterId: null });
  expect(await kept(done.reportId)).toEqual({ words: "", reporterId: null });
});

test("a member of staff whose account closes keeps no case to themselves", async () => {
  const hall = await forum();
  const { caseId } = await filed({ kind: "seat", id: (await speaker(hall)).seatId });
  const mine = await claimed(hall.rina, caseId);
  await transact((tx) => reports.close(tx, hall.rina.personId));
  expect(code(await decision.decide(hall.rina, { ...mine, rung: "warning", reason: "Terbukti" }))).toBe("claim_over");
  must(await caseClaim.claim(hall.budi, { caseId }));
});

test("an export says what one reported and what was decided, and never who reported whom", async () => {
  const hall = await forum();
  const [reporter, person] = [await member(), await speaker(hall)];
  const { caseId } = await filed({ kind: "seat", id: person.seatId }, { caller: reporter, words });
  must(await decision.decide(hall.rina, { ...(await claimed(hall.rina, caseId)), rung: "warning", reason: "Terbukti" }));
  const [sent, about] = [await reports.exportOf(db, reporter.personId), await reports.exportOf(db, person.personId)];
  expect(JSON.stringify(sent)).toContain(words);
  expect(JSON.stringify(about)).toContain("Terbukti");
  expect(JSON.stringify(about)).not.toContain(words);
  for (const text of [JSON.stringify(sent), JSON.stringify(about)])
    for (const id of [reporter.personId, person.personId, hall.rina.personId]) expect(text).not.toContain(id);
});

test("the day on which a case goes is said as it is: later while it waits, and while an appeal may come", async () => {
  const hall = await forum();
  const person = await speaker(hall);
  const { caseId } = await filed({ kind: "seat", id: person.seatId });
  must(await statement.ask(hall.rina, { ...(await claimed(hall.rina, caseId)), side: "reported", question: "Benarkah?" }));
  const { keepUntil } = await db.conductCase.findUniqueOrThrow({ where: { id: caseId } });
  const after = (days: number, from = keepUntil) => new Date(from.getTime() + days * 86_400_000);
  const said = async () => {
    const [held] = await reports.heldAbout(db, person.personId);
    expect((await reports.exportOf(db, person.personId)).casesAboutMe).toMatchObject([{ keepUntil: held?.until }]);
    return held?.until;
  };
  expect(await said()).toEqual(after(30));
  must(await decision.decide(hall.rina, { ...(await claimed(hall.rina, caseId)), rung: "warning", reason: "Terbukti" }));
  expect(await said()).toEqual(keepUntil);
  await db.caseDecision.updateMany({ where: { caseId }, data: { at: after(-4) } });
  expect(await said()).toEqual(after(10));
  await db.caseDecision.updateMany({ where: { caseId }, data: { at: after(29) } });
  expect(await said()).toEqual(after(30));
});

test("an export says nothing of a case about one of which one was not told", async () => {
  const hall = await forum();
  const [person, other] = [await speaker(hall), await speaker(hall)];
  const { caseId } = await filed({ kind: "seat", id: person.seatId }, { words });
  await filed({ kind: "seat", id: other.seatId }, { words });
  const aboutMe = async (personId: string) => (await reports.exportOf(db, personId)).casesAboutMe;
  expect(await aboutMe(person.personId)).toEqual([]);
  must(await decision.decide(hall.rina, { ...(await claimed(hall.rina, caseId)), rung: "no_breach", reason: "Tidak terbukti" }));
  expect(await aboutMe(person.personId)).toEqual([]);
  expect(await aboutMe(other.personId)).toEqual([]);
});

test("what a reporter wrote to appeal goes with their account once it was decided", async () => {
  const hall = await forum();
  const reporter = await member();
  const { caseId } = await filed({ kind: "series", id: hall.seriesId }, { caller: reporter });
  const appeal = { appealWords: "Saya Ayu dari Karawang", appealedAt: new Date() };
  await db.conductCase.update({ where: { id: caseId }, data: { state: "closed", appealBy: "reporter", ...appeal } });
  await eraseAll(reporter.personId);
  expect((await db.conductCase.findUniqueOrThrow({ where: { id: caseId } })).appealWords).toBe("");
});
