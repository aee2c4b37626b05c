// What the page and the editor of a vacancy are told; the lines of lists are in lib/hiring/view.ts.

import type { Replies } from "../application/view.ts";
import type { educationLevels } from "../schema.ts";
import type { Occupation } from "../terms/occupation.ts";
import type { Pay } from "../terms/pay.ts";
import type { Region } from "../terms/region.ts";
import type { Place, VacancyLine } from "../view.ts";
import type { Criterion, DraftFields } from "./vacancy-schema.ts";
import type { ScannedKind } from "./word-scan.ts";

/** What of a vacancy a change can touch that applicants would mind. */
export type VacancyPart = "pay" | "place" | "contract" | "hours" | "musts" | "openings";

/** A change of a public vacancy, and what it said before. */
export type VacancyChange = {
  on: string;
  changed: VacancyPart[];
  former: Omit<Place, "zone"> & {
    pay: Pay | null;
    payReason: string | null;
    contract: VacancyLine["contract"];
    hours: string;
    mustHave: string[];
    openings: number;
  };
};

/** A vacancy as its form shows it. */
export type EditableVacancy = {
  vacancyId: string;
  organisationId: string;
  organisation: string;
  fields: DraftFields;
  pledgedBy: string;
  pledgedRole: string;
  filled: number;
  version: number;
  closed: boolean;
  /** Why an administrator sent it back. */
  sentBackReason: string | null;
};

export type VacancyView = VacancyLine & {
  organisationId: string;
  organisationSeed: string;
  description: string;
  mustHave: string[];
  niceToHave: string[];
  occupation: Occupation | null;
  occupationWords: string;
  region: Region | null;
  hours: string;
  contractMonths: number | null;
  /** Why no pay is said. */
  payReason: string | null;
  educationMin: (typeof educationLevels)[number];
  experienceMonthsMin: number;
  eitherOr: boolean;
  /** False: a list of people for later, no opening now. */
  vacancyExists: boolean;
  /** How software takes part in choosing; null: it does not. */
  aiScreening: string | null;
  startDate: string | null;
  /** The day of the last word that it is open, where the question after it got no answer. */
  unconfirmedSince: string | null;
  questions: string[];
  /** Approved by an administrator, each with its justification. */
  criteria: Criterion[];
  /** The last ten, newest first. */
  changes: VacancyChange[];
  pledgedBy: string;
  pledgedOn: string;
  /** The day of posting at the vacancy's place. */
  postedOn: string;
  /** Until when an application sent today is answered. */
  replyBy: string;
  /** Why one cannot apply; null while one can. */
  closed: "vacancy_closed" | "deadline_past" | null;
  /** How fast its company answers; null below ten dates. */
  replies: Replies | null;
  /** Forums in which a moderator showed it, newest first. */
  shownIn: { roomId: string; title: string; at: string; live: boolean }[];
};

/** A draft as its form shows it. */
export type OpenDraft = { draftId: string; organisationId: string; vacancyId: string | null; version: number; fields: DraftFields };

/** A new vacancy that is being written. */
export type DraftLine = { draftId: string; organisationId: string; title: string; changedAt: string; importId: string | null };

/** What waits for an administrator: a vacancy that was handed in, or a change of a public one. */
export type WaitingVacancy = {
  vacancyId: string;
  organisationId: string;
  organisation: string;
  /** What the company says of itself, and the domain whose letter it answered. */
  company: {
    domain: string | null;
    website: string;
    about: string;
    town: string;
    answerableName: string;
    answerableOffice: string;
  };
  /** Nothing of this company has passed yet. */
  isFirst: boolean;
  /** The reader is a member of the company: somebody else decides. */
  isOwn: boolean;
  title: string;
  description: string;
  mustHave: string[];
  pledgedBy: string;
  submittedAt: string;
  /** Public already: a change of it waits. */
  isChange: boolean;
  found: { kind: ScannedKind; words: string }[];
  criteria: ({ criterionId: string } & Criterion)[];
};
