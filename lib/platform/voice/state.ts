// What the screen knows of the sound, and the waits between two attempts to get it back.

export type VoiceLine = { level: number; speaking: boolean; muted: boolean };

export type VoiceState = {
  status: "idle" | "connecting" | "live" | "reconnecting" | "failed";
  /** Why it ended or never began, as a code; null while nothing stands in the way. */
  refusal: string | null;
  microphone: "closed" | "opening" | "open" | "muted" | "denied" | "lost";
  /** The browser waits for a gesture before it plays. */
  needsTap: boolean;
  /** May speak now. */
  mayPublish: boolean;
  voices: Record<string, VoiceLine>;
  /** Connections that did not come to be, one after the other; it goes on trying. */
  failures: number;
};

/** In place of the reason why there is no audio: livekit-server is being made ready, and the voice turns on by itself. */
export const voiceComing = "coming";

/** From here on the screen says what may be wrong rather than that it is connecting. */
export const manyFailures = 2;

/** The refusal of a browser that cannot carry voices at all. */
export const unsupported = "unsupported";

/** The sound went to another tab or device of the same person; only this device's voice knows. */
export const isElsewhere = (voice: VoiceState): boolean => voice.status === "failed" && voice.refusal === "elsewhere";

export const silent: VoiceState = {
  status: "idle",
  refusal: null,
  microphone: "closed",
  needsTap: false,
  mayPublish: false,
  voices: {},
  failures: 0,
};

/** Milliseconds before attempt `attempt` (from 0): 0 to 1 s at first, so that a room does not return in one instant, then up to 30 s. */
export function backoffMs(attempt: number, random: () => number = Math.random): number {
  const longest = Math.min(30_000, 1_000 * 2 ** attempt);
  return attempt === 0 ? random() * longest : longest * (0.5 + random() / 2);
}

export type Store = ReturnType<typeof createStore>;

/** A store that screens subscribe to: told only when something differs. */
export function createStore(first: VoiceState) {
  let state = first;
  const readers = new Set<() => void>();
  return {
    get: () => state,
    set(part: Partial<VoiceState>) {
      const next = { ...state, ...part };
      if (JSON.stringify(next) === JSON.stringify(state)) return;
      state = next;
      for (const reader of readers) reader();
    },
    subscribe(reader: () => void) {
      readers.add(reader);
      return () => {
        readers.delete(reader);
      };
    },
  };
}
