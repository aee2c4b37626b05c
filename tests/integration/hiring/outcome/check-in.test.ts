import { expect, test } from "vitest";
import * as block from "#lib/disclosure/block";
import * as freezing from "#lib/disclosure/freeze";
import * as shield from "#lib/disclosure/shield";
import * as employer from "#lib/hiring/application/employer";
import * as pin from "#lib/hiring/in-room/pin";
import { askAgain } from "#lib/hiring/outcome/ask-again";
import * as checkIn from "#lib/hiring/outcome/check-in";
import * as outcome from "#lib/hiring/outcome/outcome";
import { addDays } from "#lib/hiring/rules";
import { localDate } from "#lib/hiring/terms/place";
import { move, now } from "#lib/platform/clock";
import { db, transact } from "#lib/platform/db";
import { code, forum, member, must } from "#tests/factories/forum";
import { useMailbox } from "#tests/factories/mailbox";
import { company, heard, posted } from "#tests/factories/vacancy";

const mailbox = useMailbox();
const day = 86_400_000;

/** Ayu confirmed that Sari's company hired her. */
async function hired() {
  const hall = await forum();
  const at = await company();
  const vacancyId = await posted(at, { deadline: addDays(localDate(await now(), "Asia/Jakarta"), 20) });
  must(await pin.pin(hall.rina, { roomId: hall.roomId, vacancyId }));
  const ayu = await heard(hall);
  const about = { turnId: ayu.turnId, interviewId: null, note: "", vacancyId, code: "hired" } as const;
  const { outcomeId } = must(await outcome.log(hall.rina, about));
  must(await outcome.confirm(ayu, { outcomeId }));
  const { email } = await db.person.findUniqueOrThrow({ where: { id: ayu.personId }, select: { email: true } });
  return { hall, ...at, vacancyId, ayu, outcomeId, email };
}

/** Check-ins among the letters to an address. */
const asked = async (email: string) => (await mailbox.to(email)).filter(({ text }) => text.includes("/check-in#"));
const tokenOf = (letter: { text: string } | undefined) => /check-in#t=([\w-]+)/.exec(letter?.text ?? "")?.[1] ?? "";

async function askedAtStart() {
  const life = await hired();
  await move(7 * day + 60_000);
  await checkIn.askDue();
  const letters = await asked(life.email);
  return { ...life, letters, token: tokenOf(letters[0]) };
}

const standing = (personId: string) =>
  db.outcome.findMany({
    where: { personId, source: "seeker", supersededById: null },
    select: { code: true },
    orderBy: { createdAt: "asc" },
  });

test("a hired person is asked a week later, once, by a letter that names no job, no company and no hire", async () => {
  const { letters, vacancyId, email } = await askedAtStart();
  await Promise.all([checkIn.askDue(), checkIn.askDue()]);
  expect(await asked(email)).toHaveLength(1);
  const { title, organisation } = await db.vacancy.findUniqueOrThrow({
    where: { id: vacancyId },
    select: { title: true, organisation: { select: { name: true } } },
  });
  expect(letters).toHaveLength(1);
  for (const word of [title, organisation.name]) expect(letters[0]?.text).not.toContain(word);
  expect(letters[0]?.subject).toBe("News for you from Suara Kerja");
});

test("one tap behind the link answers without signing in; a second tap adds nothing, and another answer replaces it", async () => {
  const { token, ayu } = await askedAtStart();
  expect(must(await checkIn.read({ token }))).toEqual({ kind: "start", answer: null });
  await Promise.all([1, 2, 3].map(async () => must(await checkIn.answerByLink({ token, answer: "yes" }))));
  expect(await standing(ayu.personId)).toEqual([{ code: "started" }]);
  must(await checkIn.answerByLink({ token, answer: "no" }));
  expect(await standing(ayu.personId)).toEqual([{ code: "not_started" }]);
  must(await checkIn.answerByLink({ token, answer: null }));
  expect(await standing(ayu.personId)).toEqual([{ code: "unknown" }]);
  must(await checkIn.answerByLink({ token, answer: "rather_not_say" }));
  expect(must(await checkIn.read({ token }))).toEqual({ kind: "start", answer: "rather_not_say" });
  expect(await db.outcome.count({ where: { personId: ayu.personId, source: "seeker" } })).toBe(4);
});

test("two different answers at once leave one that stands", async () => {
  const { token, ayu } = await askedAtStart();
  await Promise.all((["yes", "left"] as const).map(async (answer) => must(await checkIn.answerByLink({ token, answer }))));
  expect(await standing(ayu.personId)).toHaveLength(1);
});

test("a link opens nothing but its question, not after thirty days, and not for a closed account", async () => {
  const { token, ayu } = await askedAtStart();
  for (const wrong of ["x".repeat(43), `${token}x`, token.slice(1)]) {
    expect(code(await checkIn.read({ token: wrong }))).toBe("link_dead");
    expect(code(await checkIn.answerByLink({ token: wrong, answer: "yes" }))).toBe("link_dead");
  }
  expect(Object.keys(must(await checkIn.read({ token })))).toEqual(["kind", "answer"]);
  expect(JSON.stringify(await db.checkIn.findMany({ where: { personId: ayu.personId } }))).not.toContain(token);
  await move(30 * day);
  expect(code(await checkIn.read({ token }))).toBe("link_dead");
  const closed = await askedAtStart();
  await db.person.update({ where: { id: closed.ayu.personId }, data: { closedAt: await now() }, select: { id: true } });
  expect(code(await checkIn.answerByLink({ token: closed.token, answer: "yes" }))).toBe("link_dead");
});

test("on their own page a person answers their own questions, and a stranger does not", async () => {
  const { ayu, sari, hall } = await askedAtStart();
  const [open] = (await checkIn.mine(ayu))?.open ?? [];
  const checkInId = open?.checkInId ?? "";
  for (const stranger of [sari, hall.rina, await member("admin")]) {
    expect(code(await checkIn.answer(stranger, { checkInId, answer: "yes" }))).toBe("missing");
    expect(await checkIn.mine(stranger)).toBeNull();
  }
  expect(must(await checkIn.answer(ayu, { checkInId, answer: "yes" }))).toEqual({ kind: "start", answer: "yes" });
});

test("who switched the questions off is not asked, also by a letter that waited, and is asked again once they are on", async () => {
  const { ayu, email } = await hired();
  must(await checkIn.choose(ayu, { wanted: false }));
  must(await checkIn.choose(ayu, { wanted: false }));
  await move(8 * day);
  await checkIn.askDue();
  expect(await asked(email)).toEqual([]);
  must(await checkIn.choose(ayu, { wanted: true }));
  await checkIn.askDue();
  must(await checkIn.choose(ayu, { wanted: false }));
  expect(await asked(email)).toEqual([]);
  expect((await checkIn.mine(ayu))?.wanted).toBe(false);
});

test("who said that it ended, or whose hire was corrected, is asked no more", async () => {
  const left = await askedAtStart();
  must(await checkIn.answerByLink({ token: left.token, answer: "left" }));
  await move(24 * day);
  const other = await hired();
  must(await outcome.correct(other.hall.rina, { outcomeId: other.outcomeId, code: "offered", vacancyId: other.vacancyId, note: "" }));
  await move(8 * day);
  await checkIn.askDue();
  expect(await asked(left.email)).toHaveLength(1);
  expect(await asked(other.email)).toEqual([]);
});

test("the company confirms a start of those it hired, learns nothing of the answer, and nobody else may", async () => {
  const { ayu, sari, hall, outcomeId, vacancyId, token } = await askedAtStart();
  expect(code(await checkIn.confirmStart(sari, { outcomeId }))).toBe("missing");
  must(await outcome.confirmHire(sari, { outcomeId }));
  const before = JSON.stringify((await employer.applicants(sari, vacancyId))?.hires);
  must(await checkIn.answerByLink({ token, answer: "left" }));
  expect(JSON.stringify((await employer.applicants(sari, vacancyId))?.hires)).toBe(before);
  for (const stranger of [ayu, hall.rina, (await company()).sari, await member("admin")])
    expect(code(await checkIn.confirmStart(stranger, { outcomeId }))).toBe("missing");
  await Promise.all([1, 2].map(async () => must(await checkIn.confirmStart(sari, { outcomeId }))));
  expect(await db.outcome.count({ where: { personId: ayu.personId, code: "started", source: "employer" } })).toBe(1);
  expect((await employer.applicants(sari, vacancyId))?.hires).toMatchObject([{ confirmed: true, started: true }]);
});

test("whoever hides from the company, is frozen or in a block is no hire of its any more, also on a page that is still open", async () => {
  const ways: ((one: Awaited<ReturnType<typeof hired>>) => Promise<unknown>)[] = [
    async ({ ayu, organisationId }) => must(await shield.add(ayu, { kind: "organisation", organisationId })),
    async ({ ayu }) => must(await freezing.freeze(ayu)),
    async ({ ayu, sari }) => transact((tx) => block.add(tx, ayu.personId, sari.personId, { name: "", seed: "" })),
  ];
  for (const hide of ways) {
    const one = await hired();
    await hide(one);
    expect(code(await outcome.confirmHire(one.sari, { outcomeId: one.outcomeId }))).toBe("missing");
    await db.outcome.update({ where: { id: one.outcomeId }, data: { employerConfirmedAt: new Date() }, select: { id: true } });
    expect(code(await outcome.confirmHire(one.sari, { outcomeId: one.outcomeId }))).toBe("missing");
    expect(code(await checkIn.confirmStart(one.sari, { outcomeId: one.outcomeId }))).toBe("missing");
  }
});

test("a statement without an answer is asked about twice and never a third time", async () => {
  const hall = await forum();
  const ayu = await heard(hall);
  must(await outcome.log(hall.rina, { turnId: ayu.turnId, interviewId: null, vacancyId: null, note: "", code: "advice" }));
  const { email } = await db.person.findUniqueOrThrow({ where: { id: ayu.personId }, select: { email: true } });
  expect(await mailbox.to(email)).toHaveLength(1);
  await move(7 * day + 60_000);
  await Promise.all([askAgain(), askAgain()]);
  await askAgain();
  expect(await mailbox.to(email)).toHaveLength(2);
  await move(3 * day);
  await askAgain();
  expect(await mailbox.to(email)).toHaveLength(2);
});
