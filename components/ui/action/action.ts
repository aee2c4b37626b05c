// One action of a screen, without React: what is on its way, what was refused, what worked. `useAction` draws it.
import type { Refusal, Result } from "#lib/platform/result";

export type ActionState = {
  /** The key of the run that waits for its answer; null while none does. */
  pendingKey: string | null;
  /** The last refusal; `isUnsent` when the network gave no answer. Gone when the next run begins. */
  refused: { refusal: Refusal; key: string; isUnsent: boolean } | null;
  /** The sentence of the last run that worked; empty before that and while another runs. */
  done: string;
};

export type RunOptions<T> = {
  /** Which of several buttons was pressed. */
  key?: string;
  /** Called when it worked. `leaving` as its answer keeps the action pending, because the page is being left. */
  after?: (value: T) => unknown;
  /** Said when it worked. */
  done?: string;
};

/** The answer of `after` when it has sent the browser to another page. */
export const leaving = "leaving";

export const idle: ActionState = { pendingKey: null, refused: null, done: "" };

export type ActionRunner = {
  /** True when it worked. While one run is on its way another is ignored, so a double press is one. */
  run<T>(verb: () => Promise<Result<T>>, options?: RunOptions<T>): Promise<boolean>;
  /** Takes back the refusal and the sentence of the last run. */
  clear(): void;
};

/** `put` is told each new state; `refusalOf` says what a thrown error means. */
export function createAction(put: (state: ActionState) => void, refusalOf: (error: unknown) => Refusal): ActionRunner {
  let state = idle;
  const set = (change: Partial<ActionState>) => {
    state = { ...state, ...change };
    put(state);
  };

  async function run<T>(verb: () => Promise<Result<T>>, { key = "", after, done = "" }: RunOptions<T> = {}): Promise<boolean> {
    if (state.pendingKey !== null) return false;
    set({ pendingKey: key, refused: null, done: "" });
    let isUnsent = false;
    let answer: Result<T>;
    try {
      answer = await verb();
    } catch (error) {
      answer = refusalOf(error);
      // A browser without a network throws a TypeError; an answer that is no action's, such as a 503 of the front, another error.
      isUnsent = answer.code === "unavailable" && error instanceof TypeError;
    }
    if (!answer.ok) {
      set({ pendingKey: null, refused: { refusal: answer, key, isUnsent } });
      return false;
    }
    const isLeaving = after?.(answer.value) === leaving;
    set({ pendingKey: isLeaving ? key : null, done });
    return true;
  }

  return {
    run,
    clear() {
      if (state.refused || state.done) set({ refused: null, done: "" });
    },
  };
}
