// Those who listen for changes of a state, and waiting for one of them.

/** Adds a listener; the answer takes it out. */
export function joined(listeners: Set<() => void>, listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Resolves when `isSettled` holds, asked at each change that `listeners` hear of, or after `withinMs`. */
export function settled(listeners: Set<() => void>, isSettled: () => boolean, withinMs: number): Promise<void> {
  if (isSettled()) return Promise.resolve();
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      listeners.delete(look);
      resolve();
    };
    const look = () => isSettled() && end();
    const timer = setTimeout(end, withinMs);
    listeners.add(look);
  });
}
