// What screens are told of one's data. Pure types.
import type { ShownSection } from "#lib/hiring/profile/sections";

export type ExportState = {
  exportId: string;
  /** It is not begun before. */
  startsAt: Date;
  isDelayed: boolean;
  partsDone: number;
  partsTotal: number;
  readyAt: Date | null;
  expiresAt: Date | null;
  /** Of the ZIP. */
  bytes: number | null;
  /** Whether there is a file to fetch. */
  isThere: boolean;
  /** When the next one may be asked for. */
  nextAt: Date;
};

/** What is held about an address, told to whoever reads its letters. Of others only companies and forums, which are public. */
export type HeldAtAddress = {
  email: string;
  hasAccount: boolean;
  companies: { name: string; at: Date; until: Date }[];
  forums: { name: string; forum: string; at: Date; until: Date }[];
  /** Begun with it and not confirmed: another account's change to it, a sign-up, or a company. */
  asked: { kind: "change" | "signUp" | "registration"; at: Date; until: Date }[];
};

/** A name I carry in a forum. */
export type MyPersona = {
  personaId: string;
  name: string;
  seed: string;
  createdAt: Date;
  forum: string;
  slug: string;
  rooms: number;
  isWorn: boolean;
  /** The one I have when I next come in. */
  isCurrent: boolean;
};

/** A name on an application of mine. */
export type AppliedName = { applicationId: string; name: string; seed: string; organisation: string; title: string };

/** Something that stays after a deletion, and until when; null: for good, because nobody can be known from it. */
export type KeptThing = { kind: string; until: string | null };

export type Deletion = {
  code: string;
  closedAt: string;
  destroyAt: string;
  destroyedAt: string | null;
  keptAt: string | null;
  /** How many of each kind are gone. */
  counts: Readonly<Record<string, number>>;
  kept: readonly KeptThing[];
};

/** What a deletion would do, shown before it is confirmed. */
export type DeletionPreview = {
  counts: Readonly<Record<string, number>>;
  kept: readonly KeptThing[];
  /** When it is destroyed if one waits. */
  destroyAt: string;
  /** Forums that end because nobody else moderates them. */
  endingForums: number;
  /** Companies whose vacancies close because nobody else belongs to them. */
  closingCompanies: number;
  isLastAdmin: boolean;
  /** Has a role, moderates or is a member of a company: who keeps the account after all is given them anew. */
  losesPlaces: boolean;
  /** The password was changed within a day: nothing is destroyed before a day has passed. */
  mustWait: boolean;
};

/** Kinds of viewers whose view one can ask for. */
export const viewerNames = ["public", "listener", "recruiter", "employer"] as const;
export type ViewerName = (typeof viewerNames)[number];

/** What others may be shown of one in a forum or an application. */
export const previewFields = ["name", "picture", "roleWanted", "field", "city", "line"] as const;
export type PreviewField = (typeof previewFields)[number];

export type SeenThing = {
  id: string;
  /** The forum or the vacancy. */
  title: string;
  /** As shown; empty where there is no name. */
  name: string;
  seed: string;
  words: string[];
  /** Of the fields that hold something. */
  seen: PreviewField[];
  closed: PreviewField[];
};

/** What a kind of viewer is shown of me now. */
export type Preview = {
  as: ViewerName;
  /** Companies whose members' view one can ask for: those one hides from and those one applied to. */
  companies: { id: string; name: string }[];
  /** Null for other viewers, and where there is none to choose from: then a member of any company. */
  company: { id: string; name: string } | null;
  isFrozen: boolean;
  /** As a moderator one is shown to everybody. */
  moderates: { forum: string; name: string; seed: string }[];
  /** On stage; `inQueue` only for who moderates. */
  forums: (SeenThing & { inQueue: { name: string } | null })[];
  /** One that is there without a name: its permission has ended. */
  applications: (SeenThing & { isThere: boolean; parts: ShownSection[] })[];
};
