// What screens are told of applications. Moments are ISO strings.
import type { CardInput } from "#lib/rooms/schema";
import type { ShownSection } from "../profile/sections.ts";
import type { ApplicationState, RejectionReason } from "./state.ts";

export type { ApplicationState, RejectionReason };

/** How fast a company answers: the dates that came due in so many days, without those of applications withdrawn before. */
export type Replies = {
  due: number;
  inTime: number;
  /** Never answered. */
  ghosted: number;
  /** Half of all were answered within so many days; null where half or more were never answered. */
  medianDays: number | null;
  windowDays: number;
};

/**
 * One step of an application's history, oldest first. `by`: whether the reader or a colleague of theirs did it; null for all else.
 * `words`: what the company added for the applicant.
 */
export type ApplicationStep = {
  kind: ApplicationState;
  at: string;
  by: "me" | "colleague" | null;
  reason: RejectionReason | null;
  words: string;
};

/** One applicant as the list shows them: the name and picture they apply under. What they wrote is opened one by one. */
export type ApplicantLine = {
  applicationId: string;
  /** Null once the grant has ended: the application was taken back, or its time is over. */
  name: string | null;
  seed: string | null;
  state: ApplicationState;
  appliedAt: string;
  replyBy: string;
  /** When it was taken back (`state` is "withdrawn") or its time was over; null while the grant stands. */
  endedAt: string | null;
  /** How many of the vacancy's musts they ticked. */
  musts: number;
  /** How many notes colleagues wrote. */
  notes: number;
  /** A move of many at once that is about to happen. */
  pending: ApplicationState | null;
  /** Which the reader names when they move it. */
  version: number;
  late: boolean;
  history: ApplicationStep[];
};

/** A note of one member for the others. */
export type ApplicantNote = { noteId: string; by: "me" | "colleague"; words: string; at: string };

/** What one application opens to a member of its company. */
export type OpenedApplicant = CardInput & {
  name: string;
  seed: string;
  state: ApplicationState;
  version: number;
  note: string;
  musts: string[];
  /** The vacancy's musts at this moment, ticked or not. */
  mustHave: string[];
  answers: { question: string; answer: string }[];
  notes: ApplicantNote[];
  hasProfile: boolean;
  relay: string | null;
};

export type MyApplication = {
  applicationId: string;
  vacancyId: string;
  title: string;
  organisation: string;
  name: string;
  seed: string;
  state: ApplicationState;
  appliedAt: string;
  replyBy: string;
  seenAt: string | null;
  /** Whether the organisation could still be let write by a masked address. */
  mayAllowContact: boolean;
  /** How many notes the company's members wrote about it for each other. */
  notes: number;
  /** The company owes the next word, until `replyBy`. */
  isWaiting: boolean;
  /** That date passed without it. */
  late: boolean;
  history: ApplicationStep[];
  /** The parts of my profile that the organisation may read, as a copy; null where it may read none. */
  shared: { parts: ShownSection[]; sharedAt: string; until: string } | null;
};

/** GET /api/hiring/shown: the applications whose grant stands. */
export type ShownApplications = { applicationIds: string[] };

/** GET /api/hiring/card: what applying to one vacancy starts from. */
export type ApplyStart = {
  signedIn: boolean;
  /** What the person wrote last about themselves. */
  card: CardInput | null;
  /** The persona they carry in a room now. */
  persona: { roomId: string; forum: string; name: string; seed: string } | null;
  application: { applicationId: string; state: ApplicationState; replyBy: string } | null;
  /** Until when the organisation would see an application sent now; null when there is no such vacancy. */
  shownUntil: string | null;
  /** What the vacancy needs, to be ticked, and what it asks. */
  mustHave: string[];
  questions: string[];
  /** Whether this site has masked addresses, by which the organisation could write. */
  hasRelay: boolean;
  /** The parts of their profile in which something stands. */
  profileParts: ShownSection[];
};
