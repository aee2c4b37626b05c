// Runs work at once when asked after a quiet time, and not more often than its pace however often it is asked.

export type Pace = { ask(): void; stop(): void };

/**
 * `work` never runs twice at the same time; what is asked meanwhile follows once. Starts are at least `everyMs` apart, and twice
 * as long as the work itself took: a slow database is not asked faster than it answers. A failure is told and asked again.
 */
export function pace(everyMs: number, work: () => Promise<void>, failed: (error: unknown) => void): Pace {
  let isRunning = false;
  let isAsked = false;
  let isStopped = false;
  let freeAt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function plan(): void {
    if (isRunning || timer || isStopped) return;
    const wait = freeAt - performance.now();
    if (wait <= 0) void run();
    else
      timer = setTimeout(() => {
        timer = undefined;
        void run();
      }, wait);
  }

  async function run(): Promise<void> {
    isRunning = true;
    isAsked = false;
    const startedAt = performance.now();
    try {
      await work();
    } catch (error) {
      isAsked = true;
      failed(error);
    }
    const took = performance.now() - startedAt;
    freeAt = startedAt + Math.max(everyMs, took * 2);
    isRunning = false;
    if (isAsked) plan();
  }

  return {
    ask() {
      isAsked = true;
      plan();
    },
    stop() {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
