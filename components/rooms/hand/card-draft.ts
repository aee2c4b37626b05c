// The draft of a card until the hand is raised: kept in this tab through reloads and lost networks. Whoever leaves to sign in finds it for
// 30 minutes in all tabs, because the mailed link may open in another one. Signing out deletes both.
import type { CardInput } from "#lib/rooms/schema";

/** `returning`: the person went to sign in with it and wants it back. */
export type CardDraft = { card: CardInput; pinRef: string | null; returning?: boolean };

const key = (roomId: string) => `hand:${roomId}`;
/** As long as a mailed link is good: afterwards nobody comes back for it, and others may sit at this device. */
const returnMs = 30 * 60_000;

export const emptyCard: CardInput = { roleWanted: "", field: "", city: "", line: "" };

/** The draft of this tab, or the one that somebody left this browser's tabs with to sign in. */
export function readDraft(roomId: string): CardDraft | null {
  return kept(() => {
    const own = sessionStorage.getItem(key(roomId));
    if (own) return JSON.parse(own) as CardDraft;
    const left = JSON.parse(localStorage.getItem(key(roomId)) ?? "null") as { draft: CardDraft; at: number } | null;
    if (left && Date.now() - left.at < returnMs) return left.draft;
    localStorage.removeItem(key(roomId));
    return null;
  });
}

export function keepDraft(roomId: string, draft: CardDraft): void {
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
