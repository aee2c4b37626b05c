import { expect, test } from "vitest";
import * as door from "#lib/accounts/sign-in/sign-in";
import * as clock from "#lib/platform/clock";
import { db } from "#lib/platform/db";
import * as caseClaim from "#lib/reports/case-claim";
import * as consequence from "#lib/reports/consequence";
import * as decision from "#lib/reports/decision";
import * as desk from "#lib/reports/desk";
import * as follow from "#lib/reports/follow";
import * as hold from "#lib/reports/hold";
import { reportHealth, reportMetrics } from "#lib/reports/metrics";
import { heldEvidence } from "#lib/reports/personal-data";
import * as statement from "#lib/reports/statement";
import * as seat from "#lib/rooms/seat/seat";
import { account, good, visit } from "#tests/factories/account";
import { code, forum, guest, listener, member, must, speaker } from "#tests/factories/forum";
import { useMailbox, work } from "#tests/factories/mailbox";
import { claimed, filed, staff } from "#tests/factories/report";

const mailbox = useMailbox();
const reason = "Menjual pulsa di panggung";
const words = "Saya hanya bercanda";
const minute = 60_000;

/** A speaker with an account that reads letters, reported by a guest. */
async function reportedSpeaker() {
  const hall = await forum();
  const { email, actor } = await account(mailbox);
  const person = await speaker(hall, actor);
  return { hall, person, email, ...(await filed({ kind: "seat", id: person.seatId })) };
}

const latestQuestion = async (caseId: string, side: "reporter" | "reported") =>
  (await db.caseStatement.findFirstOrThrow({ where: { caseId, side, question: { not: "" } }, orderBy: { id: "desc" } })).id;

test("of two who claim a case at once one has it, and the other reads who does not", async () => {
  const { hall, caseId } = await reportedSpeaker();
  const answers = await Promise.all([hall.rina, hall.budi].map((one) => caseClaim.claim(one, { caseId })));
  expect(answers.map(code).sort()).toEqual(["claimed_by_other", "ok"]);
});

test("a claim is over after ten minutes: somebody else resumes the case, and the late one writes nothing", async () => {
  const { hall, caseId } = await reportedSpeaker();
  const rinas = await claimed(hall.rina, caseId);
  expect(must(await caseClaim.claim(hall.rina, { caseId })).claim).toBe(rinas.claim);
  await clock.move(10 * minute + 1_000);
  expect(code(await statement.ask(hall.rina, { ...rinas, side: "reported", question: "Apa yang terjadi?" }))).toBe("claim_over");
  const budis = await claimed(hall.budi, caseId);
  expect(budis.claim).toBe(rinas.claim + 1);
  expect(code(await decision.decide(hall.rina, { ...rinas, rung: "warning", reason }))).toBe("claim_over");
  expect(code(await decision.decide(hall.rina, { ...budis, rung: "warning", reason }))).toBe("claim_over");
  expect(await db.caseDecision.count({ where: { caseId } })).toBe(0);
  must(await caseClaim.release(hall.budi, budis));
  must(await caseClaim.claim(hall.rina, { caseId }));
});

test("strangers at the desk's verbs are told that there is no such case, and it is audited", async () => {
  const { person, caseId } = await reportedSpeaker();
  const other = await forum();
  for (const one of [person, other.rina, await member(), await member("officer"), await staff("recruiter")]) {
    const answers = [
      await caseClaim.claim(one, { caseId }),
      await caseClaim.release(one, { caseId, claim: 1 }),
      await statement.ask(one, { caseId, claim: 1, side: "reported", question: "?" }),
      await decision.decide(one, { caseId, claim: 1, rung: "warning", reason }),
    ];
    expect(answers.map(code)).toEqual(Array(4).fill("missing"));
  }
  expect(await db.auditEntry.count({ where: { kind: "case.claim" } })).toBe(5);
});

test("both sides are asked: the reported one by a letter that says nothing outside, the reporter by the code", async () => {
  const { hall, person, email, caseId, code: itsCode } = await reportedSpeaker();
  const mine = await claimed(hall.rina, caseId);
  expect(await follow.aboutMe(person, caseId)).toBeNull();
  for (const side of ["reported", "reporter", "reported"] as const)
    must(await statement.ask(hall.rina, { ...mine, side, question: "Apa yang terjadi?" }));
  const letters = await mailbox.to(email);
  const asked = letters.filter(({ text }) => text.includes(`/reports/about/${caseId}`));
  expect(asked).toHaveLength(1);
  expect(asked[0]?.subject).not.toMatch(/lapor|report|kasus/i);
  expect(`${asked[0]?.text}`).not.toContain("pulsa");
  const [about, byCode] = [await follow.aboutMe(person, caseId), await follow.byCode(itsCode)];
  expect(about).toMatchObject({ state: "in_hand", questions: [{ question: "Apa yang terjadi?", words: null }] });
  expect(byCode).toMatchObject({ state: "in_hand", questions: [{ question: "Apa yang terjadi?", words: null }] });

  const statementId = await latestQuestion(caseId, "reported");
  expect(code(await statement.answer(await member(), { statementId, words }))).toBe("missing");
  expect(code(await statement.answerByCode({ code: itsCode, statementId, words }))).toBe("missing");
  const twice = await Promise.all([1, 2].map(() => statement.answer(person, { statementId, words })));
  expect(twice.map(code).sort()).toEqual(["conflict", "ok"]);
  const theirs = await latestQuestion(caseId, "reporter");
  expect(code(await statement.answerByCode({ code: "x", statementId: theirs, words }))).toBe("missing");
  must(await statement.answerByCode({ code: itsCode, statementId: theirs, words: "Saya mendengarnya" }));
  const seen = await desk.read(hall.rina, caseId);
  expect(seen?.statements.map((one) => one.words).sort()).toEqual(["Saya hanya bercanda", "Saya mendengarnya"]);
});

test("a decision is made once; both sides read it with its reason, and nobody reads who reported", async () => {
  const { hall, person, email, caseId, code: itsCode } = await reportedSpeaker();
  const mine = await claimed(hall.rina, caseId);
  const answers = await Promise.all([1, 2, 3].map(() => decision.decide(hall.rina, { ...mine, rung: "warning", reason })));
  expect(answers.map(code).sort()).toEqual(["already_decided", "already_decided", "ok"]);
  expect(await follow.byCode(itsCode)).toMatchObject({ state: "decided", decisions: [{ rung: "warning", reason }], mayAppeal: true });
  expect(await follow.aboutMe(person, caseId)).toMatchObject({ decisions: [{ rung: "warning", reason }] });
  expect((await mailbox.to(email)).at(-1)?.text).toContain(`/reports/about/${caseId}`);
  expect(code(await caseClaim.claim(hall.budi, { caseId }))).toBe("already_decided");
  expect(await db.auditEntry.count({ where: { kind: "case.decided" } })).toBe(1);
});

test("where nothing was found and nothing was asked, the reported one hears nothing", async () => {
  const { hall, person, email, caseId } = await reportedSpeaker();
  must(await decision.decide(hall.rina, { ...(await claimed(hall.rina, caseId)), rung: "no_breach", reason }));
  expect((await mailbox.to(email)).filter(({ text }) => text.includes("/reports/about/"))).toEqual([]);
  expect(await follow.aboutMe(person, caseId)).toBeNull();
});

test("removed by a decision is removed from today's meeting, also twice", async () => {
  const { hall, person, caseId } = await reportedSpeaker();
  must(await decision.decide(hall.rina, { ...(await claimed(hall.rina, caseId)), rung: "room_removal", reason }));
  await work();
  expect(code(await seat.take(person, { roomId: hall.roomId }))).toBe("banned");
  const { id } = await db.caseDecision.findFirstOrThrow({ where: { caseId } });
  await consequence.carryOut(id);
  expect(await db.roomEvent.count({ where: { roomId: hall.roomId, kind: "removed" } })).toBe(1);
});

test("a ban from the series is appealed, and somebody else lifts it", async () => {
  const { hall, person, caseId, code: itsCode } = await reportedSpeaker();
  must(await decision.decide(hall.rina, { ...(await claimed(hall.rina, caseId)), rung: "series_ban", reason }));
  await work();
  expect(await db.ban.count({ where: { personId: person.personId, liftedAt: null } })).toBe(1);

  expect(code(await decision.appeal(await member(), { caseId, words }))).toBe("missing");
  expect(code(await decision.appealByCode({ code: "x", words }))).toBe("missing");
  const twice = await Promise.all([decision.appeal(person, { caseId, words }), decision.appeal(person, { caseId, words })]);
  expect(twice.map(code).sort()).toEqual(["appeal_over", "ok"]);

  expect(code(await caseClaim.claim(hall.rina, { caseId }))).toBe("own_decision");
  const budis = await claimed(hall.budi, caseId);
  expect(code(await decision.decide(hall.rina, { ...budis, rung: "no_breach", reason }))).toBe("claim_over");
  must(await decision.decide(hall.budi, { ...budis, rung: "warning", reason: "Sebuah peringatan cukup" }));
  await work();
  expect(await db.ban.count({ where: { personId: person.personId, liftedAt: null } })).toBe(0);
  expect(await follow.byCode(itsCode)).toMatchObject({ state: "closed", mayAppeal: true });
  expect(await follow.aboutMe(person, caseId)).toMatchObject({ state: "closed", mayAppeal: false });
  expect(code(await decision.appeal(person, { caseId, words }))).toBe("appeal_over");
});

test("an appeal that is decided before the ban was carried out leaves no ban behind", async () => {
  const { hall, person, caseId } = await reportedSpeaker();
  must(await decision.decide(hall.rina, { ...(await claimed(hall.rina, caseId)), rung: "series_ban", reason }));
  must(await decision.appeal(person, { caseId, words }));
  must(await decision.decide(hall.budi, { ...(await claimed(hall.budi, caseId)), rung: "no_breach", reason }));
  const [first, last] = await db.caseDecision.findMany({ where: { caseId }, orderBy: { round: "asc" } });
  await consequence.carryOut(last?.id ?? "");
  await consequence.carryOut(first?.id ?? "");
  expect(await db.ban.count({ where: { personId: person.personId, liftedAt: null } })).toBe(0);
});

test("an appeal is too late after fourteen days", async () => {
  const { hall, person, caseId } = await reportedSpeaker();
  must(await decision.decide(hall.rina, { ...(await claimed(hall.rina, caseId)), rung: "warning", reason }));
  await clock.move(14 * 24 * 60 * minute);
  expect(code(await decision.appeal(person, { caseId, words }))).toBe("appeal_over");
});

test("only officers close an account; it stays closed at every way in until an appeal before another of them opens it", async () => {
  const { hall, person, email, caseId, code: itsCode } = await reportedSpeaker();
  const mine = await claimed(hall.rina, caseId);
  expect(code(await decision.decide(hall.rina, { ...mine, rung: "account_ban", reason }))).toBe("rung_unavailable");
  must(await caseClaim.release(hall.rina, mine));
  const officer = await staff("officer");
  must(await decision.decide(officer, { ...(await claimed(officer, caseId)), rung: "account_ban", reason }));
  await work();
  expect(await db.session.count({ where: { personId: person.personId } })).toBe(0);
  await expect(door.byPassword(visit(), { email, password: good })).rejects.toThrow("the account is banned");
  const letter = (await mailbox.to(email)).at(-1)?.text ?? "";
  const theirs = /\/reports\/([0-9A-Z-]{23})/.exec(letter)?.[1] ?? "";
  expect(theirs).not.toBe(itsCode);
  expect(await follow.byCode(theirs)).toMatchObject({ state: "decided", decisions: [{ rung: "account_ban" }], mayAppeal: true });
  must(await decision.appealByCode({ code: theirs, words }));
  expect(await desk.read(hall.budi, caseId)).toMatchObject({ appeal: { by: "reported", words }, rungs: [] });
  const budis = await claimed(hall.budi, caseId);
  for (const rung of ["no_breach", "warning"] as const)
    expect(code(await decision.decide(hall.budi, { ...budis, rung, reason }))).toBe("rung_unavailable");
  must(await caseClaim.release(hall.budi, budis));
  const second = await staff("admin");
  must(await decision.decide(second, { ...(await claimed(second, caseId)), rung: "warning", reason }));
  await work();
  expect(code(await door.byPassword(visit(), { email, password: good }))).toBe("ok");
});

test("an officer closes no admin's account; another admin does", async () => {
  const hall = await forum();
  const [admin, officer, second] = [await staff("admin"), await staff("officer"), await staff("admin")];
  const { caseId } = await filed({ kind: "seat", id: (await speaker(hall, admin)).seatId });
  const officers = await claimed(officer, caseId);
  expect(code(await decision.decide(officer, { ...officers, rung: "account_ban", reason }))).toBe("rung_unavailable");
  must(await caseClaim.release(officer, officers));
  must(await decision.decide(second, { ...(await claimed(second, caseId)), rung: "account_ban", reason }));
});

test("a grave consequence asks the decider for a fresh proof", async () => {
  const { hall, caseId } = await reportedSpeaker();
  const mine = await claimed(hall.rina, caseId);
  await db.$executeRaw`UPDATE session SET proved_at = app_now() - interval '11 minutes' WHERE id = ${hall.rina.sessionId}::uuid`;
  expect(code(await decision.decide(hall.rina, { ...mine, rung: "series_ban", reason }))).toBe("proof_needed");
  expect(code(await decision.decide(hall.rina, { ...mine, rung: "warning", reason }))).toBe("ok");
});

test("who stops moderating stops deciding, also under a claim of before", async () => {
  const { hall, caseId } = await reportedSpeaker();
  const mine = await claimed(hall.budi, caseId);
  await db.moderator.deleteMany({ where: { spaceId: hall.seriesId, personId: hall.budi.personId } });
  expect(code(await decision.decide(hall.budi, { ...mine, rung: "warning", reason }))).toBe("missing");
});

test("a listener without an account is removed by a decision too", async () => {
  const hall = await forum();

  const someone = guest();
  const { seatId } = must(await seat.take(someone, { roomId: hall.roomId }));
  const { caseId } = await filed({ kind: "seat", id: seatId }, { caller: await listener(hall) });
  expect(code(await statement.ask(hall.rina, { ...(await claimed(hall.rina, caseId)), side: "reported", question: "?" }))).toBe("conflict");
  must(await decision.decide(hall.rina, { ...(await claimed(hall.rina, caseId)), rung: "series_ban", reason }));
  await work();
  expect(code(await seat.take(someone, { roomId: hall.roomId }))).toBe("banned");
});

test("a case that waits longer than promised is seen in the figures, and a kept one goes on its day", async () => {
  const before = await reportMetrics();
  const hall = await forum();
  const person = await speaker(hall);
  const { caseId } = await filed({ kind: "seat", id: person.seatId }, { category: "harassment", caller: await member() });
  expect((await desk.list(hall.rina))?.waiting[0]).toMatchObject({ caseId, isOverdue: false });
  await clock.move(61 * minute);
  expect((await desk.list(hall.rina))?.waiting[0]).toMatchObject({ caseId, isOverdue: true });
  expect((await reportMetrics()).harassmentOverdue).toBe(before.harassmentOverdue + 1);
  expect(await reportHealth()).toBe("overdue");
  must(await decision.decide(hall.rina, { ...(await claimed(hall.rina, caseId)), rung: "warning", reason }));
  await clock.move(180 * 24 * 60 * minute);
  expect(await hold.destroyDue()).toBeGreaterThan(0);
  expect(await db.conductCase.count({ where: { id: caseId } })).toBe(0);
  expect(await db.report.count({ where: { caseId } })).toBe(0);
});

test("a case that waits on its day, or may still be appealed, stays until then, and thirty days more at most", async () => {
  const hall = await forum();
  const reporter = await member();
  const cases = async () => filed({ kind: "seat", id: (await speaker(hall)).seatId }, { caller: reporter });
  const [open, decided, appealed] = [await cases(), await cases(), await cases()];
  const kept = async () => {
    await hold.destroyDue();
    const rows = await db.conductCase.findMany({ where: { seriesId: hall.seriesId }, select: { id: true } });
    return rows.map(({ id }) => id).sort();
  };
  const { keepUntil } = await db.conductCase.findUniqueOrThrow({ where: { id: open.caseId }, select: { keepUntil: true } });
  const last = new Date(keepUntil.getTime() + 30 * 24 * 60 * minute);
  expect(await heldEvidence(db, reporter.personId)).toContainEqual({ kind: "report", until: last });
  await clock.move(179 * 24 * 60 * minute);
  for (const { caseId } of [decided, appealed])
    await db.$transaction([
      db.conductCase.update({ where: { id: caseId }, data: { state: "decided" }, select: { id: true } }),
      db.$executeRaw`
        INSERT INTO case_decision (id, case_id, round, rung, reason, at) VALUES (uuidv4(), ${caseId}::uuid, 0, 'warning', ${reason}, app_now())`,
    ]);
  must(await decision.appealByCode({ code: appealed.code, words: "Lihat lagi" }));
  await clock.move(2 * 24 * 60 * minute);
  expect(await kept()).toEqual([open.caseId, decided.caseId, appealed.caseId].sort());
  await clock.move(14 * 24 * 60 * minute);
  expect(await kept()).toEqual([open.caseId, appealed.caseId].sort());
  await clock.move(15 * 24 * 60 * minute);
  expect(await kept()).toEqual([]);
});
