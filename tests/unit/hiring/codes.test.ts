import fc from "fast-check";
import { expect, test } from "vitest";
import {
  attributionOf,
  claimedByModerators,
  codes,
  type Evidence,
  evidenceOf,
  type LedgerCode,
  ledgerCodes,
  type OutcomeSource,
} from "#lib/hiring/outcome/codes";
import { besideCodes, outcomeCodes } from "#lib/hiring/rules";
import { OutcomeCode } from "#lib/platform/generated/prisma/enums";

const at = new Date();
const stated = { confirmedAt: null, employerConfirmedAt: null };

test("the ledger's codes are those of the table", () => expect([...ledgerCodes].sort()).toEqual(Object.values(OutcomeCode).sort()));

test.each<[string, LedgerCode, OutcomeSource, object, Evidence]>([
  ["a host who claims a hire is nobody's word", "hired", "moderator", {}, "G0"],
  ["a hire that only its person confirmed is one side's", "hired", "moderator", { confirmedAt: at }, "G1"],
  ["a hire that only the company confirmed is one side's", "hired", "moderator", { employerConfirmedAt: at }, "G1"],
  [
    "a hire is both sides' when its person and the company say so",
    "hired",
    "moderator",
    { confirmedAt: at, employerConfirmedAt: at },
    "G2",
  ],
  ["a seeker who says that they started is one side", "started", "seeker", {}, "G1"],
  ["the company lifts it", "started", "seeker", { employerConfirmedAt: at }, "G2"],
  ["a moderator is a party to their own advice", "advice", "moderator", {}, "G1"],
  ["and the seeker's answer makes it both sides'", "advice", "moderator", { confirmedAt: at }, "G2"],
  ["what the product saw needs nobody's word", "heard", "system", {}, "G3"],
  ["an officer who saw the contract stands above both sides", "hired", "officer", {}, "G4"],
])("%s", (_, code, source, answers, grade) => expect(evidenceOf({ code, source, ...stated, ...answers })).toBe(grade));

test("an answer never lowers a grade, and no moderator alone makes a hire count", () => {
  const source = fc.constantFrom<OutcomeSource>("system", "moderator", "seeker", "employer", "officer");
  fc.assert(
    fc.property(fc.constantFrom(...ledgerCodes), source, fc.boolean(), fc.boolean(), (code, by, mine, theirs) => {
      const answered = { confirmedAt: mine ? at : null, employerConfirmedAt: theirs ? at : null };
      expect(evidenceOf({ code, source: by, ...answered }) >= evidenceOf({ code, source: by, ...stated })).toBe(true);
    }),
  );
  for (const code of claimedByModerators) expect(evidenceOf({ code, source: "moderator", ...stated })).toBe("G0");
  expect(claimedByModerators).toContain("hired");
});

test("freelance, business, training and internship stand beside, never among the steps to a hire", () => {
  for (const code of besideCodes.filter((one) => one !== "skill")) expect(codes[code]).toMatchObject({ letter: "F", kind: "beside" });
  for (const code of outcomeCodes) expect(codes[code].kind).toBe("step");
});

test.each([
  [{ isOfRoom: true, spokeWithinDays: false }, "direct"],
  [{ isOfRoom: false, spokeWithinDays: true }, "assisted"],
  [{ isOfRoom: false, spokeWithinDays: false }, "none"],
])("%o is attributed as %s", (of, attribution) => expect(attributionOf(of)).toBe(attribution));
