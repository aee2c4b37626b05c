// What is wrong with a vacancy's form, field by field, by the same shapes and rules the server judges with.
import { addDays, deadlineFault, deadlineMaxDays, payIsHonest } from "#lib/hiring/rules";
import { vacancyEditInput } from "#lib/hiring/schema";
import type { VacancyDraft } from "./vacancy-draft.tsx";

export type FaultName = "empty" | "short" | "long" | "number" | "payRange" | "openings" | "past" | "far" | "pledge";
export type Faults = Partial<Record<keyof VacancyDraft, FaultName>>;

const whole = (text: string): number | null => (/^\d{1,10}$/.test(text.trim()) && Number(text) > 0 ? Number(text) : null);

/** The numbers people write with points or spaces in them. */
export const digitsOf = (text: string): string => text.replace(/[\s.,']/g, "");

/** The form's text as the server wants it; only whole when `faultsOf` finds nothing. */
export const termsOf = (draft: VacancyDraft) => ({
  title: draft.title.trim(),
  place: draft.place.trim(),
  contract: draft.contract,
  currency: draft.currency,
  payMin: Number(digitsOf(draft.payMin)),
  payMax: Number(digitsOf(draft.payMax || draft.payMin)),
  payUnit: draft.payUnit,
  openings: Number(digitsOf(draft.openings)),
  deadline: draft.deadline,
  description: draft.description.trim(),
  mustHave: draft.mustHave.map((must) => must.trim()).filter(Boolean),
  pledgedBy: draft.pledgedBy.trim(),
});

/** `today` is the local date of the vacancies, `filled` the seats that are taken. */
export function faultsOf(draft: VacancyDraft, today: string, filled: number): Faults {
  const faults: Faults = {};
  const terms = termsOf(draft);
  for (const name of ["title", "place", "description", "pledgedBy"] as const) {
    if (!terms[name]) faults[name] = "empty";
    else if (name === "title" && terms.title.length < 4) faults.title = "short";
    else if (!vacancyEditInput.shape[name].safeParse(terms[name]).success) faults[name] = "long";
  }
  if (terms.mustHave.some((must) => must.length > 120)) faults.mustHave = "long";
  const payMin = whole(digitsOf(draft.payMin));
  const payMax = draft.payMax === "" ? payMin : whole(digitsOf(draft.payMax));
  if (payMin === null || payMin > 2_000_000_000) faults.payMin = "number";
  if (payMax === null) faults.payMax = "number";
  else if (payMin !== null && !payIsHonest(payMin, payMax)) faults.payMax = "payRange";
  const openings = whole(digitsOf(draft.openings));
  if (openings === null || openings > 5_000) faults.openings = "number";
  else if (openings < filled) faults.openings = "openings";
  const deadline = draft.deadline === "" ? "empty" : deadlineFault(draft.deadline, today);
  if (deadline === "empty") faults.deadline = "empty";
  else if (deadline) faults.deadline = draft.deadline > addDays(today, deadlineMaxDays) ? "far" : "past";
  if (!draft.pledged) faults.pledged = "pledge";
  return faults;
}
