// The sound of one visit: joins when asked, comes back by itself with a new pass, gives and takes the microphone. Loaded only when
// somebody is about to listen.
import { type Connection, createConnection } from "./connection.ts";
import type { Ending } from "./connection-end.ts";
import { createElementPool } from "./element-pool.ts";
import { createAudioMonitor } from "./inbound-audio.ts";
import { createOwnMicrophone } from "./own-microphone.ts";
import { type RepairStep, repair, resubscribe } from "./repair.ts";
import { backoffMs, createStore, silent, unsupported, type VoiceLine, type VoiceState } from "./state.ts";

export type { VoiceState } from "./state.ts";

export type Voice = {
  getState(): VoiceState;
  subscribe(reader: () => void): () => void;
  /** Call it inside the tap. Also what the tap is for when `needsTap`. */
  listen(): Promise<void>;
  openMicrophone(): Promise<void>;
  closeMicrophone(): Promise<void>;
  mute(): Promise<void>;
  unmute(): Promise<void>;
  leave(): Promise<void>;
  /** "I can't hear": tries one thing after the other until voices are decoded, and says which. */
  repair(say: (step: RepairStep) => void): Promise<void>;
};

export type VoiceOptions = {
  /** Enters again and answers a fresh pass; throws when the network is away. */
  enter: () => Promise<{ wsUrl: string; pass: string } | { refusal: string }>;
  /** The sound has ended for good. */
  onDisconnected?: () => void;
};

const levelMs = 200;
/** How long a page that was being left is given to come back before we look ourselves. */
const returnMs = 3_000;
/** How long the room's own stream is given to say why somebody was put out, before the gate is asked. */
const saidMs = 1_000;
/** A level from which somebody counts as speaking. */
const speakingLevel = 0.02;

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

export function createVoice({ enter, onDisconnected }: VoiceOptions): Voice {
  const store = createStore(silent);
  const pool = createElementPool(() => refresh());
  let monitor = createAudioMonitor();
  let connection: Connection | null = null;
  let access: { wsUrl: string; pass: string } | null = null;
  /** Somebody wants to hear; a number that rises so that a superseded attempt knows it. */
  let isWanted = false;
  let attempt = 0;
  let round = 0;
  let hurry: (() => void) | undefined;
  let timers: ReturnType<typeof setInterval>[] = [];
  const microphone = createOwnMicrophone(store, () => connection, refresh);

  function refresh(): void {
    if (!connection) return;
    const { room } = connection;
    const own = connection.microphone();
    const voices: Record<string, VoiceLine> = {};
    for (const voice of connection.voices()) voices[voice.voiceId] = line(monitor.level(voice), voice.publication.isMuted);
    if (own?.track) voices[room.localParticipant.identity] = line(own.isMuted ? 0 : microphone.level(), own.isMuted);
    store.set({ voices, mayPublish: connection.mayPublish(), needsTap: pool.needsTap(), microphone: microphone.shown(connection) });
  }

  async function measure(): Promise<void> {
    if (!connection || store.get().status !== "live") return;
    const mine = connection;
    await monitor.measure(mine.voices());
    await microphone.measure(mine);
    if (mine === connection) refresh();
    for (const voice of monitor.unheard(mine.voices())) await resubscribe(voice);
  }

  function stopWatching(): void {
    for (const timer of timers) clearInterval(timer);
    timers = [];
  }

  /** Ends for good. */
  function end(status: "idle" | "failed", refusal: string | null): void {
    isWanted = false;
    microphone.forget();
    round += 1;
    hurry?.();
    stopWatching();
    connection = null;
    store.set({ ...silent, status, refusal });
    for (const event of returns) event.target.removeEventListener(event.name, comeBack);
    onDisconnected?.();
  }

  /** Joins, and tries again until it is in, refused, or no longer wanted. */
  async function join(options: { relayOnly?: boolean } = {}): Promise<void> {
    const mine = ++round;
    let isRetriedStale = false;
    while (isWanted && mine === round) {
      const entry = await enter().catch(() => null);
      if (mine !== round) return;
      if (entry && "refusal" in entry) return end("failed", entry.refusal);
      // The place is taken all the same: only the sound is missing here.
      if (entry && typeof RTCPeerConnection === "undefined") return end("failed", unsupported);
      if (entry) {
        access = entry;
        monitor = createAudioMonitor();
        const next = createConnection(
          pool,
          listenerFor(() => connection === next),
          options,
        );
        const opened = await next.open(entry.wsUrl, entry.pass);
        if (mine !== round) return void next.close();
        if (opened.ok) {
          connection = next;
          attempt = 0;
          store.set({ status: "live", refusal: null, failures: 0 });
          stopWatching();
          timers = [setInterval(() => void measure(), levelMs)];
          return refresh();
        }
        // A pass may have aged while the device slept: once, a new one.
        const isStale = opened.refusal === "stale" || opened.refusal === "expired";
        if (opened.refusal && !(isStale && !isRetriedStale)) return end("failed", opened.refusal);
        isRetriedStale ||= isStale;
      }
      store.set({ failures: store.get().failures + 1 });
      await Promise.race([wait(backoffMs(attempt++)), new Promise<void>((resolve) => (hurry = resolve))]);
    }
  }

  const listenerFor = (isCurrent: () => boolean) => ({
    reconnecting: () => isCurrent() && store.set({ status: "reconnecting" }),
    reconnected: () => isCurrent() && store.set({ status: "live" }),
    changed: () => isCurrent() && refresh(),
    ended: (why: Ending) => {
      if (isCurrent()) void lost(why);
    },
  });

  async function lost(why: Ending): Promise<void> {
    stopWatching();
    connection = null;
    if (why === "elsewhere") return end("failed", "elsewhere");
    if (why === "removed") {
      await wait(saidMs);
      if (!isWanted || connection) return;
      const refusal = await whyRemoved();
      // They may have left meanwhile, by the button.
      return isWanted ? end("failed", refusal) : undefined;
    }
    store.set({ status: "reconnecting", voices: {}, mayPublish: false, microphone: microphone.untilBack() });
    if (why === "away") await Promise.race([wait(returnMs), new Promise<void>((resolve) => (hurry = resolve))]);
    else await wait(backoffMs(attempt++));
    if (isWanted) await join();
  }

  /** The room put us out; the gate knows why: an old generation means that another tab has entered since. */
  async function whyRemoved(): Promise<string> {
    if (!access) return "removed";
    const asked = await fetch(`${access.wsUrl}/rtc/validate?access_token=${encodeURIComponent(access.pass)}`).catch(() => null);
    const code = asked?.status === 401 ? await asked.text() : "removed";
    return code === "stale" ? "elsewhere" : /^[a-z_]+$/.test(code) ? code : "removed";
  }

  /** The page is back, or the network is: do not sit out the wait. */
  function comeBack(): void {
    hurry?.();
    if (pool.needsTap()) return;
    if (document.visibilityState === "visible") void pool.wake();
  }
  const returns = [
    { target: window, name: "pageshow" },
    { target: window, name: "online" },
    { target: document, name: "resume" },
    { target: document, name: "visibilitychange" },
  ];

  return {
    getState: store.get,
    subscribe: store.subscribe,

    async listen() {
      const woken = pool.wake();
      if (connection) return woken;
      if (isWanted) return;
      isWanted = true;
      attempt = 0;
      store.set({ status: "connecting", refusal: null, failures: 0 });
      for (const event of returns) event.target.addEventListener(event.name, comeBack);
      await join();
    },

    openMicrophone: microphone.open,
    closeMicrophone: microphone.close,
    mute: microphone.mute,
    unmute: microphone.unmute,

    async leave() {
      const leaving = connection;
      end("idle", null);
      await leaving?.close();
    },

    repair: (say) => repair({ pool, connection: () => connection, rejoin }, say),
  };

  async function rejoin(options: { relayOnly?: boolean }): Promise<void> {
    const old = connection;
    connection = null;
    await old?.close();
    if (!isWanted) return;
    store.set({ status: "reconnecting", voices: {} });
    await Promise.race([join(options), wait(15_000)]);
  }
}

const line = (level: number, muted: boolean): VoiceLine => ({
  level: Math.round(level * 20) / 20,
  speaking: !muted && level > speakingLevel,
  muted,
});
