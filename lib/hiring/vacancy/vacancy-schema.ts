// The shapes of a vacancy that come in from the edges: what is handed in, and what stands in its form. Safe in the browser.
import { z } from "zod";
import { optionalText, text } from "#lib/platform/text/text";
import { contractKinds, educationLevels, payUnits } from "../schema.ts";
import { largestAmount } from "../terms/amount.ts";
import { currencies } from "../terms/currency.ts";
import { countries, zoneIn, zones } from "../terms/place.ts";
import { regionIn } from "../terms/region.ts";
import { titleFault } from "./title.ts";

const id = z.uuid();
/** In the currency's smallest unit in use, exact. */
const amount = z.number().int().positive().max(largestAmount);
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

export const criterionKinds = ["age", "sex", "looks", "height", "marital_status", "religion", "ethnicity", "health", "other"] as const;
export const justificationMin = 80;
export const payReasonMin = 20;
export const questionsMost = 5;
export const mustsMost = 6;
export const replyByDaysMost = 45;

const criterion = z.strictObject({ kind: z.enum(criterionKinds), value: text(120), justification: text(1_000).min(justificationMin) });
export type Criterion = z.output<typeof criterion>;

export const vacancyFields = z.strictObject({
  title: text(80).min(4),
  /** Major group of KBJI. */
  occupation: z.number().int().min(0).max(9),
  occupationWords: text(80),
  /** The town; empty for remote work. */
  place: optionalText(80),
  /** ISO 3166-2; null for remote work, and where it is not known. */
  region: z.string().max(6).nullable().default(null),
  /** Where the work is; for remote work, where applicants may live. */
  country: z.enum(countries),
  /** Deadlines end with the day here: one of the country's zones. */
  zone: z.enum(zones),
  remote: z.boolean(),
  contract: z.enum(contractKinds),
  /** Asked of fixed-term work. */
  contractMonths: z.number().int().min(1).max(60).nullable().default(null),
  /** Working hours or shifts in words. */
  hours: text(160),
  currency: z.enum(currencies),
  /** Both amounts, or the reason why there are none. */
  payMin: amount.nullable(),
  payMax: amount.nullable(),
  payUnit: z.enum(payUnits),
  payReason: text(300).min(payReasonMin).nullable().default(null),
  openings: z.number().int().min(1).max(5_000),
  deadline: date,
  description: text(4_000),
  mustHave: z.array(text(120)).max(mustsMost),
  niceToHave: z.array(text(120)).max(mustsMost).default([]),
  educationMin: z.enum(educationLevels).default("none"),
  experienceMonthsMin: z.number().int().min(0).max(600).default(0),
  eitherOr: z.boolean().default(false),
  vacancyExists: z.boolean().default(true),
  aiScreening: text(300).nullable().default(null),
  startDate: date.nullable().default(null),
  replyByDays: z.number().int().min(1).max(replyByDaysMost).default(14),
  karirhubRef: text(40).nullable().default(null),
  questions: z.array(text(200)).max(questionsMost).default([]),
  /** Name and office of the person who signs that applying costs nothing. */
  pledgedBy: text(120),
  pledgedRole: optionalText(120).default(""),
});
export type VacancyTerms = z.output<typeof vacancyFields>;

const rules = [
  ["place", ({ remote, place }) => remote === (place === "")],
  ["zone", ({ country, zone }) => zoneIn(country, zone) === zone],
  ["region", ({ remote, country, region }) => region === null || (!remote && regionIn(country, region) !== null)],
  ["contractMonths", ({ contract, contractMonths }) => contract !== "fixed_term" || contractMonths !== null],
  ["payMin", ({ payMin, payMax, payReason }) => (payMin === null) === (payMax === null) && (payMin === null) === (payReason !== null)],
  ["title", ({ title, place }) => titleFault(title, place) === null],
] as const satisfies readonly (readonly [keyof VacancyTerms, (terms: VacancyTerms) => boolean])[];

const ruled = <T extends z.ZodType<VacancyTerms>>(shape: T): T =>
  rules.reduce((so, [field, holds]) => so.refine((terms) => holds(terms as VacancyTerms), { path: [field] }) as T, shape);

/** The draft it was written in, which goes with it. */
const draft = z.strictObject({ draftId: id, version: z.number().int() }).nullable().default(null);
const criteria = z.array(criterion).max(3).default([]);
export const vacancyInput = ruled(vacancyFields.extend({ organisationId: id, draft, criteria }));
/** `version` is the one that was read: another edit in between is told, never overwritten. */
export const vacancyEditInput = ruled(vacancyFields.extend({ vacancyId: id, version: z.number().int(), draft, criteria }));

const typed = (max: number) => z.string().max(max).default("");
const lines = (most: number, max: number) => z.array(z.string().max(max)).max(most).default([""]);
/** The form as it stands, text by text, without the pledge: unfinished is no fault. */
export const draftFields = z.strictObject({
  /** The language whose signs the amounts are written in. */
  locale: z.enum(["id", "en", "ar"]).default("id"),
  title: typed(200),
  occupation: typed(1),
  occupationWords: typed(200),
  place: typed(200),
  region: typed(6),
  country: z.enum(countries).default("ID"),
  zone: z.enum(zones).default("Asia/Jakarta"),
  remote: z.boolean().default(false),
  contract: z.enum(contractKinds).default("fixed_term"),
  contractMonths: typed(10),
  hours: typed(400),
  currency: z.enum(currencies).default("IDR"),
  payMin: typed(40),
  payMax: typed(40),
  payUnit: z.enum(payUnits).default("month"),
  payHidden: z.boolean().default(false),
  payReason: typed(600),
  openings: typed(10),
  deadline: typed(10),
  description: typed(8_000),
  mustHave: lines(mustsMost, 240),
  niceToHave: lines(mustsMost, 240),
  educationMin: z.enum(educationLevels).default("none"),
  experienceMonthsMin: typed(10),
  eitherOr: z.boolean().default(false),
  vacancyExists: z.boolean().default(true),
  aiUsed: z.boolean().default(false),
  aiScreening: typed(600),
  startDate: typed(10),
  replyByDays: typed(4),
  karirhubRef: typed(80),
  questions: lines(questionsMost, 400),
  criteria: z
    .array(z.strictObject({ kind: z.enum(criterionKinds), value: typed(240), justification: typed(2_000) }))
    .max(3)
    .default([]),
});
export type DraftFields = z.output<typeof draftFields>;
/** These fields out of something larger, such as a draft that an earlier version of the form has saved. */
export const knownDraftFields = draftFields.strip();

export const draftIdInput = z.strictObject({ draftId: id });
/** `draftId` null begins one, of a vacancy where `vacancyId` is given. */
export const draftInput = z.strictObject({
  draftId: id.nullable(),
  organisationId: id,
  vacancyId: id.nullable(),
  version: z.number().int(),
  fields: draftFields,
});
export const duplicateInput = z.strictObject({ vacancyId: id, locale: z.enum(["id", "en", "ar"]) });
export const sendBackInput = z.strictObject({ vacancyId: id, reason: text(500).min(10) });
export const criterionInput = z.strictObject({ criterionId: id });
export const refuseCriterionInput = z.strictObject({ criterionId: id, reason: text(500).min(10) });
/** Still open, and with how many seats nobody has yet. */
export const heartbeatInput = z.strictObject({ vacancyId: id, seatsLeft: z.number().int().min(1).max(5_000) });
