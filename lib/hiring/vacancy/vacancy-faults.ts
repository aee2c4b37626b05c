// What is wrong with a vacancy's form, field by field, by the same shapes and rules the server judges with. Pure.
import { isVisible } from "#lib/platform/text/visible-text";
import { addDays, deadlineFault, deadlineMaxDays, payIsHonest } from "../rules.ts";
import type { AmountFault } from "../terms/amount.ts";
import { localDate } from "../terms/place.ts";
import { amountsOf, termsOf } from "./draft-terms.ts";
import { type TitleFault, titleFault } from "./title.ts";
import { type DraftFields, justificationMin, payReasonMin, replyByDaysMost, vacancyFields } from "./vacancy-schema.ts";

export type FaultName =
  | TitleFault
  | "empty"
  | "short"
  | "long"
  | "number"
  | "amount"
  | "otherCurrency"
  | "payRange"
  | "payReason"
  | "openings"
  | "months"
  | "experience"
  | "replyBy"
  | "date"
  | "past"
  | "far"
  | "criterion"
  | "pledge";

export type Pledge = { pledgedBy: string; pledgedRole: string; pledged: boolean };
export type Faults = Partial<Record<keyof DraftFields | keyof Pledge, FaultName>>;

const amountFault = { number: "amount", otherCurrency: "otherCurrency" } as const satisfies Record<AmountFault, FaultName>;

type Around = { /** The server's present. */ at: string /** Seats that are taken. */; filled: number };

/** Everything that keeps a vacancy from being handed in, but the pledge. */
export function faultsOf(draft: DraftFields, { at, filled }: Around): Faults {
  const faults: Faults = {};
  const terms = termsOf(draft);
  const isLong = (name: keyof typeof vacancyFields.shape & keyof typeof terms) => !vacancyFields.shape[name].safeParse(terms[name]).success;
  for (const name of ["title", "occupationWords", "place", "hours", "description"] as const) {
    if (!isVisible(terms[name])) {
      if (name !== "place" || !draft.remote) faults[name] = "empty";
    } else if (name === "title" && terms.title.length < 4) faults.title = "short";
    else if (isLong(name)) faults[name] = "long";
  }
  const title = titleFault(terms.title, terms.place);
  if (title) faults.title ??= title;
  if (draft.occupation === "") faults.occupation = "empty";
  for (const name of ["mustHave", "niceToHave", "questions"] as const) if (isLong(name)) faults[name] = "long";
  if (draft.contract === "fixed_term" && terms.contractMonths === null) faults.contractMonths = "empty";
  else if (isLong("contractMonths")) faults.contractMonths = "months";
  if (isLong("experienceMonthsMin")) faults.experienceMonthsMin = "experience";
  if (terms.replyByDays < 1 || terms.replyByDays > replyByDaysMost) faults.replyByDays = "replyBy";
  if (draft.aiUsed && isLong("aiScreening")) faults.aiScreening = draft.aiScreening.trim() === "" ? "empty" : "long";
  if (isLong("karirhubRef")) faults.karirhubRef = "long";
  if (isLong("startDate")) faults.startDate = "date";
  Object.assign(faults, payFaults(draft));
  if (terms.openings < 1 || terms.openings > 5_000) faults.openings = "number";
  else if (terms.openings < filled) faults.openings = "openings";
  const today = localDate(new Date(at), draft.zone);
  const deadline = draft.deadline === "" ? "empty" : deadlineFault(draft.deadline, today);
  if (deadline === "empty") faults.deadline = "empty";
  else if (deadline) faults.deadline = draft.deadline > addDays(today, deadlineMaxDays) ? "far" : deadline === "invalid" ? "date" : "past";
  if (draft.criteria.some(({ value, justification }) => !isVisible(value) || justification.trim().length < justificationMin))
    faults.criteria = "criterion";
  return faults;
}

function payFaults(draft: DraftFields): Faults {
  if (draft.payHidden) {
    const { length } = draft.payReason.trim();
    return length < payReasonMin ? { payReason: "payReason" } : length > 300 ? { payReason: "long" } : {};
  }
  const faults: Faults = {};
  const { low, high } = amountsOf(draft);
  if ("fault" in low) faults.payMin = draft.payMin.trim() === "" ? "empty" : amountFault[low.fault];
  if (draft.payMax.trim() !== "") {
    if ("fault" in high) faults.payMax = amountFault[high.fault];
    else if ("minor" in low && !payIsHonest(low.minor, high.minor)) faults.payMax = "payRange";
  }
  return faults;
}

/** What is wrong with the signature under the pledge. */
export function pledgeFaults({ pledgedBy, pledgedRole, pledged }: Pledge): Faults {
  const faults: Faults = {};
  for (const [name, value] of [
    ["pledgedBy", pledgedBy],
    ["pledgedRole", pledgedRole],
  ] as const)
    if (!isVisible(value)) faults[name] = "empty";
    else if (value.trim().length > 120) faults[name] = "long";
  if (!pledged) faults.pledged = "pledge";
  return faults;
}
