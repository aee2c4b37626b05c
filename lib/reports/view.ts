// What the screens of reports are told. Pure types; times are ISO strings.
import type { Category, Rung, Subject } from "./ladder.ts";

export type CaseStateName = "open" | "decided" | "appealed" | "closed";

/** A case in the list of the desk. */
export type CaseLine = {
  caseId: string;
  subject: Subject;
  name: string;
  forum: string | null;
  category: Category;
  state: CaseStateName;
  openedAt: string;
  dueAt: string;
  isOverdue: boolean;
  /** In the lane of one hour. */
  isFast: boolean;
  reports: number;
  /** How many of them come from accounts, or from browsers that were in that room. */
  vouched: number;
  claim: "free" | "mine" | "other";
};

export type StagePerson = { name: string; role: string; speaking: boolean; microphone: "free" | "locked"; isReported: boolean };
export type LogEvidence = { seq: number; at: number; kind: string; by: string | null; number: number | null; reason: string | null };

/** One report as the desk reads it: never by whom. */
export type ReportView = {
  category: Category;
  words: string;
  at: string;
  from: "member" | "guestThere" | "guest";
  phase: string | null;
  stage: StagePerson[];
};

export type StatementView = { side: "reporter" | "reported"; question: string; words: string; askedAt: string; answeredAt: string | null };
export type DecisionView = { round: number; rung: Rung; reason: string; at: string };
/** As the desk reads it: why it found nothing to do. */
export type DeskDecision = DecisionView & { undone: "moderates" | "over" | "nobody" | null };
/** As both sides read it: not why, since that may be known from another name of somebody. */
export type SideDecision = DecisionView & { isUndone: boolean };
export type AppealView = { by: "reporter" | "reported"; words: string; at: string };

/** In how many texts the words of a request stand. */
export type WordsFound = { outcomes: number; cases: number };

/** Everything somebody who may decide a case reads of it. */
export type CaseView = CaseLine & {
  /** The number of my claim; null while I hold none. */
  myClaim: number | null;
  /** Somebody else holds it past its hour, and an officer reads it. */
  mayTakeOver: boolean;
  /** `canAnswer`: somebody can be asked; `mayRead`: an officer may read their address, with a reason. */
  reported: { canAnswer: boolean; isModerator: boolean; mayRead: boolean };
  reportsSent: ReportView[];
  log: LogEvidence[];
  statements: StatementView[];
  decisions: DeskDecision[];
  appeal: AppealView | null;
  /** Of a request to remove words, while it waits. */
  wordsFound: WordsFound | null;
  rungs: Rung[];
};

export type QuestionView = { statementId: string; question: string; words: string | null };

/** What a reporter reads by the code, and the reported person on their page. */
export type FollowView = {
  state: "received" | "in_hand" | "decided" | "appealed" | "closed";
  subject: Subject;
  category: Category;
  at: string;
  dueAt: string;
  questions: QuestionView[];
  decisions: SideDecision[];
  mayAppeal: boolean;
};
