// The codes of the outcome ledger as data: what each is, whose word it needs, and how well a row is confirmed. Pure.

/** Who can state an outcome. `system`: the product itself saw it. `officer`: a member of staff, or an independent register. */
export type OutcomeSource = "system" | "moderator" | "seeker" | "employer" | "officer";

export type OutcomeRule = {
  /** Its letter and number in the published method. Codes with one letter and number exclude each other. */
  letter: string;
  /** Whose word counts beside the seeker's; empty: the seeker's alone. A moderator is no party to a hire: their word of one is a claim. */
  other: readonly ("moderator" | "employer")[];
  /** `step`: on the way to a job. `beside`: never inside hires. `end`: how an application ended. `note`: says that nothing is known. */
  kind: "step" | "beside" | "end" | "note";
};

export const codes = {
  heard: { letter: "A1", other: ["moderator"], kind: "step" },
  advice: { letter: "A2", other: ["moderator"], kind: "step" },
  skill: { letter: "A3", other: ["moderator"], kind: "step" },
  referred: { letter: "B1", other: ["moderator", "employer"], kind: "step" },
  applied: { letter: "B2", other: ["employer"], kind: "step" },
  screened: { letter: "C1", other: ["moderator", "employer"], kind: "step" },
  interview_booked: { letter: "C2", other: ["moderator", "employer"], kind: "step" },
  interviewed: { letter: "C3", other: ["moderator", "employer"], kind: "step" },
  no_show_seeker: { letter: "C3", other: ["moderator", "employer"], kind: "step" },
  no_show_employer: { letter: "C3", other: ["moderator", "employer"], kind: "step" },
  interview_cancelled: { letter: "C3", other: ["moderator", "employer"], kind: "step" },
  offered: { letter: "D1", other: ["moderator", "employer"], kind: "step" },
  offer_declined: { letter: "D2", other: ["employer"], kind: "step" },
  offer_withdrawn: { letter: "D2", other: ["employer"], kind: "step" },
  hired: { letter: "D3", other: ["employer"], kind: "step" },
  started: { letter: "E1", other: ["employer"], kind: "step" },
  not_started: { letter: "E1", other: ["employer"], kind: "step" },
  retained_30: { letter: "E2", other: ["employer"], kind: "step" },
  retained_90: { letter: "E2", other: ["employer"], kind: "step" },
  retained_180: { letter: "E2", other: ["employer"], kind: "step" },
  left_early: { letter: "E3", other: ["employer"], kind: "step" },
  freelance_contract: { letter: "F", other: ["moderator", "employer"], kind: "beside" },
  business_started: { letter: "F", other: ["moderator"], kind: "beside" },
  training_started: { letter: "F", other: ["moderator"], kind: "beside" },
  training_completed: { letter: "F", other: ["moderator"], kind: "beside" },
  internship: { letter: "F", other: ["moderator", "employer"], kind: "beside" },
  rejected: { letter: "X", other: ["employer"], kind: "end" },
  ghosted: { letter: "X", other: ["employer"], kind: "end" },
  withdrew: { letter: "X", other: ["employer"], kind: "end" },
  vacancy_closed: { letter: "X", other: ["employer"], kind: "end" },
  unknown: { letter: "X", other: [], kind: "note" },
} as const satisfies Record<string, OutcomeRule>;

export type LedgerCode = keyof typeof codes;
export const ledgerCodes = Object.keys(codes) as LedgerCode[];

/** A turn or a talk of fewer seconds is not being heard. */
export const heardSeconds = 30;

/** Rows that say nothing of what came of somebody: who has no others has no known state. */
export const saysNothing = ["heard", "applied", "unknown"] as const satisfies readonly LedgerCode[];

/** Codes of which a moderator's word is only a claim, since a moderator is no party to them. */
export const claimedByModerators = ledgerCodes.filter((code) => !(codes[code].other as readonly string[]).includes("moderator"));

/** G0: claimed by somebody who is no party. G1: one party. G2: both. G3: seen by the product itself. G4: an officer or a register. */
export type Evidence = "G0" | "G1" | "G2" | "G3" | "G4";

export type Evidenced = {
  code: LedgerCode;
  source: OutcomeSource;
  confirmedAt: Date | null;
  employerConfirmedAt: Date | null;
};

/** How well a row is confirmed, from who stated and who confirmed it. Whether it is disputed or replaced is asked apart. */
export function evidenceOf({ code, source, confirmedAt, employerConfirmedAt }: Evidenced): Evidence {
  if (source === "officer") return "G4";
  if (source === "system") return "G3";
  const isByOther = (codes[code].other as readonly OutcomeSource[]).includes(source) || employerConfirmedAt !== null;
  const isBySeeker = source === "seeker" || confirmedAt !== null;
  if (isByOther && isBySeeker) return "G2";
  return isByOther || isBySeeker ? "G1" : "G0";
}

/** `direct`: of a turn, a talk or an application from the room itself. `assisted`: at a session within the days before. */
export type Attribution = "direct" | "assisted" | "none";

/** An outcome so many days after a session still counts as assisted by it. */
export const assistedDays = 90;

export function attributionOf({ isOfRoom, spokeWithinDays }: { isOfRoom: boolean; spokeWithinDays: boolean }): Attribution {
  if (isOfRoom) return "direct";
  return spokeWithinDays ? "assisted" : "none";
}

/** When a hired person is asked whether they started, and are still employed: days after they confirmed the hire. */
export const checkIns = { start: 7, day_30: 30, day_90: 90, day_180: 180 } as const;
export type CheckInKind = keyof typeof checkIns;
export const checkInAnswers = ["yes", "no", "left", "rather_not_say"] as const;
export type CheckInAnswer = (typeof checkInAnswers)[number];
/** How long the mailed link of a check-in opens. */
export const checkInLinkDays = 30;

const stillEmployed = { start: "started", day_30: "retained_30", day_90: "retained_90", day_180: "retained_180" } as const;

/** What an answer says in the ledger. "No" to being still employed is having left; whoever rather not says it is not known. */
export function codeOfAnswer(kind: CheckInKind, answer: CheckInAnswer): LedgerCode {
  if (answer === "yes") return stillEmployed[kind];
  if (answer === "rather_not_say") return "unknown";
  return kind === "start" && answer === "no" ? "not_started" : "left_early";
}

/** How long a statement waits for its answer. */
export const answerDays = 14;
/** After so many days without an answer it is asked for once more, and never again. */
export const askAgainDays = 7;
