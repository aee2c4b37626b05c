// The published rules of how reports are judged: categories with their hours, consequences in order, who may decide which. Pure.

/** Those that a report chooses from. */
export const categories = ["harassment", "money", "impostor", "privacy", "hate", "advert", "other"] as const;
export type ReportCategory = (typeof categories)[number];
/** `words`: no report, but a request to have words about oneself removed (`words-request.ts`). */
export type Category = ReportCategory | "words";

export const subjects = ["person", "room", "series", "vacancy", "organisation", "words"] as const;
export type Subject = (typeof subjects)[number];

/**
 * What a page can offer for reporting, named by its id: a seat or an application stands for the person in it. What comes later, such as
 * messages, is added here, and does not compile before `reported-thing.ts` says whose it is and both `send.about` and the address know it.
 */
export const reportable = ["seat", "application", "room", "series", "vacancy", "organisation"] as const;
export type Reportable = (typeof reportable)[number];

/** Hours within which each kind of report is decided. Harassment is a lane of its own. */
export const hoursFor: Readonly<Record<Category, number>> = {
  harassment: 1,
  money: 24,
  impostor: 24,
  privacy: 24,
  hate: 24,
  advert: 72,
  other: 72,
  words: 72,
};

/** Reports that nobody stands behind yet, neither an account nor a seat in that room, are decided within a day at the earliest. */
export const unvouchedHours = 24;

/** Hours for one report; `isVouched` as the server knows it. Whoever judges the case puts it into its lane by claiming it. */
export const hoursOf = (category: Category, isVouched: boolean): number =>
  isVouched ? hoursFor[category] : Math.max(hoursFor[category], unvouchedHours);

/** Categories that may wait longer than this one. */
export const milderThan = (category: Category): Category[] => categories.filter((one) => hoursFor[one] > hoursFor[category]);

/** The consequences, the mildest first. */
export const rungs = [
  "no_breach",
  "warning",
  "words_removal",
  "room_removal",
  "room_end",
  "series_ban",
  "vacancy_removal",
  "posting_freeze",
  "account_ban",
] as const;
export type Rung = (typeof rungs)[number];

/** What each rung can be about; without an entry, anything. */
const subjectsOf: Partial<Record<Rung, readonly Subject[]>> = {
  room_removal: ["person"],
  room_end: ["room"],
  series_ban: ["person"],
  vacancy_removal: ["vacancy"],
  posting_freeze: ["vacancy", "organisation"],
  account_ban: ["person"],
  words_removal: ["words"],
};

export type Judged = { subject: Subject; hasSeat: boolean; hasAccount: boolean; isModerator: boolean };

/** The rungs that whoever decides this case may choose. */
export function rungsFor({ subject, hasSeat, hasAccount, isModerator }: Judged, isOfficer: boolean): readonly Rung[] {
  return rungs.filter((rung) => {
    if (!(subjectsOf[rung]?.includes(subject) ?? true)) return false;
    // Of words nobody is known as their writer.
    if (subject === "words" && rung === "warning") return false;
    if (rung === "room_removal" || rung === "series_ban") return hasSeat && !isModerator;
    return rung !== "account_ban" || (isOfficer && hasAccount);
  });
}

/** A claim holds so long without being renewed; then somebody else may claim the case. */
export const claimMinutes = 10;
/** A decision may be appealed for so many days. */
export const appealDays = 14;
/** Everything of a case is destroyed so many days after it was opened. */
export const keepDays = 180;
/** One that waits for a decision then, or may still be appealed, is kept so many days more at most. */
export const keepMoreDays = 30;
/** One person reads at most so many looks of staff an hour before an alarm. */
export const looksAlarmPerHour = 300;
/** Statements of one reporter on one case at most. */
export const addedWordsAtMost = 5;

type Kept = { state: string; keepUntil: Date; decisions: readonly { at: Date }[] };

/**
 * The last day on which anything of a case is there: its own, or where it waits or its days for an appeal run, at most `keepMoreDays` later.
 * `hold.ts` destroys by the same rule. Decisions in their order.
 */
export function keptUntil({ state, keepUntil, decisions }: Kept): Date {
  const last = keepUntil.getTime() + keepMoreDays * 86_400_000;
  const latest = decisions.at(-1);
  if (latest === undefined || state === "open" || state === "appealed") return new Date(last);
  const appeal = latest.at.getTime() + appealDays * 86_400_000;
  return new Date(Math.min(last, Math.max(keepUntil.getTime(), appeal)));
}

type Appealable = { state: string; appealBy: "reporter" | "reported" | null; decisions: readonly { at: Date }[] };

/** Whether this side may ask for another look now: each side once, within `appealDays` of the latest decision. Decisions in their order. */
export function mayAppeal({ state, appealBy, decisions }: Appealable, side: "reporter" | "reported", at: Date): boolean {
  const latest = decisions.at(-1);
  const isFirst = state === "decided";
  const isOtherSides = state === "closed" && decisions.length === 2 && appealBy !== null && appealBy !== side;
  return latest !== undefined && (isFirst || isOtherSides) && at.getTime() - latest.at.getTime() < appealDays * 86_400_000;
}
