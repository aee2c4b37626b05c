// Counts what is held at once, and lets those who wait go in turn. How much of each: lib/platform/process-limits.ts.

export type Share = {
  /** Takes one; null when the key has as many as it may. Call what is returned once to give it back. */
  take(key: string): (() => void) | null;
  size(): number;
};

/** Counts what is held at once by key, and altogether when `all` is given. */
export function createShare(each: number, all = Number.POSITIVE_INFINITY): Share {
  const held = new Map<string, number>();
  let sum = 0;
  return {
    take(key) {
      const before = held.get(key) ?? 0;
      if (before >= each || sum >= all) return null;
      held.set(key, before + 1);
      sum += 1;
      let isHeld = true;
      return () => {
        if (!isHeld) return;
        isHeld = false;
        sum -= 1;
        const left = (held.get(key) ?? 1) - 1;
        if (left > 0) held.set(key, left);
        else held.delete(key);
      };
    },
    size: () => sum,
  };
}

export type Turns = {
  /** Waits for a turn of this key. Call what comes once to give it back; null when too many wait. */
  take(key: string): Promise<(() => void) | null>;
};

/** Lets `each` of a key go at a time, in their order, while at most `waiting` wait. */
export function createTurns(each: number, waiting: number): Turns {
  const keys = new Map<string, { going: number; queue: (() => void)[] }>();
  return {
    async take(key) {
      const one = keys.get(key) ?? { going: 0, queue: [] };
      keys.set(key, one);
      if (one.going < each) one.going += 1;
      else if (one.queue.length >= waiting) return null;
      // Whoever gives a turn back hands it over.
      else await new Promise<void>((resolve) => one.queue.push(resolve));
      let isHeld = true;
      return () => {
        if (!isHeld) return;
        isHeld = false;
        const next = one.queue.shift();
        if (next) return next();
        one.going -= 1;
        if (one.going === 0) keys.delete(key);
      };
    },
  };
}
