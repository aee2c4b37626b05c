// What somebody typed about themselves, kept until the hand is up: in this tab through reloads and lost networks, and for a while in
// this browser for whoever went to sign in with it, because the letter may open in another tab. Signing out empties both.
import type { CardInput } from "#lib/rooms/schema";

/** `returning`: the person went to sign in with it and wants it back. */
export type Draft = { card: CardInput; subject: string | null; returning?: boolean };

const key = (roomId: string) => `hand:${roomId}`;
/** As long as a mailed link is good: afterwards nobody comes back for it, and others may sit at this device. */
const returnMs = 30 * 60_000;

export const emptyCard: CardInput = { roleWanted: "", field: "", city: "", line: "" };

/** The draft of this tab, or the one that somebody left this browser's tabs with to sign in. */
export function readDraft(roomId: string): Draft | null {
  return kept(() => {
    const own = sessionStorage.getItem(key(roomId));
    if (own) return JSON.parse(own) as Draft;
    const left = JSON.parse(localStorage.getItem(key(roomId)) ?? "null") as { draft: Draft; at: number } | null;
    if (left && Date.now() - left.at < returnMs) return left.draft;
    localStorage.removeItem(key(roomId));
    return null;
  });
}

export function keepDraft(roomId: string, draft: Draft): void {
  kept(() => {
    sessionStorage.setItem(key(roomId), JSON.stringify(draft));
    if (draft.returning) localStorage.setItem(key(roomId), JSON.stringify({ draft, at: Date.now() }));
  });
}

export function dropDraft(roomId: string): void {
  kept(() => {
    sessionStorage.removeItem(key(roomId));
    localStorage.removeItem(key(roomId));
  });
}

/** A browser that keeps nothing still lets the person raise the hand. */
function kept<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}
