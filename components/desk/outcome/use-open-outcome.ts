"use client";
// Which outcome is being noted, kept for this tab: whoever has to sign in again in between finds the sheet open, as it was.
import { useCallback, useEffect, useRef, useState } from "react";
import type { ModeratorView, OpenOutcome } from "#lib/rooms/view";

const keyOf = (roomId: string) => `desk-outcome:${roomId}`;
const idOf = (outcome: OpenOutcome) => outcome.turnId ?? outcome.interviewId ?? "";

function keep(roomId: string, outcome: OpenOutcome | null): void {
  try {
    if (outcome) sessionStorage.setItem(keyOf(roomId), idOf(outcome));
    else sessionStorage.removeItem(keyOf(roomId));
  } catch {
    // Storage is off: the outcome still stands in the list of outcomes that are to be noted.
  }
}

function kept(roomId: string): string | null {
  try {
    return sessionStorage.getItem(keyOf(roomId));
  } catch {
    return null;
  }
}

/** `moderators` is null until the desk is there. One that somebody else has noted meanwhile is not opened again. */
export function useOpenOutcome(roomId: string, moderators: ModeratorView | null) {
  const [outcome, setOutcome] = useState<OpenOutcome | null>(null);
  const looked = useRef(false);
  const open = useCallback(
    (next: OpenOutcome | null) => {
      keep(roomId, next);
      setOutcome(next);
    },
    [roomId],
  );
  useEffect(() => {
    if (!moderators || looked.current) return;
    looked.current = true;
    const id = kept(roomId);
    if (id) open(moderators.openOutcomes.find((one) => idOf(one) === id) ?? null);
  }, [moderators, roomId, open]);
  return { outcome, open };
}
