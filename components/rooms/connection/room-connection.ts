// The connection of this browser to one room, kept while pages change: entry, live stream and voice. No React here; screens subscribe.
import { serverPresent } from "#components/ui/time/server-clock";
import { type OpenStream, openStream } from "#lib/platform/live/browser";
import type { Voice } from "#lib/platform/voice/browser";
import { isElsewhere, silent, type VoiceState, voiceComing } from "#lib/platform/voice/state";
import { beatMs, lossOf, type RoomState, signedOut } from "#lib/rooms/screen/room-screen";
import type { Snapshot } from "#lib/rooms/view";
import { joined, settled } from "./listeners.ts";
import { loadVoice } from "./load-voice.ts";
import { requestEntry } from "./request-entry.ts";
import { voiceDecided } from "./voice-decided.ts";
import { signature } from "./voice-signature.ts";

export type RoomConnection = {
  roomId: string;
  getState(): RoomState;
  subscribe(listener: () => void): () => void;
  /** Levels change many times a second; only those who draw them listen here. */
  voices(): VoiceState["voices"];
  subscribeVoices(listener: () => void): () => void;
  /** Opens the stream for a screen that looks at the room; the answer closes it unless the sound is on. */
  watch(): () => void;
  /** Enters and hears. Call it inside the tap. */
  listen(): Promise<void>;
  /** Stops the sound and leaves the room in this browser; giving up the seat is an action of its own. */
  stopPlayback(): Promise<void>;
  /** Stops the sound only, such as for an interview: the place stays, `listen` brings it back. */
  pausePlayback(): Promise<void>;
  /** Opens the microphone as soon as the voice is there; false when it does not come to that. */
  openMicrophone(): Promise<boolean>;
  voice(): Voice | null;
  /** Said by a screen that offers the microphone's control; the answer takes it back. */
  offerControl(): () => void;
  hasControl(): boolean;
  serverNow(): number;
  /** Loads the sound's code before the tap is over. */
  preload(): void;
};

/** How long an opening microphone waits for the connection. */
const liveWithinMs = 15_000;
/** With an open microphone a stream that was ended is asked for again after this, not after the wait of everybody else. */
const urgentMs = 500;

export function createRoomConnection(roomId: string): RoomConnection {
  let state: RoomState = { snapshot: null, stream: "closed", entry: "outside", refusal: null, voiceOff: null, voice: silent };
  let voices: VoiceState["voices"] = {};
  const screens = new Set<() => void>();
  const meters = new Set<() => void>();
  let watchers = 0;
  let controls = 0;
  let entering = false;
  /** Rises whenever the microphone is closed from here: an opening that still waits ends with it. */
  let closings = 0;
  /** Rises whenever the place is lost with its session: an entry that was asked for before must not bring the browser back as a guest. */
  let placesLost = 0;
  const inside = () => state.entry === "inside";
  let stream: OpenStream | null = null;
  let voice: Voice | null = null;

  const put = (change: Partial<RoomState>) => {
    state = { ...state, ...change };
    for (const listener of screens) listener();
  };

  const openStreamIfNeeded = () => {
    if (stream || state.snapshot?.public.phase === "ended") return;
    stream = openStream<Snapshot>(`/live/rooms/${roomId}`, {
      onSnapshot: takeSnapshot,
      onState: (at) => put({ stream: at }),
      beatMs: () => beatMs(state.snapshot?.self ?? null),
      onBye: ({ delayMs, reason }) => {
        // Somebody on the air who came back before the browser has its new token would be nobody, and out.
        if (!isOnAir() || reason === "renewed") return delayMs;
        if (reason === "signed_out") losePlace();
        return Math.min(delayMs, urgentMs);
      },
      // No such room for whoever this browser is now.
      onRefused: () => isOnAir() && losePlace(),
    });
  };

  const closeUnusedStream = () => {
    if (watchers > 0 || state.entry !== "outside") return;
    stream?.close();
    stream = null;
    put({ stream: "closed" });
  };

  const isOnAir = () => inside() && (state.voice.microphone !== "closed" || (state.snapshot?.self?.role ?? "listener") !== "listener");

  /** The capture has ended when this returns. */
  function closeMicrophone() {
    closings += 1;
    void voice?.closeMicrophone();
  }

  /** The place has ended elsewhere: silent first, then the screen may take its controls away. */
  function losePlace(change: Partial<RoomState> = {}) {
    placesLost += 1;
    closeMicrophone();
    void voice?.leave();
    put({ ...change, entry: "outside", refusal: signedOut });
    closeUnusedStream();
  }

  function takeSnapshot(snapshot: Snapshot) {
    const loss = inside() ? lossOf(state.snapshot, snapshot) : null;
    if (loss === "place") return losePlace({ snapshot });
    if (loss === "speech") closeMicrophone();
    put({ snapshot });
    // Put out, or the room is over: the sound stops here at once, whatever the server still does.
    const over = snapshot.self?.out || snapshot.public.phase === "ended";
    if (over && state.entry !== "outside") {
      put({ entry: "outside" });
      void voice?.leave();
    }
  }

  /** A fresh pass for each connection: the gate asks the database each time who may enter. */
  async function enter(): Promise<{ wsUrl: string; pass: string } | { refusal: string }> {
    const lostBefore = placesLost;
    const answer = await requestEntry(roomId);
    if (lostBefore !== placesLost) return { refusal: signedOut };
    if (!answer.ok) {
      // Inside, an installation that is busy for a moment is no reason to leave: the voice waits and asks again.
      if (inside() && (answer.code === "unavailable" || answer.code === "too_often")) throw new Error(answer.code);
      put({ refusal: answer.code });
      return { refusal: answer.code };
    }
    const before = state.snapshot?.self;
    // LiveKit ended the voice before the stream said why, and the answer is a guest's seat: a speaker is told, not turned into a listener.
    if (isOnAir() && before && !before.out && before.seatId !== answer.value.seatId) {
      losePlace();
      return { refusal: signedOut };
    }
    put({ entry: "inside", refusal: null, voiceOff: answer.value.voiceOff });
    // The seat was just taken: the stream learns by a new request who is listening.
    if (before?.seatId !== answer.value.seatId || before.out) {
      if (state.snapshot) put({ snapshot: { ...state.snapshot, self: null } });
      stream?.reopen();
    }
    if (answer.value.voiceOff === voiceComing) void waitForVoice();
    return answer.value.voiceOff ? { refusal: "voice_off" } : answer.value;
  }

  const isWaitingForVoice = () => inside() && state.voiceOff === voiceComing;
  let waiting = false;

  /** Connects by itself once livekit-server is there; where it stays away, entering again brings the reason. */
  async function waitForVoice() {
    if (waiting) return;
    waiting = true;
    const isDecided = await voiceDecided(isWaitingForVoice);
    waiting = false;
    if (isDecided) await listen();
  }

  async function listen() {
    if (entering) return;
    entering = true;
    if (state.entry === "outside") put({ entry: "entering", refusal: null });
    openStreamIfNeeded();
    try {
      voice ??= await makeVoice();
      await voice.listen();
    } catch {
      put({ refusal: state.refusal ?? "unavailable" });
    }
    entering = false;
    if (!inside()) {
      put({ entry: "outside", refusal: state.refusal ?? voice?.getState().refusal ?? "unavailable" });
      closeUnusedStream();
    }
  }

  async function openMicrophone(): Promise<boolean> {
    const before = closings;
    await becomesLive();
    if (before !== closings) return false;
    await voice?.openMicrophone().catch(() => undefined);
    return voice?.getState().microphone === "open";
  }

  /** Waits for a voice that is on its way; one that is not wanted, or takes too long, is not waited for. */
  function becomesLive(): Promise<void> {
    const isSettled = () => state.voice.status === "live" || (state.voice.status === "failed" && !entering);
    if (!entering && state.voice.status === "idle") return Promise.resolve();
    return settled(screens, isSettled, liveWithinMs);
  }

  async function makeVoice() {
    const { createVoice } = await loadVoice();
    const made = createVoice({ enter });
    made.subscribe(() => takeVoice(made.getState()));
    return made;
  }

  function takeVoice(next: VoiceState) {
    voices = next.voices;
    for (const listener of meters) listener();
    if (signature(next) === signature(state.voice)) return;
    put({ voice: next, ...(isElsewhere(next) ? { entry: "outside" } : {}) });
  }

  return {
    roomId,
    getState: () => state,
    subscribe: (listener) => joined(screens, listener),
    watch: () => {
      watchers += 1;
      openStreamIfNeeded();
      return () => {
        watchers -= 1;
        closeUnusedStream();
      };
    },
    voices: () => voices,
    subscribeVoices: (listener) => joined(meters, listener),
    listen,
    pausePlayback: async () => voice?.leave(),
    stopPlayback: async () => {
      const left = voice?.leave();
      put({ entry: "outside" });
      await left;
      closeUnusedStream();
    },
    openMicrophone,
    voice: () => voice,
    offerControl: () => {
      controls += 1;
      put({});
      return () => {
        controls -= 1;
        put({});
      };
    },
    hasControl: () => controls > 0,
    serverNow: () => stream?.serverNow() ?? serverPresent() ?? Date.now(),
    preload: () => void loadVoice(),
  };
}
