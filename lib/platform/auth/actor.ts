// Who asks. Nouns take one of these and decide themselves what it may.
import type { Role } from "../generated/prisma/enums.ts";

export type { Role };

/** A signed-in person; roles are on top of what every member may. `browserDigest`: of the key in their browser's cookie, null without one. */
export type Actor = {
  kind: "member";
  personId: string;
  sessionId: string;
  roles: readonly Role[];
  browserDigest?: string | null;
  /** By when a second factor must be there that is not; past it `roles` is empty and `isFactorOverdue` is set. */
  factorDueAt?: Date | null;
  isFactorOverdue?: boolean;
  /** Somebody with a role in a browser and network from which they never proved who they are: `roles` is empty until they do. */
  isElsewhere?: boolean;
};

/** Someone who listens without an account: the digest of the key in their cookie. */
export type Guest = { kind: "guest"; guestDigest: string };

export type Caller = Actor | Guest;

export const has = (actor: Actor, role: Role): boolean => actor.roles.includes(role);
