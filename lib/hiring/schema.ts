// The shapes that come in from the edges. Safe in the browser.
import { z } from "zod";
import { optionalText, text } from "#lib/platform/text/text";
import { companyMoves, rejectionReasons, wordsMax } from "./application/state.ts";
import { checkInAnswers } from "./outcome/codes.ts";
import { sharedChoice } from "./profile/schema.ts";
import { loggedCodes } from "./rules.ts";

/** Fields that a speaker can allow a recruiter. */
export const allowableFields = ["name", "card", "contact"] as const;

const id = z.uuid();
export const contractKinds = ["permanent", "fixed_term", "part_time", "daily", "freelance", "internship"] as const;
export const educationLevels = ["none", "primary", "high_school", "certificate", "associate", "bachelor", "postgraduate"] as const;
export const payUnits = ["hour", "day", "month", "task"] as const;

export const vacancyIdInput = z.strictObject({ vacancyId: id });
export const organisationIdInput = z.strictObject({ organisationId: id });
export const pinInput = z.strictObject({ roomId: id, vacancyId: id });
export const unpinInput = z.strictObject({ roomId: id });

/** What the applicant chose to show, in their own words. `roomId` takes the persona of that room; without it a fresh one is drawn. */
export const applyInput = z.strictObject({
  vacancyId: id,
  roomId: id.nullable().default(null),
  card: z.strictObject({ roleWanted: text(80), field: text(60), city: text(60), line: text(160) }),
  /** Whether the organisation may write to them by a masked address. */
  contact: z.boolean().optional(),
  note: optionalText(600).default(""),
  /** Those of the vacancy's musts that they say they have. */
  musts: z.array(text(120)).max(6).default([]),
  /** In the order of the vacancy's questions; one may be left empty. */
  answers: z.array(optionalText(500)).max(5).default([]),
  /** Which parts of their profile it may read; none unless chosen. */
  shared: sharedChoice.optional(),
});
export const applicationInput = z.strictObject({ applicationId: id });
/** A step of the organisation. `version`: of the application as the member saw it; `words` are for the applicant. */
export const moveInput = z.strictObject({
  applicationId: id,
  version: z.number().int().nonnegative(),
  to: z.enum(companyMoves),
  reason: z.enum(rejectionReasons).nullable().default(null),
  words: optionalText(wordsMax).default(""),
  /** The words were held, and their writer stands by them. */
  confirmed: z.boolean().default(false),
});
/** The same step for many, each by the version that the member saw. */
export const moveManyInput = z.strictObject({
  vacancyId: id,
  applications: z
    .array(z.strictObject({ applicationId: id, version: z.number().int().nonnegative() }))
    .min(1)
    .max(300),
  to: z.enum(companyMoves),
  reason: z.enum(rejectionReasons).nullable().default(null),
  words: optionalText(wordsMax).default(""),
  /** The words were held, and their writer stands by them. */
  confirmed: z.boolean().default(false),
});
export const memberLetterInput = z.strictObject({ organisationId: id, mode: z.enum(["at_once", "daily"]) });
export const batchInput = z.strictObject({ batchId: id });
export const noteInput = z.strictObject({ applicationId: id, words: text(1_000) });
export const offerAnswerInput = z.strictObject({ applicationId: id, answer: z.enum(["hired", "declined"]) });
/** Words and a place to look for open vacancies; both may be empty. With a forum: all vacancies of the organisations that take part in it. */
export const searchInput = z.strictObject({
  q: optionalText(80).default(""),
  place: optionalText(80).default(""),
  roomId: id.nullable().default(null),
});

const statement = { code: z.enum(loggedCodes), vacancyId: id.nullable().default(null), note: optionalText(500).default("") };
/** What came of one turn or one interview. */
export const outcomeInput = z
  .strictObject({ turnId: id.nullable().default(null), interviewId: id.nullable().default(null), ...statement })
  .refine((input) => (input.turnId === null) !== (input.interviewId === null), { path: ["turnId"] });
export const correctionInput = z.strictObject({ outcomeId: id, ...statement });
export const outcomeIdInput = z.strictObject({ outcomeId: id });
/** The token of a mailed check-in, and its answer; null takes the answer back. */
export const checkInTokenInput = z.strictObject({ token: z.string().min(1).max(100) });
export const checkInByTokenInput = checkInTokenInput.extend({ answer: z.enum(checkInAnswers).nullable() });
export const checkInInput = z.strictObject({ checkInId: id, answer: z.enum(checkInAnswers).nullable() });
export const checkInChoiceInput = z.strictObject({ wanted: z.boolean() });
export const disputeInput = z.strictObject({ outcomeId: id, reason: text(300) });

/** What a speaker lets one moderator of a forum see, and for how many days. */
export const allowRecruiterInput = z.strictObject({
  roomId: id,
  moderatorId: id,
  fields: z.array(z.enum(allowableFields)).min(1).max(allowableFields.length),
  days: z.union([z.literal(7), z.literal(30), z.literal(90)]),
});
export const allowedIdInput = z.strictObject({ grantId: id });
