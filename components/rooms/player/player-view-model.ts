// What the playing bar shows of a room on other pages. Pure.
import { manyFailures, voiceComing } from "#lib/platform/voice/state";
import { othersOnStage, type RoomState, roomScreen } from "#lib/rooms/screen/room-screen";
import { type TurnClock, turnClock } from "#lib/rooms/screen/turn-clock";

export type PlayerActions = {
  listen: () => void;
  mute: () => void;
  unmute: () => void;
  openMicrophone: () => void;
};

export type PlayerViewModel = {
  title: string;
  /** Whose picture is shown: my own turn, else the first turn, else the first moderator on stage. */
  lead: { name: string; seed: string; hasTurn: boolean } | null;
  /** What is wrong with the connection, as a key of the messages. */
  trouble: "offline.title" | "sound.unreachable" | "sound.reconnecting" | "sound.coming" | null;
  /** The clock of the turn; null before its voice is there. */
  clock: TurnClock | null;
  /** Offered while no sound plays here though it could. */
  listen: (() => void) | undefined;
  /** My own microphone; offered to whoever is on stage and heard. */
  microphone: { kind: "mute" | "unmute" | "open_microphone"; press: () => void } | undefined;
  /** What waits for me in the room. */
  mine: { kind: "invited" } | { kind: "called" } | { kind: "number"; number: number } | null;
};

/** `now` in epoch milliseconds by the server's clock, null before it is known. Null without a snapshot. */
export function playerViewModel(state: RoomState, now: number | null, actions: PlayerActions): PlayerViewModel | null {
  const view = state.snapshot?.public;
  if (!view) return null;
  const screen = roomScreen(state, true);
  const turn = screen.myTurn ?? view.turns[0] ?? null;
  const lead = turn ?? othersOnStage(view)[0] ?? null;
  const clock = turn && now !== null ? turnClock(turn, now) : null;
  const { status, needsTap } = state.voice;
  const isSilent = !state.voiceOff && (needsTap || status === "idle" || status === "failed");
  return {
    title: view.title,
    lead: lead && { name: lead.name, seed: lead.seed, hasTurn: turn !== null },
    trouble: troubleOf(state),
    clock: clock?.state === "joining" ? null : clock,
    listen: isSilent ? actions.listen : undefined,
    microphone: !isSilent && screen.onStage ? microphoneOf(screen.main.kind, actions) : undefined,
    mine: isSilent || screen.myTurn ? null : mineOf(state),
  };
}

function troubleOf({ stream, voice, voiceOff }: RoomState): PlayerViewModel["trouble"] {
  if (stream === "lost") return "offline.title";
  if (voice.failures >= manyFailures) return "sound.unreachable";
  if (voice.status === "reconnecting") return "sound.reconnecting";
  return voiceOff === voiceComing ? "sound.coming" : null;
}

function microphoneOf(kind: string, actions: PlayerActions): PlayerViewModel["microphone"] {
  if (kind === "mute") return { kind, press: actions.mute };
  if (kind === "unmute") return { kind, press: actions.unmute };
  return kind === "open_microphone" ? { kind, press: actions.openMicrophone } : undefined;
}

function mineOf({ snapshot }: RoomState): PlayerViewModel["mine"] {
  const self = snapshot?.self;
  if (self?.interview?.state === "invited" && self.interview.mine === "invitee") return { kind: "invited" };
  if (!self?.ticket) return null;
  return self.ticket.state === "called" ? { kind: "called" } : { kind: "number", number: self.ticket.number };
}
