// Which room is heard in this browser, whether this document may open a microphone, and how the sound goes on over a load of the
// page: the holder of the sound says it here, whoever links to a room asks.

let heard: string | null = null;

/** Said by the holder of the sound: the room that is heard, or null. */
export function holdSound(roomId: string | null): void {
  heard = roomId;
}

/** The right to a microphone belongs to the document: it has it when it began as a room's or an interview's page. */
export function mayCapture(): boolean {
  const begun = navigation();
  return begun !== undefined && /^\/[a-z]{2}\/(rooms|interviews)\//.test(new URL(begun.name, location.origin).pathname);
}

const key = "sound-goes-on";
/** A load that takes longer was not the one that was meant. */
const loadMs = 15_000;
/** How long somebody may stay at an identity provider. */
const providerMs = 10 * 60_000;
/** Past this the seat of whoever left has ended too. */
const reloadMs = 60_000;

/** `isReload`: only a reload of this page plays it again, not the next page that this tab opens. */
type Carried = { roomId: string; until: number; isReload: boolean };

/** Said before a room that is heard is loaded: its page plays it by itself. */
export function carrySound(roomId: string, ms = loadMs): void {
  keep({ roomId, until: Date.now() + ms, isReload: false });
}

/** Said before a page is loaded while something is heard: the page that comes plays it by itself. */
export function carryHeard(ms = loadMs): void {
  if (heard) carrySound(heard, ms);
}

/** The same before going to an identity provider, from where people come back after minutes. */
export function carryHeardToProvider(): void {
  carryHeard(providerMs);
}

/** Said when this document is left while a room is heard, in case it is reloaded. What was carried on purpose stays. */
export function carryOverReload(roomId: string): void {
  if (kept() === null) keep({ roomId, until: Date.now() + reloadMs, isReload: true });
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
  const carried = kept();
  try {
    sessionStorage.removeItem(key);
  } catch {
    return null;
  }
  if (!carried || (carried.isReload && navigation()?.type !== "reload")) return null;
  return carried.roomId;
}

function keep(carried: Carried): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(carried));
  } catch {
    // Without storage the page has its button.
  }
}

function kept(): Carried | null {
  try {
    const carried = JSON.parse(sessionStorage.getItem(key) ?? "null") as Carried | null;
    return carried && Date.now() < carried.until ? carried : null;
  } catch {
    return null;
  }
}

const navigation = () => performance.getEntriesByType("navigation")[0] as PerformanceNavigationTiming | undefined;
