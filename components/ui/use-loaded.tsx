"use client";
// Code that few visitors need, such as a sheet: loaded at the first sign that it is wanted, and tried again until it comes.
import { useEffect, useState } from "react";

/** Milliseconds between two tries. */
const retryMs = 2_000;

/** What `load` answers, kept once it is there; null before. `load` is the same function at each drawing. */
export function useLoaded<T>(load: () => Promise<T>, isWanted: boolean): T | null {
  const [loaded, setLoaded] = useState<{ code: T } | null>(null);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    if (!isWanted || loaded) return;
    let isGone = false;
    let retry: ReturnType<typeof setTimeout> | undefined;
    load().then(
      (code) => isGone || setLoaded({ code }),
      () => {
        if (!isGone) retry = setTimeout(() => setTries(tries + 1), retryMs);
      },
    );
    return () => {
      isGone = true;
      clearTimeout(retry);
    };
  }, [isWanted, loaded, tries, load]);
  return loaded?.code ?? null;
}
