import { expect, test } from "vitest";
import * as employer from "#lib/hiring/application/employer";
import * as pin from "#lib/hiring/in-room/pin";
import * as loggedOutcomes from "#lib/hiring/outcome/logged-outcomes";
import * as outcome from "#lib/hiring/outcome/outcome";
import * as personalData from "#lib/hiring/personal-data";
import * as seeker from "#lib/hiring/seeker";
import * as view from "#lib/hiring/vacancy/vacancy-view";
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

/** Rina says that Ayu was hired on a vacancy of Sari's company, which was pinned in her forum. */
async function hired(openings = 2) {
  const hall = await forum();
  const { sari, organisationId } = await company();
  const vacancyId = await posted({ sari, organisationId }, { openings });
  must(await pin.pin(hall.rina, { roomId: hall.roomId, vacancyId }));
  const ayu = await heard(hall);
  const { outcomeId } = must(await outcome.log(hall.rina, { ...said, turnId: ayu.turnId, code: "hired", vacancyId }));
  const left = async () => (await view.page(vacancyId))?.left;
  return { hall, sari, organisationId, vacancyId, ayu, outcomeId, left };
}

test("D-08 an opening falls only when the organisation confirmed, after the seeker did, and once", async () => {
  const { hall, sari, ayu, outcomeId, left } = await hired();
  expect(await left()).toBe(2);
  for (const other of [hall.rina, hall.budi, await member()]) expect(code(await outcome.confirm(other, { outcomeId }))).toBe("missing");
  expect(code(await outcome.confirmHire(sari, { outcomeId }))).toBe("missing");
  await Promise.all([1, 2, 3].map(async () => must(await outcome.confirm(ayu, { outcomeId }))));
  expect(await left()).toBe(2);
  const other = await company();
  for (const stranger of [hall.rina, ayu, other.sari, await member("admin", "recruiter")])
    expect(code(await outcome.confirmHire(stranger, { outcomeId }))).toBe("missing");
  expect(await left()).toBe(2);
  await Promise.all([1, 2, 3].map(async () => must(await outcome.confirmHire(sari, { outcomeId }))));
  expect(await left()).toBe(1);
  expect((await seeker.outcomes(ayu))[0]?.grade).toBe("both_sides");
});

test("seats never go below zero, and the true hire is still confirmed", async () => {
  const { hall, sari, vacancyId, ayu, outcomeId, left } = await hired(1);
  const budi = await heard(hall);
  const second = must(await outcome.log(hall.rina, { ...said, turnId: budi.turnId, code: "hired", vacancyId }));
  await Promise.all([outcome.confirm(ayu, { outcomeId }), outcome.confirm(budi, { outcomeId: second.outcomeId })]);
  await Promise.all([outcomeId, second.outcomeId].map(async (one) => must(await outcome.confirmHire(sari, { outcomeId: one }))));
  expect(await left()).toBe(0);
  expect(await db.outcome.count({ where: { vacancyId, confirmedAt: { not: null } } })).toBe(2);
});

test("confirmed and disputed at once, one of them holds", async () => {
  const { sari, ayu, outcomeId, left } = await hired();
  const both = await Promise.all([outcome.confirm(ayu, { outcomeId }), outcome.dispute(ayu, { outcomeId, reason: "Not so" })]);
  expect(both.map(code).sort()).toEqual(["conflict", "ok"]);
  expect(code(await outcome.confirmHire(sari, { outcomeId }))).toBe(both[0]?.ok ? "ok" : "missing");
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
  const { hall, sari, ayu, outcomeId, vacancyId, left } = await hired();
  must(await outcome.confirm(ayu, { outcomeId }));
  must(await outcome.confirmHire(sari, { outcomeId }));
  expect(await left()).toBe(1);
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
  const words = await loggedOutcomes.read(hall.rina);
  expect(words.map(({ name, grade }) => [name, grade])).toEqual([
    [ayu.persona.name, "disputed"],
    [joko.persona.name, "one_side"],
  ]);
  expect(JSON.stringify(words)).not.toContain(ayu.personId);
  expect(await loggedOutcomes.read(hall.budi)).toEqual([]);
});

test.each(["interview_booked", "interviewed", "offered", "hired"] as const)(
  "a moderator logs %s only on a vacancy of an organisation that takes part in the forum",
  async (one) => {
    const hall = await forum();
    const at = await company();
    const ayu = await heard(hall);
    const [vacancyId, other] = [await posted(at), await posted(at, { title: "Staf gudang malam" })];
    const asked = async (id: string) => code(await outcome.log(hall.rina, { ...said, turnId: ayu.turnId, code: one, vacancyId: id }));
    expect(await asked(vacancyId)).toBe("organisation_absent");
    const first = must(await outcome.log(hall.rina, { ...said, turnId: ayu.turnId, code: "referred", vacancyId }));
    const correction = { outcomeId: first.outcomeId, code: one, vacancyId, note: "" };
    expect(code(await outcome.correct(hall.rina, correction))).toBe("organisation_absent");
    const elsewhere = await forum();
    must(await pin.pin(elsewhere.rina, { roomId: elsewhere.roomId, vacancyId }));
    expect(await asked(vacancyId)).toBe("organisation_absent");
    must(await pin.pin(hall.budi, { roomId: hall.roomId, vacancyId }));
    must(await pin.unpin(hall.budi, { roomId: hall.roomId }));
    expect([await asked(vacancyId), await asked(other)]).toEqual(["ok", "ok"]);
    must(await outcome.correct(hall.rina, correction));
  },
);

test("an organisation with a moderator in the series takes part, and the picker offers its vacancies, also closed ones", async () => {
  const hall = await forum();
  const [at, absent] = [await company(), await company()];
  const vacancyId = await posted(at, { title: "Perakit rangka" });
  await posted(absent, { title: "Perakit rangka" });
  await db.moderator.updateMany({
    where: { spaceId: hall.seriesId, personId: hall.budi.personId },
    data: { organisationId: at.organisationId },
  });
  await db.vacancy.update({ where: { id: vacancyId }, data: { closedAt: new Date() }, select: { id: true } });
  const offered = await view.search({ q: "perakit rangka", place: "", roomId: hall.roomId });
  expect(offered.map((line) => line.vacancyId)).toEqual([vacancyId]);
  const ayu = await heard(hall);
  must(await outcome.log(hall.rina, { ...said, turnId: ayu.turnId, code: "hired", vacancyId }));
});

test("D-08 a hire logged on two turns, by two moderators, takes one opening", async () => {
  const { sari, vacancyId, ayu, outcomeId, left } = await hired();
  const elsewhere = await forum();
  must(await pin.pin(elsewhere.rina, { roomId: elsewhere.roomId, vacancyId }));
  const again = await heard(elsewhere, ayu);
  const second = must(await outcome.log(elsewhere.budi, { ...said, turnId: again.turnId, code: "hired", vacancyId }));
  for (const one of [outcomeId, second.outcomeId]) must(await outcome.confirm(ayu, { outcomeId: one }));
  await Promise.all([outcomeId, second.outcomeId].map(async (one) => must(await outcome.confirmHire(sari, { outcomeId: one }))));
  expect(await left()).toBe(1);
});

test("said by a member of the organisation, a hire is the organisation's word already", async () => {
  const { hall, organisationId, vacancyId, left } = await hired();
  await db.membership.create({ data: { organisationId, personId: hall.budi.personId }, select: { personId: true } });
  const joko = await heard(hall);
  const { outcomeId } = must(await outcome.log(hall.budi, { ...said, turnId: joko.turnId, code: "hired", vacancyId }));
  expect(await left()).toBe(2);
  must(await outcome.confirm(joko, { outcomeId }));
  expect(await left()).toBe(1);
});

test("the organisation sees a hire once its person confirmed it, by the name of the room, and nothing that leads to the account", async () => {
  const { sari, ayu, vacancyId, outcomeId } = await hired();
  expect((await employer.applicants(sari, vacancyId))?.hires).toEqual([]);
  must(await outcome.confirm(ayu, { outcomeId }));
  const shown = (await employer.applicants(sari, vacancyId))?.hires;
  expect(shown).toMatchObject([{ outcomeId, name: ayu.persona.name, confirmed: false }]);
  expect(JSON.stringify(shown)).not.toContain(ayu.personId);
  expect((await employer.overview(sari)).organisations[0]?.vacancies[0]?.hires).toBe(1);
  must(await outcome.confirmHire(sari, { outcomeId }));
  expect((await employer.applicants(sari, vacancyId))?.hires).toMatchObject([{ confirmed: true }]);
  expect((await employer.overview(sari)).organisations[0]?.vacancies[0]?.hires).toBe(0);
});
