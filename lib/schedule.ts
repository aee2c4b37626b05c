// How often which verb: what the worker does by the clock. Each duty is done by one worker at a time.

export type Duty = {
  name: string;
  everyMs: number;
  /** Safe to repeat and to be late. */
  work: () => Promise<unknown>;
};

export const schedule: readonly Duty[] = [];
