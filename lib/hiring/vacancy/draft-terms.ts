// From the text in a vacancy's form to what is handed in, and back. Pure, for the form, the preview and files that are read in.
import { isVisible } from "#lib/platform/text/visible-text";
import { amountInput, readAmount, readCount } from "../terms/amount.ts";
import { regionIn } from "../terms/region.ts";
import { type DraftFields, draftFields, type VacancyTerms } from "./vacancy-schema.ts";

/** The two amounts as they are understood; the upper one, left empty, is the lower one. */
export function amountsOf({ payMin, payMax, currency, locale }: DraftFields) {
  const low = readAmount(payMin, currency, locale);
  return { low, high: payMax.trim() === "" ? low : readAmount(payMax, currency, locale) };
}

const written = (lines: readonly string[]) => lines.map((line) => line.trim()).filter(isVisible);
const orNull = (text: string) => (isVisible(text.trim()) ? text.trim() : null);

/** What the form's text means; only whole when `faultsOf` finds nothing. The pledge is signed apart from it. */
export function termsOf(draft: DraftFields): Omit<VacancyTerms, "pledgedBy" | "pledgedRole"> {
  const { low, high } = amountsOf(draft);
  return {
    title: draft.title.trim(),
    occupation: draft.occupation === "" ? -1 : Number(draft.occupation),
    occupationWords: draft.occupationWords.trim(),
    place: draft.remote ? "" : draft.place.trim(),
    region: draft.remote ? null : regionIn(draft.country, draft.region),
    country: draft.country,
    zone: draft.zone,
    remote: draft.remote,
    contract: draft.contract,
    contractMonths: hasMonths(draft.contract) && draft.contractMonths.trim() !== "" ? (readCount(draft.contractMonths) ?? 0) : null,
    hours: draft.hours.trim(),
    currency: draft.currency,
    payMin: draft.payHidden ? null : "minor" in low ? low.minor : 0,
    payMax: draft.payHidden ? null : "minor" in high ? high.minor : 0,
    payUnit: draft.payUnit,
    payReason: draft.payHidden ? draft.payReason.trim() : null,
    openings: readCount(draft.openings) ?? 0,
    deadline: draft.deadline,
    description: draft.description.trim(),
    mustHave: written(draft.mustHave),
    niceToHave: written(draft.niceToHave),
    educationMin: draft.educationMin,
    experienceMonthsMin: draft.experienceMonthsMin.trim() === "" ? 0 : (readCount(draft.experienceMonthsMin) ?? -1),
    eitherOr: draft.eitherOr,
    vacancyExists: draft.vacancyExists,
    aiScreening: draft.aiUsed ? draft.aiScreening.trim() : null,
    startDate: orNull(draft.startDate),
    replyByDays: draft.replyByDays.trim() === "" ? 14 : (readCount(draft.replyByDays) ?? 0),
    karirhubRef: orNull(draft.karirhubRef),
    questions: written(draft.questions),
  };
}

/** Work that ends by itself can have a number of months. */
export const hasMonths = (contract: DraftFields["contract"]): boolean => contract === "fixed_term" || contract === "internship";

export const criteriaOf = ({ criteria }: DraftFields) =>
  criteria.map(({ kind, value, justification }) => ({ kind, value: value.trim(), justification: justification.trim() }));

const atLeastOne = (lines: readonly string[]) => (lines.length > 0 ? [...lines] : [""]);

/** A vacancy as its form shows it, its amounts written as the language writes them. */
export function draftOf(
  terms: Omit<VacancyTerms, "pledgedBy" | "pledgedRole" | "occupation"> & { occupation: number | null },
  criteria: DraftFields["criteria"],
  locale: DraftFields["locale"],
): DraftFields {
  const amount = (minor: number | null) => (minor === null ? "" : amountInput(minor, terms.currency, locale));
  return {
    ...draftFields.parse({}),
    locale,
    title: terms.title,
    occupation: terms.occupation === null ? "" : String(terms.occupation),
    occupationWords: terms.occupationWords,
    place: terms.place,
    region: terms.region ?? "",
    country: terms.country,
    zone: terms.zone,
    remote: terms.remote,
    contract: terms.contract,
    contractMonths: terms.contractMonths === null ? "" : String(terms.contractMonths),
    hours: terms.hours,
    currency: terms.currency,
    payMin: amount(terms.payMin),
    payMax: amount(terms.payMax),
    payUnit: terms.payUnit,
    payHidden: terms.payReason !== null,
    payReason: terms.payReason ?? "",
    openings: String(terms.openings),
    deadline: terms.deadline,
    description: terms.description,
    mustHave: atLeastOne(terms.mustHave),
    niceToHave: atLeastOne(terms.niceToHave),
    educationMin: terms.educationMin,
    experienceMonthsMin: terms.experienceMonthsMin === 0 ? "" : String(terms.experienceMonthsMin),
    eitherOr: terms.eitherOr,
    vacancyExists: terms.vacancyExists,
    aiUsed: terms.aiScreening !== null,
    aiScreening: terms.aiScreening ?? "",
    startDate: terms.startDate ?? "",
    replyByDays: String(terms.replyByDays),
    karirhubRef: terms.karirhubRef ?? "",
    questions: atLeastOne(terms.questions),
    criteria,
  };
}

/** The same draft for a reader of another language: amounts that are understood are written with the signs of theirs. */
export function inLocale(draft: DraftFields, locale: DraftFields["locale"]): DraftFields {
  const rewritten = (typed: string) => {
    const read = readAmount(typed, draft.currency, draft.locale);
    return "minor" in read ? amountInput(read.minor, draft.currency, locale) : typed;
  };
  return draft.locale === locale ? draft : { ...draft, locale, payMin: rewritten(draft.payMin), payMax: rewritten(draft.payMax) };
}
