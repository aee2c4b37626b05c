// What screens are told of hiring: the shapes that leave the server. Moments are ISO strings, deadlines local dates such as 2026-12-15.
import type { DisclosedField } from "#lib/disclosure/schema";
import type { CardInput } from "#lib/rooms/schema";
import type { Replies } from "./application/view.ts";
import type { ImpactStatistics } from "./impact/tally.ts";
import type { CheckInAnswer, CheckInKind, LedgerCode } from "./outcome/codes.ts";
import type { Grade, LoggedCode } from "./rules.ts";
import type { contractKinds } from "./schema.ts";
import type { VacancyFilter } from "./search/vacancy-filter.ts";
import type { Pay } from "./terms/pay.ts";
import type { Country, Zone } from "./terms/place.ts";

/** Where the work is: the town (empty for remote work), the country, and the zone whose days the deadline counts. */
export type Place = { place: string; country: Country; zone: Zone; remote: boolean };

export type VacancyLine = Place & {
  vacancyId: string;
  title: string;
  organisation: string;
  contract: (typeof contractKinds)[number];
  /** Null where the company does not say it: its page gives the reason. */
  pay: Pay | null;
  openings: number;
  left: number;
  deadline: string;
};

export type Facet = "country" | "region" | "contract" | "occupation";
/** `total` is at most 1,001, which means more than 1,000; then `facets` divide the newest 1,000. */
export type SearchOverview = { total: number; facets: Record<Facet, { value: string; count: number }[]> };
/** What the same search finds without one of its filters. */
export type WiderSearch = { filter: keyof VacancyFilter; total: number };

export type SearchView =
  | {
      state: "found";
      /** The company that is asked for, where one is. */
      organisation: string | null;
      lines: VacancyLine[];
      /** Leads to the next page; null on the last. */
      next: string | null;
      overview: SearchOverview;
      /** Not the first page. */
      isLater: boolean;
      /** The words that were looked for in place of what was typed. */
      spelled: string | null;
      /** Offered where few are found. */
      wider: WiderSearch[];
      regions: { value: string; count: number }[];
    }
  /** The database did not answer in time. */
  | { state: "slow"; organisation: string | null };

export type OrganisationView = {
  organisationId: string;
  name: string;
  seed: string;
  country: string | null;
  town: string;
  website: string;
  about: string;
  answerableName: string;
  answerableOffice: string;
  /** What was checked, and nothing else was. */
  checked: {
    domain: { name: string; at: string } | null;
    /** It registered itself; without, an administrator made it. */
    isRegistered: boolean;
    /** When an administrator let its first vacancy pass. */
    passedAt: string | null;
  };
  replies: Replies | null;
  vacancies: VacancyLine[];
  /** Forums in which somebody speaks for it. */
  forums: { slug: string; title: string }[];
};

export type EmployerView = {
  organisations: {
    organisationId: string;
    name: string;
    seed: string;
    /** The reader hears of each application at once; otherwise once a day. */
    isToldAtOnce: boolean;
    /** Whether the actor's role there lets them post and change vacancies, read who applied, and keep page and members. */
    mayPost: boolean;
    mayReadApplicants: boolean;
    mayManage: boolean;
    /** Its first vacancy is read by an administrator before it is public. */
    firstWaits: boolean;
    vacancies: (Place & {
      vacancyId: string;
      title: string;
      openings: number;
      left: number;
      deadline: string;
      open: boolean;
      /** False: it waits for an administrator, or was sent back. */
      isPublic: boolean;
      /** Its company is asked whether it is still open. */
      asksIfOpen: boolean;
      /** A change of a public one waits for an administrator. */
      changeWaits: boolean;
      /** Why an administrator sent it, or its change, back. */
      sentBackReason: string | null;
      /** By a decision on a report. */
      takenDown: boolean;
      applicants: number;
      waiting: number;
      /** Hires that wait for the organisation's confirmation. */
      hires: number;
    })[];
  }[];
};

/** A hire that its person confirmed: when the organisation confirms it too, one opening fewer is left. */
export type HireLine = {
  outcomeId: string;
  name: string | null;
  seed: string | null;
  forum: string | null;
  at: string;
  confirmed: boolean;
  /** The company said that they started. */
  started: boolean;
};

export type MyOutcome = {
  outcomeId: string;
  code: LedgerCode;
  note: string;
  /** The moderator's name in that series. */
  by: string | null;
  /** Null where it came of no forum. */
  forum: string | null;
  at: string;
  vacancy: { vacancyId: string; title: string; organisation: string } | null;
  grade: Exclude<Grade, "superseded">;
  /** Whether it still takes an answer. */
  isOpen: boolean;
  disputeReason: string | null;
};

/** One question after a hire, and what was answered; null before an answer. */
export type CheckInView = { kind: CheckInKind; answer: CheckInAnswer | null };

/** What I am asked now, with the vacancy it is about, and whether I want to be asked. */
export type MyCheckIns = { wanted: boolean; open: (CheckInView & { checkInId: string; title: string | null })[] };

/** What I said as a moderator, of somebody by their name in the room. */
export type LoggedOutcome = Omit<MyOutcome, "by" | "code"> & { code: LoggedCode; name: string; seed: string; roomId: string };

export type MyTurn = { turnId: string; roomId: string; forum: string; number: number; startedAt: string; seconds: number };

export type Impact = ImpactStatistics & {
  series: { slug: string; title: string } | null;
  /** First and last local day of the month in which they spoke. */
  from: string;
  to: string;
  zone: string;
  /** The day of publication: what happened later is not in it. */
  until: string;
  moderation: { hours: number; days: number; moderators: number };
};

/** What came of a session, for those who moderated it: people, and the minutes of all moderators. */
export type SessionReport = {
  roomId: string;
  forum: string;
  endedAt: string;
  heard: number;
  referred: number;
  booked: number;
  minutes: number;
};

/** A moderator whom a speaker can allow something. */
export type RecruiterChoice = { roomId: string; moderatorId: string; name: string; organisation: string | null; forum: string; at: string };

/** Something that was allowed to the recruiter who reads it; nobody is shown by it. */
export type AllowedLine = { grantId: string; forum: string; fields: DisclosedField[]; until: string };

/** What it shows when it is opened; null where it was not allowed. */
export type AllowedPerson = { name: string | null; seed: string | null; card: CardInput | null; relay: string | null };
