// The live stream as a screen reads it: whole snapshots out, whatever happens to the connection. Its clock is the server's.
import { type BeatFrame, type ByeFrame, type PatchFrame, patched, type SnapshotFrame, type Views } from "./frame.ts";

/** After this long without a frame the connection counts as dead; a beat comes every 25 s. */
const silenceMs = 60_000;
/** A beat without an answer for this long means that the network is frozen. */
const frozenMs = 4_000;
const firstRetryMs = 1_000;
const longestRetryMs = 30_000;

export type StreamState = "connecting" | "open" | "lost";

export type StreamReader<S> = {
  /** `serverNow`: epoch milliseconds by the server's clock when this was true. */
  onSnapshot(snapshot: S, serverNow: number): void;
  onState(state: StreamState): void;
  /** Milliseconds between two beats that say "this browser is here"; null while it need not. Asked anew with each snapshot. */
  beatMs(): number | null;
  /** The server ends the stream after this frame and says why; it comes back by itself after as many milliseconds as this answers. */
  onBye(frame: ByeFrame): number;
  /** There is no such topic for whoever this browser is now; it is tried again all the same. */
  onRefused(): void;
};

export type OpenStream = {
  close(): void;
  /** Opens anew with the cookies of now: call it after the visitor became somebody, by entering or signing in. */
  reopen(): void;
  /** Epoch milliseconds by the server's clock. */
  serverNow(): number;
};

/**
 * Opens the stream of a topic, by its path such as `/live/{topic}/{id}`. Tries again by itself, each reader at a moment of its own;
 * `EventSource` would not after a refusal.
 */
export function openStream<S>(topicPath: string, reader: StreamReader<S>): OpenStream {
  const eventsPath = `${topicPath}/events`;
  let source: EventSource | null = null;
  let views: Views | null = null;
  let revision = 0;
  let aheadMs = 0;
  let attempt = 0;
  let isClosed = false;
  let beatTimer: ReturnType<typeof setTimeout> | undefined;
  let beatPaceMs: number | null = null;
  /** When the oldest beat without an answer was sent; null when all are answered. A sleeping tab sends none and misses none. */
  let unansweredAt: number | null = null;
  let isSilent = false;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let silence: ReturnType<typeof setTimeout> | undefined;

  function heard(now: number): void {
    aheadMs = now - Date.now();
    clearTimeout(silence);
    silence = setTimeout(() => open(), silenceMs);
  }

  function show(next: Views, now: number): void {
    views = next;
    // The server sends what the screen of this topic is made of; its shape is theirs to agree on.
    reader.onSnapshot(next as unknown as S, now);
    if (reader.beatMs() === beatPaceMs) return;
    beatPaceMs = reader.beatMs();
    unansweredAt = null;
    beat();
  }

  /** Says that this browser is here. Where beats come often, their missing answers tell of a frozen network long before the stream does. */
  function beat(): void {
    clearTimeout(beatTimer);
    const paceMs = beatPaceMs;
    if (paceMs === null || isClosed || !source) return;
    const of = source;
    if (paceMs < frozenMs && unansweredAt !== null && Date.now() - unansweredAt > frozenMs && !isSilent) {
      isSilent = true;
      reader.onState("lost");
    }
    unansweredAt ??= Date.now();
    fetch(`${topicPath}/beat`, { cache: "no-store", signal: AbortSignal.timeout(frozenMs * 2) })
      .then(() => {
        unansweredAt = null;
        if (isSilent && of === source) reader.onState("open");
        isSilent = false;
      })
      .catch(() => undefined);
    beatTimer = setTimeout(beat, paceMs);
  }

  function again(delayMs: number): void {
    source?.close();
    source = null;
    clearTimeout(silence);
    clearTimeout(retry);
    clearTimeout(beatTimer);
    beatPaceMs = null;
    if (isClosed) return;
    reader.onState("lost");
    retry = setTimeout(() => open(), delayMs);
  }

  const waitMs = () => Math.min(longestRetryMs, firstRetryMs * 2 ** attempt++) * (0.5 + Math.random() / 2);

  function open(): void {
    if (isClosed) return;
    source?.close();
    clearTimeout(retry);
    beatPaceMs = null;
    isSilent = false;
    reader.onState("connecting");
    const opened = new EventSource(eventsPath);
    source = opened;
    const on = <F>(name: string, read: (frame: F) => void) =>
      opened.addEventListener(name, (event) => {
        if (opened === source) read(JSON.parse((event as MessageEvent<string>).data) as F);
      });
    on<SnapshotFrame>("snapshot", (frame) => {
      attempt = 0;
      heard(frame.now);
      revision = frame.revision;
      reader.onState("open");
      show(frame.snapshot, frame.now);
    });
    on<PatchFrame>("patch", (frame) => {
      heard(frame.now);
      // A gap: only the whole is safe.
      if (!views || frame.revision !== revision + 1) return open();
      revision = frame.revision;
      show(patched(views, frame), frame.now);
    });
    on<BeatFrame>("beat", (frame) => heard(frame.now));
    on<ByeFrame>("bye", (frame) => again(reader.onBye(frame)));
    opened.onerror = () => {
      if (opened !== source) return;
      // Closed by the browser: an answer came, and it was no stream.
      if (opened.readyState === EventSource.CLOSED) void askWhy();
      again(waitMs());
    };
    clearTimeout(silence);
    silence = setTimeout(() => open(), silenceMs);
  }

  /** An `EventSource` does not say with which status it was refused. */
  async function askWhy(): Promise<void> {
    const asking = new AbortController();
    const answer = await fetch(eventsPath, { signal: asking.signal, cache: "no-store" }).catch(() => null);
    asking.abort();
    if (!isClosed && answer && [401, 403, 404].includes(answer.status)) reader.onRefused();
  }

  /** The browser knows that the network is gone: said at once, though the stream may not have noticed. */
  function goOffline(): void {
    isSilent = true;
    reader.onState("lost");
  }

  /** Back from the background, where timers sleep and connections die unnoticed. */
  function comeBack(event: Event): void {
    if (document.visibilityState !== "visible") return;
    const isRestored = event.type === "pageshow" && (event as PageTransitionEvent).persisted;
    if (isRestored || event.type === "online" || !source || source.readyState === EventSource.CLOSED) {
      attempt = 0;
      open();
    }
  }
  window.addEventListener("pageshow", comeBack);
  window.addEventListener("online", comeBack);
  window.addEventListener("offline", goOffline);
  document.addEventListener("visibilitychange", comeBack);
  open();

  return {
    close() {
      isClosed = true;
      source?.close();
      source = null;
      clearTimeout(retry);
      clearTimeout(silence);
      clearTimeout(beatTimer);
      window.removeEventListener("pageshow", comeBack);
      window.removeEventListener("online", comeBack);
      window.removeEventListener("offline", goOffline);
      document.removeEventListener("visibilitychange", comeBack);
    },
    reopen: open,
    serverNow: () => Date.now() + aheadMs,
  };
}
