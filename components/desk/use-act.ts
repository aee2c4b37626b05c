"use client";
// One button's deed: it runs a verb, says that it runs, and keeps a refusal where the finger was until it has been read.
import { useCallback, useEffect, useRef, useState } from "react";
import type { Refusal, Result } from "#lib/platform/result";
import { unanswered } from "#lib/platform/unanswered";

/** How long a refusal stands beside the button. */
const refusalMs = 7_000;

export type Act<I> = {
  run(input: I): void;
  pending: boolean;
  refusal: Refusal | null;
  clear(): void;
};

/** `after` is called when the verb worked. While one run is on its way another is ignored: a double tap is one deed. */
export function useAct<I, T>(verb: (input: I) => Promise<Result<T>>, after?: (value: T) => void): Act<I> {
  const [pending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const running = useRef(false);
  const latest = useRef({ verb, after });
  latest.current = { verb, after };

  useEffect(() => {
    if (!refusal) return;
    const timer = setTimeout(() => setRefusal(null), refusalMs);
    return () => clearTimeout(timer);
  }, [refusal]);

  const run = useCallback((input: I) => {
    if (running.current) return;
    running.current = true;
    setPending(true);
    setRefusal(null);
    void answerOf(latest.current.verb, input).then((answer) => {
      running.current = false;
      setPending(false);
      if (answer.ok) latest.current.after?.(answer.value);
      else setRefusal(answer);
    });
  }, []);

  return { run, pending, refusal, clear: useCallback(() => setRefusal(null), []) };
}

/** No answer is one too: nothing was changed, or the stream will say so. */
async function answerOf<I, T>(verb: (input: I) => Promise<Result<T>>, input: I): Promise<Result<T>> {
  try {
    return await verb(input);
  } catch (error) {
    return unanswered(error);
  }
}
