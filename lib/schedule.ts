// How often which verb: what the worker does by the clock. Each duty is done by one worker at a time.
import * as accounts from "./accounts/jobs.ts";

export type Duty = {
  name: string;
  everyMs: number;
  /** Safe to repeat and to be late. */
  work: () => Promise<unknown>;
};

export const schedule: readonly Duty[] = [{ name: "put away ended sessions, links, invitations and counts", everyMs: 600_000, work: accounts.purge }];
