"use client";
// What somebody is writing, kept in their browser until it is sent: a reload, an expired session or a lost network takes nothing.
import { useCallback, useEffect, useState } from "react";

/** What was kept by an older page may have other kinds of things under the same names. */
function fitting<T extends Record<string, unknown>>(kept: Partial<T>, now: T): Partial<T> {
  const kindOf = (value: unknown) => (Array.isArray(value) ? "list" : typeof value);
  const isFit = ([name, value]: [string, unknown]) => {
    const blank = now[name];
    return blank === undefined || blank === null || value === null || kindOf(value) === kindOf(blank);
  };
  return Object.fromEntries(Object.entries(kept).filter(isFit)) as Partial<T>;
}

/** A draft under `key` for this tab. `restored` says that it came from before; `forget` drops it. */
export function useDraft<T extends Record<string, unknown>>(key: string, blank: T) {
  const [draft, setDraft] = useState(blank);
  const [restored, setRestored] = useState(false);

  useEffect(() => {
    try {
      const kept = JSON.parse(sessionStorage.getItem(key) ?? "null") as Partial<T> | null;
      if (!kept) return;
      setDraft((now) => ({ ...now, ...fitting(kept, now) }));
      setRestored(true);
    } catch {
      // Nothing kept, or storage is off: one starts anew.
    }
  }, [key]);

  const change = useCallback(
    (part: Partial<T>) =>
      setDraft((before) => {
        const next = { ...before, ...part };
        try {
          sessionStorage.setItem(key, JSON.stringify(next));
        } catch {
          // Storage is off or full: what was written still stands on the screen.
        }
        return next;
      }),
    [key],
  );

  const forget = useCallback(() => {
    try {
      sessionStorage.removeItem(key);
    } catch {
      // As above.
    }
    setRestored(false);
  }, [key]);

  return { draft, change, forget, restored, reset: setDraft };
}
