// Which room is heard in this browser, whether this document may open a microphone, and how the sound goes on over a load of the
// page: the holder of the sound says it here, whoever links to a room asks.

let heard: string | null = null;

/** Said by the holder of the sound: the room that is heard, or null. */
export function holdSound(roomId: string | null): void {
  heard = roomId;
}

/** The right to a microphone belongs to the document: it has it when it began as a room's or an interview's page. */
export function mayCapture(): boolean {
  const [begun] = performance.getEntriesByType("navigation");
  return begun !== undefined && /^\/[a-z]{2}\/(rooms|interviews)\//.test(new URL(begun.name, location.origin).pathname);
}

const key = "sound-goes-on";
/** A load that takes longer was not the one that was meant. */
const loadMs = 15_000;

/** Said before a room that is heard is loaded: its page plays it by itself. */
export function carrySound(roomId: string): void {
  try {
    sessionStorage.setItem(key, JSON.stringify({ roomId, at: Date.now() }));
  } catch {
    // Without storage the page has its button.
  }
}

/** Said before a page is loaded while something is heard: the page that comes plays it by itself. */
export function carryHeard(): void {
  if (heard) carrySound(heard);
}

/**
 * Whether a room's page is opened without a load: where something is heard, which a load would cut, and this document may open a
 * microphone there. Where it may not, what is heard goes on after the load.
 */
export function opensSoftly(): boolean {
  if (heard && mayCapture()) return true;
  carryHeard();
  return false;
}

/** The room whose sound was to go on over this load; answers once. */
export function carriedSound(): string | null {
  try {
    const kept = JSON.parse(sessionStorage.getItem(key) ?? "null") as { roomId: string; at: number } | null;
    sessionStorage.removeItem(key);
    return kept && Date.now() - kept.at < loadMs ? kept.roomId : null;
  } catch {
    return null;
  }
}
