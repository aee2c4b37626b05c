// What decisions do to meetings, vacancies and companies, who answers for them, and what an appeal takes back.
import { expect, test } from "vitest";
import * as application from "#lib/hiring/application/application";
import * as employer from "#lib/hiring/application/employer";
import * as vacancy from "#lib/hiring/vacancy/vacancy";
import * as vacancyView from "#lib/hiring/vacancy/vacancy-view";
import type { Actor } from "#lib/platform/auth/actor";
import { db } from "#lib/platform/db";
import * as caseClaim from "#lib/reports/case-claim";
import * as decision from "#lib/reports/decision";
import * as desk from "#lib/reports/desk";
import * as follow from "#lib/reports/follow";
import type { Rung } from "#lib/reports/ladder";
import * as statement from "#lib/reports/statement";
import * as room from "#lib/rooms/room";
import * as seat from "#lib/rooms/seat/seat";
import { account } from "#tests/factories/account";
import { card, code, forum, listener, member, must, speaker } from "#tests/factories/forum";
import { useMailbox, work } from "#tests/factories/mailbox";
import { claimed, filed, staff } from "#tests/factories/report";
import { company, posted, terms } from "#tests/factories/vacancy";

const mailbox = useMailbox();
const reason = "Meminta uang muka";
const words = "Lowongan ini benar";

async function decided(actor: Actor, caseId: string, rung: Rung): Promise<void> {
  must(await decision.decide(actor, { ...(await claimed(actor, caseId)), rung, reason }));
  await work();
}

const officers = async () => [await staff("officer"), await staff("officer")] as const;
const found = async (title: string) => (await vacancyView.search({ q: title, place: "" })).map(({ vacancyId }) => vacancyId);

test("a vacancy that was taken down is found and read by nobody, and its company reads no applicant, until an appeal puts it back", async () => {
  const [at, [first, second]] = [await company(), await officers()];
  const title = `Operator ${crypto.randomUUID().slice(0, 8)}`;
  const vacancyId = await posted(at, { title });
  const applicant = await member();
  const { applicationId } = must(await application.apply(applicant, { vacancyId, roomId: null, card }));
  const { caseId } = await filed({ kind: "vacancy", id: vacancyId }, { category: "money", caller: applicant });
  await decided(first, caseId, "vacancy_removal");

  expect(await vacancyView.page(vacancyId)).toBeNull();
  expect(await found(title)).toEqual([]);
  expect(code(await application.apply(await member(), { vacancyId, roomId: null, card }))).toBe("vacancy_closed");
  expect(await employer.applicants(at.sari, vacancyId)).toBeNull();
  expect(await employer.shown(at.sari, vacancyId)).toBeNull();
  expect(code(await application.open(at.sari, { applicationId }))).toBe("missing");
  const [mine] = (await employer.overview(at.sari)).organisations.flatMap(({ vacancies }) => vacancies);
  expect(mine).toMatchObject({ vacancyId, open: false, takenDown: true, applicants: 0, waiting: 0 });
  expect(code(await vacancy.close(at.sari, { vacancyId }))).toBe("ok");

  for (const stranger of [await member(), applicant, (await company()).sari]) {
    expect(await follow.aboutMe(stranger, caseId)).toBeNull();
    expect(code(await decision.appeal(stranger, { caseId, words }))).toBe("missing");
  }
  expect(await follow.aboutMe(at.sari, caseId)).toMatchObject({ decisions: [{ rung: "vacancy_removal" }], mayAppeal: true });
  must(await decision.appeal(at.sari, { caseId, words }));
  await decided(second, caseId, "warning");
  expect(await vacancyView.page(vacancyId)).toMatchObject({ closed: null });
  expect(await found(title)).toEqual([vacancyId]);
  expect((await employer.applicants(at.sari, vacancyId))?.applicants).toHaveLength(1);
});

test("a vacancy that was closed before it was taken down stays closed after the appeal", async () => {
  const [at, [first, second]] = [await company(), await officers()];
  const vacancyId = await posted(at);
  must(await vacancy.close(at.sari, { vacancyId }));
  const { caseId } = await filed({ kind: "vacancy", id: vacancyId });
  await decided(first, caseId, "vacancy_removal");
  must(await decision.appeal(at.sari, { caseId, words }));
  await decided(second, caseId, "no_breach");
  expect(await vacancyView.page(vacancyId)).toMatchObject({ closed: "vacancy_closed" });
});

test("a company that may not post neither posts nor changes vacancies, until no decision stands against it", async () => {
  const [at, other, [first, second]] = [await company(), await company(), await officers()];
  const vacancyId = await posted(at);
  const byVacancy = await filed({ kind: "vacancy", id: vacancyId });
  const byCompany = await filed({ kind: "organisation", id: at.organisationId });
  for (const { caseId } of [byVacancy, byCompany]) await decided(first, caseId, "posting_freeze");
  const post = (who: typeof at) => vacancy.post(who.sari, terms(who.organisationId));
  expect(code(await post(at))).toBe("posting_frozen");
  const { organisationId: _, ...changed } = terms(at.organisationId, { title: "Lain" });
  expect(code(await vacancy.edit(at.sari, { vacancyId, version: 1, ...changed }))).toBe("posting_frozen");
  expect(code(await post(other))).toBe("ok");
  expect(await vacancyView.page(vacancyId)).toMatchObject({ closed: null });
  for (const [index, { caseId }] of [byVacancy, byCompany].entries()) {
    must(await decision.appeal(at.sari, { caseId, words }));
    await decided(second, caseId, "no_breach");
    expect(code(await post(at)), `after appeal ${index}`).toBe(index === 0 ? "posting_frozen" : "ok");
  }
});

test("a meeting that officers end is over for everybody at once, and its moderators read why", async () => {
  const [hall, [first, second]] = [await forum(), await officers()];
  const someone = await listener(hall);
  const { caseId } = await filed({ kind: "room", id: hall.roomId }, { caller: someone });
  await decided(first, caseId, "room_end");
  expect(await db.room.findUnique({ where: { id: hall.roomId }, select: { phase: true } })).toEqual({ phase: "ended" });
  expect(code(await seat.take(someone, { roomId: hall.roomId }))).toBe("room_not_open");
  expect(code(await room.open(hall.rina, { roomId: hall.roomId }))).toBe("room_not_open");
  expect(await db.roomEvent.count({ where: { roomId: hall.roomId, kind: "room_ended" } })).toBe(1);
  expect(await follow.aboutMe(hall.budi, caseId)).toMatchObject({ decisions: [{ rung: "room_end" }], mayAppeal: true });
  expect(await desk.read(hall.budi, caseId)).toBeNull();
  must(await decision.appeal(hall.budi, { caseId, words }));
  expect(code(await decision.appeal(hall.rina, { caseId, words }))).toBe("appeal_over");
  await decided(second, caseId, "warning");
  expect(await db.room.findUnique({ where: { id: hall.roomId }, select: { phase: true } })).toEqual({ phase: "ended" });
});

test("the members of a company are asked by letter, and one of them answers for it", async () => {
  const at = await company();
  const { email, actor: colleague } = await account(mailbox);
  await db.membership.create({ data: { personId: colleague.personId, organisationId: at.organisationId } });
  const [officer] = await officers();
  const { caseId } = await filed({ kind: "organisation", id: at.organisationId });
  must(await statement.ask(officer, { ...(await claimed(officer, caseId)), side: "reported", question: "Benarkah?" }));
  expect((await mailbox.to(email)).at(-1)?.text).toContain(`/reports/about/${caseId}`);
  const { id: statementId } = await db.caseStatement.findFirstOrThrow({ where: { caseId, side: "reported" }, select: { id: true } });
  expect(code(await statement.answer(await member(), { statementId, words }))).toBe("missing");
  must(await statement.answer(colleague, { statementId, words }));
  expect(code(await statement.answer(at.sari, { statementId, words }))).toBe("conflict");
  expect(await follow.aboutMe(at.sari, caseId)).toMatchObject({ questions: [{ words }] });
});

test("no consequence reaches what the case is not about, and moderators decide none over things", async () => {
  const [hall, at, [officer]] = [await forum(), await company(), await officers()];
  const cases = [
    [await filed({ kind: "seat", id: (await speaker(hall)).seatId }), ["room_end", "vacancy_removal", "posting_freeze"]],
    [await filed({ kind: "room", id: hall.roomId }), ["room_removal", "series_ban", "account_ban", "posting_freeze", "vacancy_removal"]],
    [await filed({ kind: "organisation", id: at.organisationId }), ["vacancy_removal", "room_end", "account_ban"]],
  ] as const;
  for (const [{ caseId }, rungs] of cases) {
    const held = await claimed(officer, caseId);
    for (const rung of rungs) expect(code(await decision.decide(officer, { ...held, rung, reason })), rung).toBe("rung_unavailable");
  }
  for (const one of [hall.rina, at.sari]) expect(code(await caseClaim.claim(one, { caseId: cases[1][0].caseId }))).toBe("missing");
  const { caseId } = cases[2][0];
  await db.$executeRaw`UPDATE session SET proved_at = app_now() - interval '11 minutes' WHERE id = ${officer.sessionId}::uuid`;
  expect(code(await decision.decide(officer, { ...(await claimed(officer, caseId)), rung: "posting_freeze", reason }))).toBe(
    "proof_needed",
  );
});
