"use client";
// Code that few visitors need, such as a sheet: loaded at the first sign that it is wanted, and tried again until it comes.
import { useEffect, useState } from "react";
import { outdatedEvent } from "#lib/platform/failed-action";

/** Milliseconds between two tries. */
const retryMs = 2_000;

/** What came once is there at once for the next page. */
const known = new Map<() => Promise<unknown>, unknown>();

/** What `load` answers once it is there, null before. `load` is the same function at each drawing. */
export function useLoaded<T>(load: () => Promise<T>, isWanted: boolean): T | null {
  const [code, setCode] = useState<T | null>(() => (known.get(load) as T | undefined) ?? null);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    if (!isWanted || code) return;
    let isGone = false;
    let retry: ReturnType<typeof setTimeout> | undefined;
    load().then(
      (loaded) => {
        known.set(load, loaded);
        if (!isGone) setCode(() => loaded);
      },
      () => {
        if (isGone) return;
        if (tries > 0) void tellIfOutdated();
        retry = setTimeout(() => setTries(tries + 1), retryMs);
      },
    );
    return () => {
      isGone = true;
      clearTimeout(retry);
    };
  }, [isWanted, code, tries, load]);
  return code;
}

/** A site that answers and does not have this code has become newer than the page: the page says so and offers to load it again. */
async function tellIfOutdated(): Promise<void> {
  const answer = await fetch("/api/health/live", { cache: "no-store" }).catch(() => null);
  if (answer?.ok) window.dispatchEvent(new Event(outdatedEvent));
}
