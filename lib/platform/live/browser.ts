// The live stream as a screen reads it: whole snapshots out, whatever happens to the connection. Its clock is the server's.
import { renewalChannel } from "../auth/renewal.ts";
import { type BeatFrame, type ByeFrame, type PatchFrame, patched, type SnapshotFrame, type Views } from "./frame.ts";

/** So many beats of the server that do not come mean that the network is frozen: two of 2 s for whoever takes part. */
const missedBeats = 2;
/** After so long in a frozen state another connection is tried, and so long it has to bring its snapshot. */
const frozenMs = 10_000;
const openingMs = 30_000;
/** A beat of the browser that is not answered by then is given up. */
const answerMs = 8_000;
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
  let state: StreamState | null = null;
  let serverBeatMs = 0;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let silence: ReturnType<typeof setTimeout> | undefined;

  function say(next: StreamState): void {
    // Who is lost stays so until there is something to see again.
    if (next === state || (next === "connecting" && state === "lost")) return;
    state = next;
    reader.onState(next);
  }

  /** The server has said something, and says the next thing within a beat. */
  function heard(now: number): void {
    aheadMs = now - Date.now();
    say("open");
    waitFor(serverBeatMs * missedBeats, () => {
      say("lost");
      waitFor(frozenMs, open);
    });
  }

  function waitFor(ms: number, then: () => void): void {
    clearTimeout(silence);
    silence = setTimeout(then, ms);
  }

  function show(next: Views, now: number): void {
    views = next;
    // The server sends what the screen of this topic is made of; its shape is theirs to agree on.
    reader.onSnapshot(next as unknown as S, now);
    if (reader.beatMs() === beatPaceMs) return;
    beatPaceMs = reader.beatMs();
    beat();
  }

  /** Says that this browser is here. */
  function beat(): void {
    clearTimeout(beatTimer);
    if (beatPaceMs === null || isClosed || !source) return;
    fetch(`${topicPath}/beat`, { cache: "no-store", signal: AbortSignal.timeout(answerMs) }).catch(() => undefined);
    beatTimer = setTimeout(beat, beatPaceMs);
  }

  function again(delayMs: number): void {
    source?.close();
    source = null;
    clearTimeout(silence);
    clearTimeout(retry);
    clearTimeout(beatTimer);
    beatPaceMs = null;
    if (isClosed) return;
    say("lost");
    retry = setTimeout(() => open(), delayMs);
  }

  const waitMs = () => Math.min(longestRetryMs, firstRetryMs * 2 ** attempt++) * (0.5 + Math.random() / 2);

  function open(): void {
    if (isClosed) return;
    source?.close();
    clearTimeout(retry);
    beatPaceMs = null;
    say("connecting");
    const opened = new EventSource(eventsPath);
    source = opened;
    const on = <F>(name: string, read: (frame: F) => void) =>
      opened.addEventListener(name, (event) => {
        if (opened === source) read(JSON.parse((event as MessageEvent<string>).data) as F);
      });
    on<SnapshotFrame>("snapshot", (frame) => {
      attempt = 0;
      serverBeatMs = frame.beatMs;
      heard(frame.now);
      revision = frame.revision;
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
    waitFor(openingMs, open);
  }

  /** An `EventSource` does not say with which status it was refused. */
  async function askWhy(): Promise<void> {
    const asking = new AbortController();
    const answer = await fetch(eventsPath, { signal: asking.signal, cache: "no-store" }).catch(() => null);
    asking.abort();
    if (!isClosed && answer && [401, 403, 404].includes(answer.status)) reader.onRefused();
  }

  /** The browser knows that the network is gone: said at once, though the stream may not have noticed. */
  const goOffline = () => say("lost");

  /** Back from the background, where timers sleep and connections die unnoticed. */
  function comeBack(event: Event): void {
    if (document.visibilityState !== "visible") return;
    const isRestored = event.type === "pageshow" && (event as PageTransitionEvent).persisted;
    if (isRestored || event.type === "online" || !source || source.readyState === EventSource.CLOSED) openAnew();
  }

  function openAnew(): void {
    attempt = 0;
    open();
  }

  // Whatever it was opened with, the browser has another token now.
  const renewals = new BroadcastChannel(renewalChannel);
  renewals.onmessage = openAnew;
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
      renewals.close();
      window.removeEventListener("pageshow", comeBack);
      window.removeEventListener("online", comeBack);
      window.removeEventListener("offline", goOffline);
      document.removeEventListener("visibilitychange", comeBack);
    },
    reopen: open,
    serverNow: () => Date.now() + aheadMs,
  };
}
