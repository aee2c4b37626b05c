// What the desk offers and warns of, from the snapshot and the state of this browser's connection. Pure.
import { isRefusalCode } from "#lib/contexts";
import type { RefusalCode } from "#lib/platform/result";
import { manyFailures, unsupported, voiceComing } from "#lib/platform/voice/state";
import type { RoomState } from "#lib/rooms/screen/room-screen";
import type { ModeratorView, PublicView, QueueTicket } from "#lib/rooms/view";
import { isStageFull, nextOf } from "./queue/queue-order.ts";

type Press = () => void;

/** The steps of a room's life that are due; one that is absent is not offered. */
export type RoomSteps = { goBackstage: Press | undefined; open: Press | undefined; end: Press | undefined };

export function roomSteps({ phase }: Pick<PublicView, "phase">, actions: { goBackstage: Press; open: Press; end: Press }): RoomSteps {
  return {
    goBackstage: phase === "scheduled" ? actions.goBackstage : undefined,
    open: phase === "backstage" ? actions.open : undefined,
    end: phase === "backstage" || phase === "open" ? actions.end : undefined,
  };
}

export type Calling = {
  /** Who is called next. */
  next: QueueTicket | null;
  isStageFull: boolean;
  isPending: boolean;
  /** Calls any ticket; absent while nobody can be called. */
  call: ((ticketId: string, reason?: string) => void) | undefined;
  /** Calls the next one; absent too while another call is on its way. */
  callNext: Press | undefined;
};

export function callingViewModel(
  view: Pick<PublicView, "phase" | "locked" | "turns">,
  { queue }: Pick<ModeratorView, "queue">,
  calls: { pendingId: string | null; call: (ticketId: string, reason?: string) => void },
): Calling {
  const next = nextOf(queue);
  const isFull = isStageFull(view.turns, queue);
  const call = view.phase === "open" && !view.locked && !isFull ? calls.call : undefined;
  const isPending = calls.pendingId !== null;
  return { next, isStageFull: isFull, isPending, call, callNext: call && next && !isPending ? () => call(next.ticketId) : undefined };
}

export type OwnSound =
  /** Nothing is shown: no room to hear, or no sound in this browser or installation. */
  | { at: "none" }
  | { at: "outside"; word: "joining" | "tap" | "again" | "join"; enter: Press | undefined }
  | { at: "connecting" }
  | { at: "locked" }
  | { at: "microphone"; word: "mute" | "unmute" | "opening" | "openMicrophone"; isOpen: boolean; toggle: Press | undefined };

export type SoundActions = { enter: Press; mute: Press; unmute: Press; openMicrophone: Press };

/** The moderator's own sound and microphone. */
export function ownSound(state: RoomState, phase: PublicView["phase"], actions: SoundActions): OwnSound {
  const { entry, voice, voiceOff } = state;
  if (phase === "ended" || phase === "scheduled" || voiceOff || voice.refusal === unsupported) return { at: "none" };
  if (entry !== "inside" || voice.status === "failed" || voice.needsTap) {
    const isEntering = entry === "entering" || voice.status === "connecting";
    const word = isEntering ? "joining" : voice.needsTap ? "tap" : voice.status === "failed" ? "again" : "join";
    return { at: "outside", word, enter: isEntering ? undefined : actions.enter };
  }
  if (voice.status !== "live" && voice.status !== "reconnecting") return { at: "connecting" };
  if (state.snapshot?.self?.locked) return { at: "locked" };
  switch (voice.microphone) {
    case "open":
      return { at: "microphone", word: "mute", isOpen: true, toggle: actions.mute };
    case "muted":
      return { at: "microphone", word: "unmute", isOpen: false, toggle: actions.unmute };
    case "opening":
      return { at: "microphone", word: "opening", isOpen: false, toggle: undefined };
    case "closed":
    case "denied":
    case "lost":
      return { at: "microphone", word: "openMicrophone", isOpen: false, toggle: actions.openMicrophone };
  }
}

/** What a moderator must know before acting. `text` is a key of the messages, or the code of a refusal. */
export type Warning = {
  key: "stream" | "roomLocked" | "voiceOff" | "sound" | "microphone";
  tone: "fault" | "warn";
  text:
    | { state: "lost" | "locked" }
    | { sound: "coming" | "unavailable" | "off" | "unsupported" | "unreachable" | "failed" | "reconnecting" | "denied" | "lost" }
    | { refusal: RefusalCode };
};

export function warningsOf(state: RoomState, view: Pick<PublicView, "phase" | "locked">): Warning[] {
  const { voice } = state;
  const warnings: Warning[] = [];
  if (state.stream === "lost") warnings.push({ key: "stream", tone: "fault", text: { state: "lost" } });
  if (view.locked && view.phase === "open") warnings.push({ key: "roomLocked", tone: "fault", text: { state: "locked" } });
  if (view.phase !== "backstage" && view.phase !== "open") return warnings;
  const sound = soundWarning(state);
  if (sound) warnings.push(sound);
  if (voice.microphone === "denied" || voice.microphone === "lost")
    warnings.push({ key: "microphone", tone: "warn", text: { sound: voice.microphone } });
  return warnings;
}

function soundWarning({ voice, entry, voiceOff, refusal }: RoomState): Warning | null {
  if (voiceOff) return { key: "voiceOff", tone: "warn", text: { sound: voiceOff === voiceComing ? "coming" : "unavailable" } };
  if (entry === "outside") {
    return { key: "sound", tone: "warn", text: refusal && isRefusalCode(refusal) ? { refusal } : { sound: "off" } };
  }
  if (voice.refusal === unsupported) return { key: "sound", tone: "warn", text: { sound: "unsupported" } };
  if (voice.failures >= manyFailures) return { key: "sound", tone: "fault", text: { sound: "unreachable" } };
  if (voice.status === "failed") return { key: "sound", tone: "fault", text: { sound: "failed" } };
  return voice.status === "reconnecting" ? { key: "sound", tone: "warn", text: { sound: "reconnecting" } } : null;
}
