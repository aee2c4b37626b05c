// The states of an application and who may bring it from one into which: one table. Pure, safe in the browser.

export const applicationStates = [
  "applied",
  "seen",
  "contacted",
  "responded",
  "screening",
  "shortlisted",
  "interview",
  "offered",
  "hired",
  "rejected",
  "declined",
  "withdrawn",
  "ghosted",
  "vacancy_closed",
] as const;
export type ApplicationState = (typeof applicationStates)[number];

/** `system`: by the clock, or because the vacancy ended. */
export type Side = "company" | "applicant" | "system";

/** What a member of the company chooses; `seen` comes with the first opening. */
export const companyMoves = ["contacted", "screening", "shortlisted", "interview", "offered", "rejected"] as const;
export type CompanyMove = (typeof companyMoves)[number];

const goOn = ["screening", "shortlisted", "interview", "offered", "rejected"] as const;
const ending = ["ghosted", "vacancy_closed"] as const;

type Moves = Partial<Record<Side, readonly ApplicationState[]>>;

/** Where an application may go from each state, by who brings it there. Whoever is not named may do nothing. */
export const moves: Readonly<Record<ApplicationState, Moves>> = {
  applied: { company: ["seen", "contacted", ...goOn], applicant: ["withdrawn"], system: ending },
  seen: { company: ["contacted", ...goOn], applicant: ["withdrawn"], system: ending },
  contacted: { company: goOn, applicant: ["responded", "withdrawn"], system: ending },
  responded: { company: ["contacted", ...goOn], applicant: ["withdrawn"], system: ending },
  screening: { company: ["contacted", "shortlisted", "interview", "offered", "rejected"], applicant: ["withdrawn"], system: ending },
  shortlisted: { company: ["contacted", "screening", "interview", "offered", "rejected"], applicant: ["withdrawn"], system: ending },
  interview: { company: ["contacted", "screening", "shortlisted", "offered", "rejected"], applicant: ["withdrawn"], system: ending },
  // The next word is the applicant's, so no clock runs against the company, and closing the vacancy takes no offer back. Both said so: the
  // offer is one word, taking it the other.
  offered: { company: ["rejected"], applicant: ["hired", "declined", "withdrawn"] },
  hired: { applicant: ["withdrawn"] },
  rejected: { applicant: ["withdrawn"] },
  declined: { applicant: ["withdrawn"] },
  // One may apply again.
  withdrawn: { applicant: ["applied"] },
  // An answer that comes late is still an answer; it counts as late.
  ghosted: { company: ["contacted", ...goOn], applicant: ["withdrawn"], system: ["vacancy_closed"] },
  vacancy_closed: { applicant: ["withdrawn"] },
};

export const mayMove = (side: Side, from: ApplicationState, to: ApplicationState): boolean => moves[from][side]?.includes(to) ?? false;

/** From which states this side may bring an application into a state. */
export const statesBefore = (side: Side, to: ApplicationState): ApplicationState[] =>
  applicationStates.filter((from) => mayMove(side, from, to));

/** The company owes a word: the clock runs. */
export const isWaiting = (state: ApplicationState): boolean => mayMove("system", state, "ghosted");

/** Nobody has said anything yet. */
export const isUnanswered = (state: ApplicationState): boolean => state === "applied" || state === "seen";

/** Nothing more comes of it, unless its applicant takes it back or sends it again. */
export const isOver = (state: ApplicationState): boolean => !moves[state].company && state !== "hired";

/** What a member of the company may choose now, in the order of the stages. */
export const movesOf = (state: ApplicationState): CompanyMove[] => companyMoves.filter((to) => mayMove("company", state, to));

/** Steps that only the applicant takes: no member of the company stands behind them. */
export const isApplicants = (state: ApplicationState): boolean =>
  state === "applied" || state === "withdrawn" || state === "responded" || state === "declined" || state === "hired";
/** Steps that nobody took: time passed, or the vacancy ended. */
export const isSystems = (state: ApplicationState): boolean => state === "ghosted" || state === "vacancy_closed";

export const rejectionReasons = ["musts", "experience", "place_or_hours", "other_chosen", "filled", "other"] as const;
export type RejectionReason = (typeof rejectionReasons)[number];

/** After a talk a rejection owes the applicant a sentence of at least so many characters. */
export const sentenceMin = 20;
export const wordsMax = 500;

/** Whether the two have talked in this round: since it was sent last. */
export const hasTalked = (history: readonly { kind: ApplicationState }[]): boolean =>
  history
    .slice(history.findLastIndex(({ kind }) => kind === "applied") + 1)
    .some(({ kind }) => kind !== "seen" && kind !== "ghosted" && kind !== "rejected");

const day = 86_400_000;
/** No date lies further from the application than this (Ontario's limit for an answer, regulation 476/24). */
export const replyByMaxDays = 45;

/** Until when the company says its next word after a change at `at`; null when the longest time is over, and no clock runs any more. */
export function nextReplyBy(appliedAt: Date, at: Date, replyByDays: number): Date | null {
  const last = appliedAt.getTime() + replyByMaxDays * day;
  const next = Math.min(at.getTime() + Math.min(replyByDays, replyByMaxDays) * day, last);
  return next > at.getTime() ? new Date(next) : null;
}
