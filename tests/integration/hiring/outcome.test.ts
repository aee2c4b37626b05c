import { expect, test } from "vitest";
import * as outcome from "#lib/hiring/outcome";
import * as personalData from "#lib/hiring/personal-data";
import * as mySaid from "#lib/hiring/said";
import * as seeker from "#lib/hiring/seeker";
import * as view from "#lib/hiring/vacancy-view";
import { db, transact } from "#lib/platform/db";
import { code, forum, kinds, member, must, seated, speaker } from "#tests/factories/forum";
import { company, heard, posted, talkedTo } from "#tests/factories/vacancy";

const said = { interviewId: null, vacancyId: null, note: "" } as const;

test("a moderator says what came of a turn, and the seeker alone reads the advice", async () => {
  const hall = await forum();
  const ayu = await heard(hall);
  must(await outcome.log(hall.budi, { ...said, turnId: ayu.turnId, code: "advice", note: "Name the machine." }));
  expect(await seeker.outcomes(ayu)).toMatchObject([{ code: "advice", note: "Name the machine.", by: "Budi", grade: "one_side" }]);
  expect(await kinds(hall)).toContain("outcome_logged");
  const events = await db.roomEvent.findMany({ where: { roomId: hall.roomId, kind: "outcome_logged" }, select: { payload: true } });
  expect(JSON.stringify(events)).not.toContain("machine");
});

test("strangers, moderators of other forums and the seeker themselves say nothing", async () => {
  const hall = await forum();
  const elsewhere = await forum();
  const ayu = await heard(hall);
  for (const stranger of [await member("recruiter", "admin"), elsewhere.rina, ayu]) {
    expect(code(await outcome.log(stranger, { ...said, turnId: ayu.turnId, code: "advice" }))).toBe("missing");
  }
});

test("a turn that never began has no outcome", async () => {
  const hall = await forum();
  const ayu = await speaker(hall);
  expect(code(await outcome.log(hall.rina, { ...said, turnId: ayu.turnId, code: "advice" }))).toBe("missing");
});

test("of an interview only the one who held it may say", async () => {
  const hall = await forum();
  const rina = await seated(hall, hall.rina);
  const ayu = await talkedTo(hall, rina.seatId);
  const about = { ...said, turnId: null, interviewId: ayu.interviewId, code: "interviewed" } as const;
  expect(code(await outcome.log(hall.budi, about))).toBe("not_yours");
  expect(code(await outcome.log(await member(), about))).toBe("missing");
  must(await outcome.log(hall.rina, about));
});

test("what names an employer needs the vacancy, and it must exist", async () => {
  const hall = await forum();
  const ayu = await heard(hall);
  for (const one of ["referred", "offered", "hired"] as const) {
    expect(code(await outcome.log(hall.rina, { ...said, turnId: ayu.turnId, code: one }))).toBe("needs_vacancy");
    expect(code(await outcome.log(hall.rina, { ...said, turnId: ayu.turnId, code: one, vacancyId: crypto.randomUUID() }))).toBe("missing");
  }
});

test("the same word twice, and by two moderators at once, is one outcome; different words stand side by side", async () => {
  const hall = await forum();
  const ayu = await heard(hall);
  const about = { ...said, turnId: ayu.turnId, code: "advice" } as const;
  const all = await Promise.all([hall.rina, hall.budi, hall.rina].map((who) => outcome.log(who, about)));
  expect(new Set(all.map((result) => must(result).outcomeId)).size).toBe(1);
  must(await outcome.log(hall.rina, { ...about, code: "interview_booked" }));
  expect(await db.outcome.count({ where: { turnId: ayu.turnId } })).toBe(2);
});

async function hired(openings = 2) {
  const hall = await forum();
  const vacancyId = await posted(await company(), { openings });
  const ayu = await heard(hall);
  const { outcomeId } = must(await outcome.log(hall.rina, { ...said, turnId: ayu.turnId, code: "hired", vacancyId }));
  const left = async () => (await view.page(vacancyId))?.left;
  return { hall, vacancyId, ayu, outcomeId, left };
}

test("a hire takes a seat when the seeker confirms it, once", async () => {
  const { hall, ayu, outcomeId, left } = await hired();
  expect(await left()).toBe(2);
  for (const other of [hall.rina, hall.budi, await member()]) expect(code(await outcome.confirm(other, { outcomeId }))).toBe("missing");
  await Promise.all([1, 2, 3].map(async () => must(await outcome.confirm(ayu, { outcomeId }))));
  expect(await left()).toBe(1);
  expect((await seeker.outcomes(ayu))[0]?.grade).toBe("both_sides");
});

test("seats never go below zero, and the true hire is still confirmed", async () => {
  const { hall, vacancyId, ayu, outcomeId, left } = await hired(1);
  const budi = await heard(hall);
  const second = must(await outcome.log(hall.rina, { ...said, turnId: budi.turnId, code: "hired", vacancyId }));
  await Promise.all([outcome.confirm(ayu, { outcomeId }), outcome.confirm(budi, { outcomeId: second.outcomeId })]);
  expect(await left()).toBe(0);
  expect(await db.outcome.count({ where: { vacancyId, confirmedAt: { not: null } } })).toBe(2);
});

test("confirmed and disputed at once, one of them holds", async () => {
  const { ayu, outcomeId, left } = await hired();
  const both = await Promise.all([outcome.confirm(ayu, { outcomeId }), outcome.dispute(ayu, { outcomeId, reason: "Not so" })]);
  expect(both.map(code).sort()).toEqual(["conflict", "ok"]);
  expect(await left()).toBe(both[0]?.ok ? 1 : 2);
});

test("a disputed word counts nowhere until its author corrects it; only the author may", async () => {
  const { hall, ayu, outcomeId, vacancyId, left } = await hired();
  must(await outcome.dispute(ayu, { outcomeId, reason: "It was an offer" }));
  must(await outcome.dispute(ayu, { outcomeId, reason: "It was an offer" }));
  const right = { outcomeId, code: "offered", vacancyId, note: "" } as const;
  expect(code(await outcome.correct(hall.budi, right))).toBe("missing");
  const corrected = must(await outcome.correct(hall.rina, right));
  expect(code(await outcome.correct(hall.rina, { ...right, code: "advice", vacancyId: null }))).toBe("conflict");
  expect(await seeker.outcomes(ayu)).toMatchObject([{ outcomeId: corrected.outcomeId, code: "offered", grade: "one_side" }]);
  expect(await left()).toBe(2);
});

test("a confirmed hire that is corrected gives its seat back, and the old row stays", async () => {
  const { hall, ayu, outcomeId, vacancyId, left } = await hired();
  must(await outcome.confirm(ayu, { outcomeId }));
  must(await outcome.correct(hall.rina, { outcomeId, code: "offered", vacancyId, note: "" }));
  expect(await left()).toBe(2);
  expect(await db.outcome.count({ where: { turnId: ayu.turnId } })).toBe(2);
});

test("two corrections at once leave one", async () => {
  const { hall, outcomeId, vacancyId } = await hired();
  const both = await Promise.all(
    (["offered", "referred"] as const).map((one) => outcome.correct(hall.rina, { outcomeId, code: one, vacancyId, note: "" })),
  );
  expect(both.map(code).sort()).toEqual(["conflict", "ok"]);
});

test("an erased person takes words and applications along; the bare outcome stays, tied to nobody", async () => {
  const { ayu, outcomeId } = await hired();
  const kept = await transact((tx) => personalData.exportOf(tx, ayu.personId));
  expect(kept.outcomes).toHaveLength(1);
  await transact((tx) => personalData.erase(tx, ayu.personId));
  expect(await db.outcome.findUniqueOrThrow({ where: { id: outcomeId }, select: { personId: true, note: true, code: true } })).toEqual({
    personId: null,
    note: "",
    code: "hired",
  });
});

test("a moderator finds their own words by the name in the room, disputed ones first, and nobody else's", async () => {
  const hall = await forum();
  const [ayu, joko] = [await heard(hall), await heard(hall)];
  const first = must(await outcome.log(hall.rina, { ...said, turnId: ayu.turnId, code: "advice" }));
  must(await outcome.log(hall.rina, { ...said, turnId: joko.turnId, code: "advice" }));
  must(await outcome.dispute(ayu, { outcomeId: first.outcomeId, reason: "There was none" }));
  const words = await mySaid.outcomes(hall.rina);
  expect(words.map(({ name, grade }) => [name, grade])).toEqual([
    [ayu.persona.name, "disputed"],
    [joko.persona.name, "one_side"],
  ]);
  expect(JSON.stringify(words)).not.toContain(ayu.personId);
  expect(await mySaid.outcomes(hall.budi)).toEqual([]);
});
