"use client";
// What a mailed link carries behind its #: it reaches no server by itself, only the press of a button sends it.
import { useSyncExternalStore } from "react";

function subscribe(listen: () => void) {
  addEventListener("hashchange", listen);
  return () => removeEventListener("hashchange", listen);
}

/** `isNew`: the link of a sign-up, behind which a password is chosen. */
export type Fragment = { token: string; next: string; isNew: boolean };

/** Undefined until the browser has looked; an empty token when the link is not whole. */
export function useFragment(): Fragment | undefined {
  const hash = useSyncExternalStore<string | undefined>(
    subscribe,
    () => location.hash,
    () => undefined,
  );
  if (hash === undefined) return undefined;
  const parts = new URLSearchParams(hash.slice(1));
  return { token: parts.get("t") ?? "", next: parts.get("n") ?? "", isNew: parts.has("new") };
}
