// What a visitor's screen of a room shows: one pure reading of the stream, the voice and the entry. Components draw it and decide nothing.
import { isElsewhere, manyFailures, unsupported, type VoiceState, voiceComing } from "#lib/platform/voice/state";
import { oftenBeatMs, seldomBeatMs } from "../rules.ts";
import type { PersonOnStage, PublicView, SelfView, Snapshot, TurnView } from "../view.ts";

/** Everything this browser knows of one room. */
export type RoomState = {
  snapshot: Snapshot | null;
  stream: "closed" | "connecting" | "open" | "lost";
  entry: "outside" | "entering" | "inside";
  /** Why the last entry was refused: a refusal's code. */
  refusal: string | null;
  /** Why there is no sound in this installation, though everything else works. */
  voiceOff: string | null;
  voice: VoiceState;
};

/** The one large control at the bottom. */
export type MainControl =
  | { kind: "listen" }
  | { kind: "return" }
  | { kind: "entering" }
  | { kind: "start_sound" }
  | { kind: "sound_again" }
  | { kind: "sign_in" }
  | { kind: "raise" }
  | { kind: "hands_closed" }
  | { kind: "lower"; ticketId: string }
  | { kind: "answer" }
  | { kind: "open_microphone" }
  | { kind: "opening" }
  | { kind: "mute" }
  | { kind: "unmute" }
  | { kind: "locked" }
  | { kind: "none" };

/** What the sound does; null while nothing needs to be said about it. */
export type SoundNote =
  | "connecting"
  | "reconnecting"
  | "unreachable"
  | "unsupported"
  | "failed"
  | "coming"
  | "off"
  | "tap"
  | "microphone_lost"
  | "microphone_denied"
  | null;

export type OutOfRoom = NonNullable<SelfView["out"]>;

/** The refusal in a `RoomState` whose place has ended with the session. */
export const signedOut = "signed_out";

export type RoomScreen = {
  /** Outside, inside, or removed from here: `out` says why. */
  at: "outside" | "inside" | "out";
  out: OutOfRoom | null;
  main: MainControl;
  sound: SoundNote;
  /** The stream is lost: what is on screen may be old, acting is not possible. */
  offline: boolean;
  speaking: boolean;
  onStage: boolean;
  moderator: boolean;
  /** My own turn, while I am on stage. */
  myTurn: TurnView | null;
};

export function roomScreen(roomState: RoomState, member: boolean): RoomScreen {
  const { snapshot, entry } = roomState;
  const self = snapshot?.self ?? null;
  const out = whyOut(roomState);
  const at = out ? "out" : entry === "inside" ? "inside" : "outside";
  const myTurn = (self && snapshot?.public.turns.find((turn) => turn.seatId === self.seatId)) ?? null;
  const onStage = self?.role === "speaker" || self?.role === "moderator";
  return {
    at,
    out,
    main: mainControl(roomState, member),
    sound: at === "inside" ? soundNote(roomState) : null,
    offline: roomState.stream === "lost",
    speaking: onStage && roomState.voice.microphone === "open",
    onStage,
    moderator: self?.role === "moderator",
    myTurn,
  };
}

/** How often this browser says that it is here: often where the room hears somebody or waits for them, not at all without a place. */
export function beatMs(self: SelfView | null): number | null {
  if (!self || self.out) return null;
  return self.role !== "listener" || self.ticket || self.interview ? oftenBeatMs : seldomBeatMs;
}

function whyOut({ snapshot, entry, refusal, voice }: RoomState): OutOfRoom | null {
  if (snapshot?.self?.out) return snapshot.self.out;
  if (isElsewhere(voice)) return { cause: "elsewhere", reason: null };
  const isSignedOut = (entry === "outside" && refusal === signedOut) || (voice.status === "failed" && voice.refusal === signedOut);
  return isSignedOut ? { cause: signedOut, reason: null } : null;
}

/**
 * What this frame takes from somebody with a microphone: the `place` itself, the right to `speak`, or nothing. Their screen offers
 * no control for a microphone afterwards.
 */
export function lossOf(before: Snapshot | null, next: Snapshot): "place" | "speech" | null {
  if (!before?.self || before.self.out || before.self.role === "listener") return null;
  if (!next.self) return "place";
  const { self } = next;
  const isDeskGone = before.moderators !== null && next.moderators === null;
  const isOver = next.public.phase === "ended" || self.out !== null || self.role === "listener" || isDeskGone;
  return isOver || (self.locked && !before.self.locked) ? "speech" : null;
}

function mainControl(roomState: RoomState, member: boolean): MainControl {
  const { snapshot, entry, voice } = roomState;
  const view = snapshot?.public;
  const self = snapshot?.self ?? null;
  if (!view || view.phase === "ended" || whyOut(roomState)) return { kind: "none" };
  if (entry === "entering") return { kind: "entering" };
  if (entry === "outside") return mayEnter(view, self) ? wayIn(self) : { kind: "none" };
  if (self?.ticket?.state === "called") return { kind: "answer" };
  if (!roomState.voiceOff) {
    if (voice.needsTap || voice.status === "idle") return { kind: "start_sound" };
    if (voice.status === "failed" && voice.refusal !== unsupported) return { kind: "sound_again" };
  }
  if (self && self.role !== "listener") return microphoneControl(self, roomState);
  if (self?.ticket) return { kind: "lower", ticketId: self.ticket.ticketId };
  if (!member) return { kind: "sign_in" };
  return view.handsOpen && view.phase === "open" && !view.locked ? { kind: "raise" } : { kind: "hands_closed" };
}

/** Whoever is on stage, such as after a reload, goes back to it; locked, there is only listening. */
const wayIn = (self: SelfView | null): MainControl => ({ kind: self?.turnId && !self.locked ? "return" : "listen" });

/** In backstage only those with a seat on stage pass; the gate decides, this only saves a useless tap. */
const mayEnter = (view: PublicView, self: SelfView | null): boolean =>
  view.phase === "open" || (view.phase === "backstage" && self !== null && self.role !== "listener");

function microphoneControl(self: SelfView, { voice, voiceOff }: RoomState): MainControl {
  if (voiceOff || voice.refusal === unsupported) return { kind: "none" };
  if (self.locked) return { kind: "locked" };
  if (voice.status === "connecting") return { kind: "entering" };
  if (voice.microphone === "open") return { kind: "mute" };
  if (voice.microphone === "muted") return { kind: "unmute" };
  if (voice.microphone === "opening") return { kind: "opening" };
  return { kind: "open_microphone" };
}

function soundNote({ voice, voiceOff }: RoomState): SoundNote {
  if (voiceOff) return voiceOff === voiceComing ? "coming" : "off";
  if (voice.needsTap) return "tap";
  if (voice.failures >= manyFailures) return "unreachable";
  if (voice.status === "connecting") return "connecting";
  if (voice.status === "reconnecting") return "reconnecting";
  if (voice.status === "failed") return voice.refusal === unsupported ? "unsupported" : "failed";
  if (voice.microphone === "denied") return "microphone_denied";
  return voice.microphone === "lost" ? "microphone_lost" : null;
}

/** How one person on stage is drawn. Without sound here nothing is known of microphones, and nothing is claimed. */
export type StageMark = { speaking: boolean; muted: boolean; away: boolean; locked: boolean };

export function stageMark(person: PersonOnStage, voice: VoiceState): StageMark {
  const heard = voice.voices[person.voiceId];
  const known = voice.status === "live" || voice.status === "reconnecting";
  return { speaking: heard?.speaking ?? false, muted: known && (heard?.muted ?? true), away: person.away, locked: person.locked };
}

/** Those beside the speaker: moderators first, hosts before others, then further speakers. */
export function othersOnStage(view: PublicView): PersonOnStage[] {
  const rank = (person: PersonOnStage) => (person.role === "moderator" ? (person.host ? 0 : 1) : 2);
  const onTurn = new Set(view.turns.map((turn) => turn.seatId));
  return view.stage.filter((person) => !onTurn.has(person.seatId)).sort((a, b) => rank(a) - rank(b));
}

/** When the open segment ends by the run-sheet, epoch milliseconds; null before it began. */
export function segmentEnds(view: Pick<PublicView, "agenda" | "segment" | "segmentAt">): number | null {
  const open = view.agenda[view.segment];
  return open && view.segmentAt !== null ? view.segmentAt + open.minutes * 60_000 : null;
}

/** Start of each segment if the room keeps to its run-sheet. */
export function agendaTimes(agenda: PublicView["agenda"], startsAt: number): number[] {
  let at = startsAt;
  return agenda.map((segment) => {
    const start = at;
    at += segment.minutes * 60_000;
    return start;
  });
}
