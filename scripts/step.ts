// What the person at the terminal sees while things start: one line for each step that is done, with its time.

/** Prints a line of progress within a step. */
export const say = (name: string, text: string) => console.log(`  … ${name}: ${text}`);

/** Does `work` and prints how long it took; `note` may add what was found. */
export async function step<T>(name: string, work: () => Promise<T>, note?: (value: T) => string | undefined): Promise<T> {
  const started = performance.now();
  try {
    const value = await work();
    const added = note?.(value);
    console.log(`  ✓ ${name} ${((performance.now() - started) / 1000).toFixed(1)} s${added ? ` (${added})` : ""}`);
    return value;
  } catch (error) {
    console.log(`  ✗ ${name}`);
    throw error;
  }
}
