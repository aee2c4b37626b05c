// What screens are told of grants and looks. Moments are ISO strings.
import type { AboutKind, DisclosedField, Purpose, ViewerRole } from "./schema.ts";

export type GrantView = {
  grantId: string;
  /** The organisation's name; null for one recruiter, who goes by no name here. */
  to: string | null;
  seed: string;
  fields: DisclosedField[];
  aboutKind: AboutKind;
  aboutTitle: string;
  givenAt: string;
  until: string;
  state: "standing" | "withdrawn" | "expired";
  /** When it ended or will end. */
  endedAt: string;
  /** The masked address that leads to me while it stands; null where no contact was granted. */
  relay: string | null;
};

/** `standing` of `total` that were ever given; `at`: the server's present. */
export type GrantsView = { grants: GrantView[]; standing: number; total: number; at: string };

/** One look at me. */
export type LookView = {
  seq: number;
  at: string;
  viewerRole: ViewerRole;
  /** The organisation the viewer belonged to; empty where there is none. */
  organisation: string;
  seed: string;
  fields: DisclosedField[];
  purpose: Purpose;
  aboutKind: AboutKind | null;
  aboutTitle: string;
  reason: string | null;
  /** The grant it stood on, and what has become of it; null for looks of staff. */
  grant: { grantId: string; state: GrantView["state"]; endedAt: string } | null;
};

export type LooksView = { looks: LookView[]; total: number };
