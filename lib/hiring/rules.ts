// What hiring decides, without touching anything: pay, deadlines, seats, who answers an outcome and what an answer makes of it.
import { replyByMaxDays } from "./application/state.ts";
import { answerDays, type LedgerCode } from "./outcome/codes.ts";
import { endOfDay } from "./terms/end-of-day.ts";
import { localDate } from "./terms/place.ts";

/** The steps to a job that a moderator states. */
export const outcomeCodes = ["advice", "referred", "interview_booked", "interviewed", "offered", "hired"] as const;
export type OutcomeCode = (typeof outcomeCodes)[number];

/** What else can come of a turn: counted beside the steps to a job, never inside hires. */
export const besideCodes = [
  "skill",
  "freelance_contract",
  "business_started",
  "training_started",
  "training_completed",
  "internship",
] as const satisfies readonly LedgerCode[];
/** What is published beside the steps to a job: reversals and silence as plainly as success, and what never counts as a hire. */
export const reversalCodes = [
  "offer_declined",
  "offer_withdrawn",
  "not_started",
  "left_early",
  "no_show_seeker",
  "no_show_employer",
  "rejected",
  "ghosted",
] as const satisfies readonly LedgerCode[];
export const moreCodes = [...reversalCodes, "started", ...besideCodes] as const;
export const isReversal = (code: LedgerCode): boolean => (reversalCodes as readonly LedgerCode[]).includes(code);
export type MoreCode = (typeof moreCodes)[number];

/** Everything that a moderator states of a turn or a talk. */
export const loggedCodes = [...outcomeCodes, ...besideCodes] as const;
export type LoggedCode = (typeof loggedCodes)[number];
export const isLogged = (code: LedgerCode): code is LoggedCode => (loggedCodes as readonly LedgerCode[]).includes(code);

/** A deadline lies at most this many days ahead, so that no vacancy stays open by being forgotten. */
export const deadlineMaxDays = 60;
/** A draft that nobody touches for this long is deleted. */
export const draftLength = 180 * 86_400_000;
/** Fewer people than this in a cell could be recognised: the number is withheld. */
export const smallestCell = 5;
/** Below this share of known states no rate is published (NACE first-destination standard). */
export const knowledgeFloor = 0.65;

/** `date` moved by whole days: 2026-12-31 and 1 make 2027-01-01. */
export const addDays = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

const isDate = (date: string) => {
  const at = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === date;
};

/** A range that says something: the upper end is no less than the lower one and no more than twice it. */
export const payIsHonest = (payMin: number, payMax: number): boolean => payMax >= payMin && payMax <= 2 * payMin;

/** What is wrong with a deadline seen from `today`; null when nothing is. */
export function deadlineFault(deadline: string, today: string): "deadline_past" | "invalid" | null {
  if (!isDate(deadline)) return "invalid";
  if (deadline < today) return "deadline_past";
  return deadline > addDays(today, deadlineMaxDays) ? "invalid" : null;
}

/** So many questions whether it is still open without an answer, and a vacancy takes no applications. */
export const missedMost = 2;

type Asked = { publishedAt: Date | null; closedAt: Date | null; askedOpenAt: Date | null; confirmedOpenAt: Date | null };

/** Whether its company was asked if it is still open, and has not answered since. */
export const asksIfOpen = ({ publishedAt, closedAt, askedOpenAt, confirmedOpenAt }: Asked): boolean =>
  publishedAt !== null && closedAt === null && askedOpenAt !== null && confirmedOpenAt !== null && askedOpenAt > confirmedOpenAt;

type Seats = { openings: number; filled: number };

/** Seats nobody has yet; never below zero. */
export const seatsLeft = ({ openings, filled }: Seats): number => Math.max(0, openings - filled);

/** Why one may not apply at this moment; null when one may. The last day counts to its end at the vacancy's place. */
export function closedBecause(
  vacancy: Seats & { closedAt: Date | null; missedHeartbeats: number; deadline: string; zone: string },
  at: Date,
): "vacancy_closed" | "deadline_past" | null {
  if (vacancy.closedAt || vacancy.missedHeartbeats >= missedMost || seatsLeft(vacancy) === 0) return "vacancy_closed";
  return vacancy.deadline < localDate(at, vacancy.zone) ? "deadline_past" : null;
}

/** Until when the organisation answers an application. */
export const replyByOf = (appliedAt: Date, replyByDays: number): Date => new Date(appliedAt.getTime() + replyByDays * 86_400_000);

/**
 * Until when an application to this vacancy is shown to the organisation: the end of its last day at its place, and the days in which the
 * longest talk about an application ends.
 */
export const grantedUntil = ({ deadline, zone }: { deadline: string; zone: string }): Date =>
  replyByOf(new Date(endOfDay(deadline, zone)), replyByMaxDays);

/** An outcome that names an employer needs the vacancy it is about. */
export const needsVacancy = (code: LoggedCode): boolean => code === "referred" || code === "offered" || code === "hired";

/** What the employer did: only on a vacancy of an organisation that takes part in the forum, whose members can contradict. */
export const isEmployersAct = (code: LoggedCode): boolean =>
  code === "interview_booked" || code === "interviewed" || code === "offered" || code === "hired";

/** An outcome that can name a vacancy. */
export const isAboutVacancy = (code: LoggedCode): boolean => code === "referred" || isEmployersAct(code);

type Statement = {
  personId: string | null;
  byId: string | null;
  confirmedAt: Date | null;
  disputedAt: Date | null;
  supersededById: string | null;
};

/** How well an outcome is confirmed: stated by one side, by both, disputed, or replaced by a correction. */
export type Grade = "one_side" | "both_sides" | "disputed" | "superseded";

export function gradeOf(statement: Statement): Grade {
  if (statement.supersededById) return "superseded";
  if (statement.disputedAt) return "disputed";
  return statement.confirmedAt ? "both_sides" : "one_side";
}

/**
 * Whose answer turns one side's word into both sides'. What the moderator's side said, the seeker answers;
 * nobody answers their own word, and a third person has no say.
 */
export const mayAnswer = (statement: Statement, personId: string): boolean =>
  statement.personId === personId && statement.byId !== personId;

/** An answer counts once: a settled or replaced outcome takes no other, nor one that has waited for it long enough. */
export const isOpenToAnswer = (statement: Statement & { createdAt: Date }, at: Date): boolean =>
  gradeOf(statement) === "one_side" && at.getTime() <= statement.createdAt.getTime() + answerDays * 86_400_000;
