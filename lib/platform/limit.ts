// A limit: how often something may be tried. Each context lists its own in `context.ts`; counting is done by limits.ts. Pure.

export type Limit = {
  /** Part of the key under which tries are counted: no other limit has it. */
  name: string;
  /** So many tries within `seconds`, counted from the first. A burst of n that refills one every m seconds is n points in n*m seconds. */
  points: number;
  seconds: number;
};

/** Gives each limit the name it has in the list. */
export const named = <Name extends string>(limits: Readonly<Record<Name, Omit<Limit, "name">>>): Readonly<Record<Name, Limit>> =>
  Object.fromEntries(Object.entries<Omit<Limit, "name">>(limits).map(([name, limit]) => [name, { name, ...limit }])) as Record<Name, Limit>;
