// What is wrong with a vacancy's form, field by field, by the same shapes and rules the server judges with.

import { addDays, deadlineFault, deadlineMaxDays, payIsHonest } from "#lib/hiring/rules";
import { vacancyFields } from "#lib/hiring/schema";
import { type AmountFault, readAmount, readCount } from "#lib/hiring/vacancy/amount";
import { localDate } from "#lib/hiring/vacancy/place";
import { isVisible } from "#lib/platform/text/visible-text";
import type { VacancyDraft } from "./vacancy-draft.tsx";

export type FaultName =
  | "empty"
  | "short"
  | "long"
  | "number"
  | "amount"
  | "otherCurrency"
  | "payRange"
  | "openings"
  | "past"
  | "far"
  | "pledge";
export type Faults = Partial<Record<keyof VacancyDraft, FaultName>>;

const amountFault = { number: "amount", otherCurrency: "otherCurrency" } as const satisfies Record<AmountFault, FaultName>;

/** The two amounts as they are understood; the upper one, left empty, is the lower one. */
function payOf({ payMin, payMax, currency }: VacancyDraft, locale: string) {
  const low = readAmount(payMin, currency, locale);
  return { low, high: payMax.trim() === "" ? low : readAmount(payMax, currency, locale) };
}

/** The form's text as the server wants it; only whole when `faultsOf` finds nothing. `locale` is the language it was written in. */
export function termsOf(draft: VacancyDraft, locale: string) {
  const { low, high } = payOf(draft, locale);
  return {
    title: draft.title.trim(),
    place: draft.remote ? "" : draft.place.trim(),
    country: draft.country,
    zone: draft.zone,
    remote: draft.remote,
    contract: draft.contract,
    currency: draft.currency,
    payMin: "minor" in low ? low.minor : 0,
    payMax: "minor" in high ? high.minor : 0,
    payUnit: draft.payUnit,
    openings: readCount(draft.openings) ?? 0,
    deadline: draft.deadline,
    description: draft.description.trim(),
    mustHave: draft.mustHave.map((must) => must.trim()).filter(isVisible),
    pledgedBy: draft.pledgedBy.trim(),
  };
}

/** `at` is the server's present, `filled` the seats that are taken. */
export function faultsOf(draft: VacancyDraft, { at, filled, locale }: { at: string; filled: number; locale: string }): Faults {
  const faults: Faults = {};
  const terms = termsOf(draft, locale);
  for (const name of ["title", "place", "description", "pledgedBy"] as const) {
    if (!isVisible(terms[name]) && !(name === "place" && draft.remote)) faults[name] = "empty";
    else if (name === "title" && terms.title.length < 4) faults.title = "short";
    else if (!vacancyFields.shape[name].safeParse(terms[name]).success) faults[name] = "long";
  }
  if (terms.mustHave.some((must) => must.length > 120)) faults.mustHave = "long";
  const { low, high } = payOf(draft, locale);
  if ("fault" in low) faults.payMin = draft.payMin.trim() === "" ? "empty" : amountFault[low.fault];
  if (draft.payMax.trim() !== "") {
    if ("fault" in high) faults.payMax = amountFault[high.fault];
    else if ("minor" in low && !payIsHonest(low.minor, high.minor)) faults.payMax = "payRange";
  }
  if (terms.openings < 1 || terms.openings > 5_000) faults.openings = "number";
  else if (terms.openings < filled) faults.openings = "openings";
  const today = localDate(new Date(at), draft.zone);
  const deadline = draft.deadline === "" ? "empty" : deadlineFault(draft.deadline, today);
  if (deadline === "empty") faults.deadline = "empty";
  else if (deadline) faults.deadline = draft.deadline > addDays(today, deadlineMaxDays) ? "far" : "past";
  if (!draft.pledged) faults.pledged = "pledge";
  return faults;
}
