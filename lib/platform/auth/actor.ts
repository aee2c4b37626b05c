// Who asks. Nouns take one of these and decide themselves what it may.

export type Role = "recruiter" | "officer" | "admin";

/** A signed-in person. Everyone is a seeker; roles come on top. `browserDigest`: of the key in their browser's cookie, asked where they enter. */
export type Actor = {
  kind: "member";
  personId: string;
  sessionId: string;
  roles: readonly Role[];
  browserDigest?: string | null;
  /** By when a role asks for a second factor that is not there; past it `roles` is empty. */
  factorDueAt?: Date | null;
};

/** Someone who listens without an account: the digest of the key in their cookie. */
export type Guest = { kind: "guest"; guestDigest: string };

export type Caller = Actor | Guest;

export const has = (actor: Actor, role: Role): boolean => actor.roles.includes(role);
