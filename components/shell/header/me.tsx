"use client";
// Who I am, for pages that are the same for everybody: asked once, and only by a browser that carries the hint of a session.
import { useSyncExternalStore } from "react";
import type { Me } from "#lib/accounts/view";
import { hasHint } from "#lib/platform/auth/cookie-name";

let known: Me | null | undefined;
let asking = false;
const listeners = new Set<() => void>();

const publish = (next: Me | null) => {
  known = next;
  if (next) document.documentElement.dataset.member = "";
  else delete document.documentElement.dataset.member;
  for (const listen of listeners) listen();
};

const hinted = () => hasHint(document.cookie, location);

async function ask(): Promise<void> {
  if (!hinted()) return publish(null);
  if (asking) return;
  asking = true;
  try {
    const answer = await fetch("/api/me", { headers: { accept: "application/json" } });
    // Without an answer nothing is known; the next page asks again.
    if (answer.ok) publish(((await answer.json()) as { person: Me | null }).person);
  } catch {
    // Offline: the banner says so.
  } finally {
    asking = false;
  }
}

function subscribe(listen: () => void) {
  listeners.add(listen);
  // Somebody who signed in or out meanwhile is another person to the next page.
  if (known === undefined || hinted() !== (known !== null)) void ask();
  return () => listeners.delete(listen);
}

/** Undefined while unknown, null for a visitor. */
export const useMe = (): Me | null | undefined =>
  useSyncExternalStore(
    subscribe,
    () => known,
    () => undefined,
  );
