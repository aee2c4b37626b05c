// What browsers are told of the person who is signed in. Pure types.
import type { Role } from "#lib/platform/auth/actor";

/** GET /api/me, `person`: what this person has to do with; null there for a visitor. */
export type Me = {
  roles: readonly Role[];
  /** The organisations they act for. */
  organisations: { id: string; name: string }[];
  /** The ids of the series they moderate. */
  moderates: string[];
};
