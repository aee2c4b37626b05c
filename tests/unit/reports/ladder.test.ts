import { expect, test } from "vitest";
import { plain } from "#lib/reports/code";
import { categories, hoursFor, type Judged, type Rung, rungsFor } from "#lib/reports/ladder";

test("harassment is decided within the hour, and nothing waits longer than three days", () => {
  expect(hoursFor.harassment).toBe(1);
  for (const category of categories) expect(hoursFor[category]).toBeLessThanOrEqual(72);
});

const thing = { hasSeat: false, hasAccount: false, isModerator: true };

test.each([
  [
    "a person with an account, by a moderator",
    { subject: "person", hasSeat: true, hasAccount: true, isModerator: false },
    false,
    ["no_breach", "warning", "room_removal", "series_ban"],
  ],
  [
    "a person with an account, by an officer",
    { subject: "person", hasSeat: true, hasAccount: true, isModerator: false },
    true,
    ["no_breach", "warning", "room_removal", "series_ban", "account_ban"],
  ],
  [
    "a guest, by an officer",
    { subject: "person", hasSeat: true, hasAccount: false, isModerator: false },
    true,
    ["no_breach", "warning", "room_removal", "series_ban"],
  ],
  [
    "a moderator, by an officer",
    { subject: "person", hasSeat: true, hasAccount: true, isModerator: true },
    true,
    ["no_breach", "warning", "account_ban"],
  ],
  ["a vacancy", { ...thing, subject: "vacancy" }, true, ["no_breach", "warning", "vacancy_removal", "posting_freeze"]],
  ["a company", { ...thing, subject: "organisation" }, true, ["no_breach", "warning", "posting_freeze"]],
  ["a meeting", { ...thing, subject: "room" }, true, ["no_breach", "warning", "room_end"]],
  ["words about somebody", { ...thing, subject: "words" }, true, ["no_breach", "words_removal"]],
  ["a forum", { ...thing, subject: "series" }, true, ["no_breach", "warning"]],
] satisfies [string, Judged, boolean, Rung[]][])("the consequences for %s", (_, about, isOfficer, expected) => {
  expect(rungsFor(about, isOfficer)).toEqual(expected);
});

test("a code reads the same in any case and groups, with the letters that are taken for digits, and in wide digits", () => {
  const code = "0A1BC-DEFGH-JKMNP-QRSTV";
  for (const typed of [
    code.toLowerCase(),
    code.replaceAll("-", ""),
    ` ${code.replaceAll("-", " ")} `,
    code.replace("0", "O").replace("1", "l"),
    "０A１BC-DEFGH-JKMNP-QRSTV",
  ])
    expect(plain(typed), typed).toBe(plain(code));
  expect(plain("\u202e")).toBe("");
});
