// What browsers are told of the person who is signed in. Pure types.
import type { Role } from "#lib/platform/auth/actor";
import type { ConsentPurpose } from "./schema.ts";

/** GET /api/me, `person`: what this person has to do with; null there for a visitor. */
export type Me = {
  roles: readonly Role[];
  /** The organisations they act for. */
  organisations: { id: string; name: string }[];
  /** The ids of the series they moderate. */
  moderates: string[];
};

/** One purpose, and what I said of it. */
export type ConsentState = {
  purpose: ConsentPurpose;
  /** Of the text in my language that holds now. */
  textHash: string;
  isGiven: boolean;
  /** I agreed to a text that has changed since: it counts for nothing, and asks again. */
  isOutdated: boolean;
  givenAt: Date | null;
  withdrawnAt: Date | null;
};
