// E-12: words about somebody in what another wrote are removed when an officer decides so, and nobody learns before where they stand.
import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import * as outcome from "#lib/hiring/outcome/outcome";
import * as seeker from "#lib/hiring/seeker";
import type { Caller } from "#lib/platform/auth/actor";
import { db, Prisma } from "#lib/platform/db";
import { sameWords } from "#lib/platform/text/same-words";
import { codeDigestOf } from "#lib/reports/code";
import * as decision from "#lib/reports/decision";
import * as desk from "#lib/reports/desk";
import * as follow from "#lib/reports/follow";
import type { Rung } from "#lib/reports/ladder";
import * as wordsRequest from "#lib/reports/words-request";
import { visit } from "#tests/factories/account";
import { code, forum, guest, member, must, speaker } from "#tests/factories/forum";
import { useMailbox, work } from "#tests/factories/mailbox";
import { claimed, filed, staff } from "#tests/factories/report";
import { heard } from "#tests/factories/vacancy";

useMailbox();
const reason = "Nomor telepon orang lain";
const anyNumber = () => `08${String(Math.floor(Math.random() * 1e10)).padStart(10, "0")}`;
const struck = /\[dihapus · removed · حُذف \d{4}-\d\d-\d\d\]/;

const ask = (
  words: string,
  { caller = guest(), draftId = randomUUID(), where = "" }: { caller?: Caller; draftId?: string; where?: string } = {},
) => wordsRequest.ask({ caller, visit: visit() }, { words, where, draftId });

async function asked(words: string, caller: Caller = guest()) {
  const { code: reporters } = must(await ask(words, { caller, where: "Di catatan hasil" }));
  const { caseId } = await db.report.findUniqueOrThrow({ where: { codeDigest: codeDigestOf(reporters) }, select: { caseId: true } });
  return { reporters, caseId };
}

async function decide(officer: Awaited<ReturnType<typeof staff>>, caseId: string, rung: Rung) {
  must(await decision.decide(officer, { ...(await claimed(officer, caseId)), rung, reason }));
  await work();
}

/** A note on an outcome, a report and the reason of its decision that hold this number, each grouped in another way. */
async function written(number: string) {
  const hall = await forum();
  const ayu = await heard(hall);
  const grouped = `${number.slice(0, 4)}-${number.slice(4, 8)} ${number.slice(8)}`;
  must(
    await outcome.log(hall.rina, {
      turnId: ayu.turnId,
      interviewId: null,
      vacancyId: null,
      code: "advice",
      note: `Hubungi Dewi: ${grouped}.`,
    }),
  );
  const other = await filed({ kind: "seat", id: (await speaker(hall)).seatId }, { words: `Ia menyebut ${number} di panggung` });
  const { caseId } = other;
  must(await decision.decide(hall.rina, { ...(await claimed(hall.rina, caseId)), rung: "warning", reason: `Jangan sebut (${number})` }));
  return { hall, ayu, other };
}

test("words about somebody are struck in notes, reports and decisions, however they are grouped, and the day stands in their place", async () => {
  const number = anyNumber();
  const { ayu, other } = await written(number);
  const longer = await filed({ kind: "seat", id: (await speaker(await forum())).seatId }, { words: `Bukan ${number}99` });
  const officer = await staff("officer");
  const { reporters, caseId } = await asked(number);
  const seen = await desk.read(officer, caseId);
  expect(seen).toMatchObject({
    subject: "words",
    category: "words",
    wordsFound: { outcomes: 1, cases: 1 },
    rungs: ["no_breach", "words_removal"],
  });
  expect(JSON.stringify(seen)).not.toMatch(/Dewi|panggung/);
  expect(await follow.byCode(reporters)).toMatchObject({ state: "received", category: "words" });
  await decide(officer, caseId, "words_removal");
  const [noted] = await seeker.outcomes(ayu);
  expect(noted?.note).toMatch(new RegExp(`^Hubungi Dewi: ${struck.source}\\.$`));
  const report = await db.report.findUniqueOrThrow({ where: { id: other.reportId }, select: { words: true } });
  expect(report.words).toMatch(new RegExp(`^Ia menyebut ${struck.source} di panggung$`));
  const judged = await db.caseDecision.findFirstOrThrow({ where: { caseId: other.caseId }, select: { reason: true } });
  expect(judged.reason).toMatch(new RegExp(`^Jangan sebut \\(${struck.source}\\)$`));
  expect((await db.report.findUniqueOrThrow({ where: { id: longer.reportId }, select: { words: true } })).words).toBe(`Bukan ${number}99`);
  // The request repeats the number: it is struck there too.
  expect(JSON.stringify(await db.report.findMany({ where: { caseId } }))).not.toContain(number);
  expect(await follow.byCode(reporters)).toMatchObject({ state: "decided", decisions: [{ rung: "words_removal", isUndone: false }] });
});

test("a reason of a dispute goes as a whole where it holds the words, and other notes stay as they are", async () => {
  const number = anyNumber();
  const { ayu } = await written(anyNumber());
  const { outcomeId } = (await seeker.outcomes(ayu))[0] ?? { outcomeId: "" };
  must(await outcome.dispute(ayu, { outcomeId, reason: `Dewi (${number}) bisa bercerita` }));
  const before = await db.outcome.findUniqueOrThrow({ where: { id: outcomeId }, select: { note: true } });
  const { caseId } = await asked(number);
  await decide(await staff("officer"), caseId, "words_removal");
  expect(await db.outcome.findUniqueOrThrow({ where: { id: outcomeId } })).toMatchObject({ ...before, disputeReason: null });
});

test("officers and admins judge it alone: no moderator, no stranger and not who asked, and only as what it is", async () => {
  const { hall } = await written(anyNumber());
  const asking = await staff("officer");
  const { caseId } = await asked(anyNumber(), asking);
  for (const other of [hall.rina, hall.budi, await member(), await member("officer"), await staff("recruiter"), asking])
    expect(await desk.read(other, caseId)).toBeNull();
  const admin = await staff("admin");
  expect(await desk.read(admin, caseId)).toMatchObject({ reported: { canAnswer: false, mayRead: false } });
  for (const rung of ["warning", "account_ban", "vacancy_removal"] as const)
    expect(code(await decision.decide(admin, { ...(await claimed(admin, caseId)), rung, reason }))).toBe("rung_unavailable");
  const { caseId: usual } = await filed({ kind: "room", id: hall.roomId });
  expect(code(await decision.decide(admin, { ...(await claimed(admin, usual)), rung: "words_removal", reason }))).toBe("rung_unavailable");
});

test("sent twice, and twice at once, it is one request; too few letters are none", async () => {
  const [words, draftId, caller] = [anyNumber(), randomUUID(), guest()];
  const answers = await Promise.all([1, 2, 3].map(() => ask(words, { draftId, caller, where: "Di catatan" })));
  expect(new Set(answers.map((answer) => must(answer).code)).size).toBe(1);
  expect(await db.report.count({ where: { draftId } })).toBe(1);
  for (const few of ["0812", "a b - c", "....!!"]) expect(code(await ask(few))).toBe("words_too_short");
});

test("whoever asked is answered alike whether the words stand anywhere or not", async () => {
  const number = anyNumber();
  await written(number);
  const shapes = [await asked(number), await asked(anyNumber())].map(({ reporters }) => follow.byCode(reporters));
  const [one, other] = (await Promise.all(shapes)).map((view) => ({ ...view, at: "", dueAt: "" }));
  expect(one).toEqual(other);
});

test("a refused request is looked at by another officer after an appeal, and words that were struck do not come back", async () => {
  const number = anyNumber();
  const { ayu } = await written(number);
  const { reporters, caseId } = await asked(number);
  const [first, second] = [await staff("officer"), await staff("officer")];
  await decide(first, caseId, "no_breach");
  expect((await seeker.outcomes(ayu))[0]?.note).toContain(number.slice(8));
  must(await decision.appealByCode({ code: reporters, words: "Ini nomor saya" }));
  await decide(second, caseId, "words_removal");
  expect((await seeker.outcomes(ayu))[0]?.note).toMatch(struck);

  const again = anyNumber();
  const other = await written(again);
  const struckOnce = await asked(again);
  await decide(first, struckOnce.caseId, "words_removal");
  must(await decision.appealByCode({ code: struckOnce.reporters, words: "Bukan ini" }));
  await decide(second, struckOnce.caseId, "no_breach");
  expect((await seeker.outcomes(other.ayu))[0]?.note).toMatch(struck);
});

test.each([
  ["Dewi Lestari", "dewi\n  LESTARI", true],
  ["Dewi Lestari", "Dewi Lestarini", false],
  ["0812 3456 789", "(0812) 345-6789", true],
  ["08123456789", "081234567890", false],
  ["d.lestari+1@x.example", "D.Lestari+1@x.example", true],
  ["d.lestari@x.example", "dxlestari@x.example", false],
  ["[a]*(b)\\c$ ^d", "[a]*(b)\\c$ ^d", true],
  ["رقمي ٠٨١٢٣", "رقمي ٠٨١٢٣", true],
])("%j is found in %j: %s", async (words, text, isFound) => {
  const [row] = await db.$queryRaw<{ is: boolean }[]>(Prisma.sql`SELECT ${text}::text ~* ${sameWords(words)} AS is`);
  expect(row?.is).toBe(isFound);
});
