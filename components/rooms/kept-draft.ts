// What somebody typed about themselves, kept in this tab until the hand is up: through signing in, reloads and lost networks.
import type { CardInput } from "#lib/rooms/schema";

/** `returning`: the person went to sign in with it and wants it back. */
export type Draft = { card: CardInput; subject: string | null; returning?: boolean };

const key = (roomId: string) => `hand:${roomId}`;

export const emptyCard: CardInput = { roleWanted: "", field: "", city: "", line: "" };

export function readDraft(roomId: string): Draft | null {
  try {
    const kept = sessionStorage.getItem(key(roomId));
    return kept ? (JSON.parse(kept) as Draft) : null;
  } catch {
    return null;
  }
}

export function keepDraft(roomId: string, draft: Draft): void {
  try {
    sessionStorage.setItem(key(roomId), JSON.stringify(draft));
  } catch {
    // A browser that keeps nothing still lets the person raise the hand.
  }
}

export function dropDraft(roomId: string): void {
  try {
    sessionStorage.removeItem(key(roomId));
  } catch {
    // Nothing was kept.
  }
}
