import { expect, test } from "vitest";
import {
  addDays,
  besideCodes,
  closedBecause,
  deadlineFault,
  gradeOf,
  isAboutVacancy,
  isEmployersAct,
  isOpenToAnswer,
  mayAnswer,
  needsVacancy,
  outcomeCodes,
  payIsHonest,
  replyByOf,
  seatsLeft,
} from "#lib/hiring/rules";
import { localDate } from "#lib/hiring/terms/place";

test.each([
  [100, 100, true],
  [100, 200, true],
  [100, 201, false],
  [100, 99, false],
])("pay from %i to %i is honest: %s", (from, to, honest) => expect(payIsHonest(from, to)).toBe(honest));

test("a day is the day in Karawang, not in UTC", () => {
  expect(localDate(new Date("2026-11-25T16:59:59Z"), "Asia/Jakarta")).toBe("2026-11-25");
  expect(localDate(new Date("2026-11-25T17:00:00Z"), "Asia/Jakarta")).toBe("2026-11-26");
  expect(addDays("2026-12-31", 1)).toBe("2027-01-01");
  expect(addDays("2028-03-01", -1)).toBe("2028-02-29");
});

test.each([
  ["2026-11-24", "deadline_past"],
  ["2026-11-25", null],
  ["2027-01-24", null],
  ["2027-01-25", "invalid"],
  ["2026-02-30", "invalid"],
  ["2026-13-01", "invalid"],
])("a deadline of %s seen on 25 November: %s", (deadline, fault) => expect(deadlineFault(deadline, "2026-11-25")).toBe(fault));

const vacancy = { missedHeartbeats: 0, openings: 2, filled: 0, closedAt: null, deadline: "2026-12-15", zone: "Asia/Riyadh" };
test.each([
  ["the last day counts to its end in Riyadh", vacancy, "2026-12-15T23:59:59+03:00", null],
  ["in Jakarta it is the next day by then, which closes nothing in Riyadh", vacancy, "2026-12-16T03:00:00+07:00", null],
  ["at Riyadh's midnight it is over", vacancy, "2026-12-16T00:00:00+03:00", "deadline_past"],
  [
    "in Jayapura the day ends two hours before it does in Jakarta",
    { ...vacancy, zone: "Asia/Jayapura" },
    "2026-12-15T22:00:00+07:00",
    "deadline_past",
  ],
  ["without a seat left it is closed", { ...vacancy, filled: 2 }, "2026-11-20T00:00:00Z", "vacancy_closed"],
  ["after two questions without an answer it is closed", { ...vacancy, missedHeartbeats: 2 }, "2026-11-20T00:00:00Z", "vacancy_closed"],
  ["after one it is open", { ...vacancy, missedHeartbeats: 1 }, "2026-11-20T00:00:00Z", null],
  ["closed is closed", { ...vacancy, closedAt: new Date() }, "2026-11-20T00:00:00Z", "vacancy_closed"],
])("%s", (_, one, at, why) => expect(closedBecause(one, new Date(at))).toBe(why));

test("seats never go below zero", () => expect(seatsLeft({ openings: 2, filled: 3 })).toBe(0));

test("fourteen days to answer", () =>
  expect(replyByOf(new Date("2026-11-25T12:00:00Z"), 14).toISOString()).toBe("2026-12-09T12:00:00.000Z"));

test("what names an employer needs the vacancy", () => expect(outcomeCodes.filter(needsVacancy)).toEqual(["referred", "offered", "hired"]));

const said = { personId: "seeker", byId: "rina", confirmedAt: null, disputedAt: null, supersededById: null };
test.each([
  ["the seeker answers what the moderator said", said, "seeker", true],
  ["the moderator does not answer their own word", said, "rina", false],
  ["a third person has no say", said, "budi", false],
  ["nobody answers a word about themselves by themselves", { ...said, byId: "seeker" }, "seeker", false],
  ["nobody is nobody", { ...said, personId: null }, "seeker", false],
])("%s", (_, one, personId, may) => expect(mayAnswer(one, personId)).toBe(may));

const at = new Date();
test.each([
  [{}, "one_side", true],
  [{ confirmedAt: at }, "both_sides", false],
  [{ disputedAt: at }, "disputed", false],
  [{ confirmedAt: at, disputedAt: at }, "disputed", false],
  [{ confirmedAt: at, supersededById: "later" }, "superseded", false],
])("an outcome with %o is %s", (more, grade, open) => {
  expect(gradeOf({ ...said, ...more })).toBe(grade);
  expect(isOpenToAnswer({ ...said, createdAt: at, ...more }, at)).toBe(open);
});

test("a statement waits fourteen days for its answer, to the millisecond", () => {
  const after = (ms: number) => new Date(at.getTime() + 14 * 86_400_000 + ms);
  expect([isOpenToAnswer({ ...said, createdAt: at }, after(0)), isOpenToAnswer({ ...said, createdAt: at }, after(1))]).toEqual([
    true,
    false,
  ]);
});

test("a skill, a training or a business of one's own is no act of an employer and needs no vacancy", () =>
  expect(besideCodes.filter((code) => isEmployersAct(code) || needsVacancy(code) || isAboutVacancy(code))).toEqual([]));
