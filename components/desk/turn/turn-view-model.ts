// What a moderator may do about one turn, and what each microphone on stage does. Pure.
import type { VoiceState } from "#lib/platform/voice/state";
import type { PersonOnStage, Snapshot, TurnView } from "#lib/rooms/view";

type Press = () => void;

export type TurnCommands = { end: Press; extend: Press; mute: Press; invite: Press };

export type TurnActionsViewModel = {
  /** The keys E and M press the buttons of the chosen turn only. */
  hasKeys: boolean;
  end: Press;
  /** Once in a turn. */
  extend: Press | undefined;
  /** Absent for a locked microphone, which says so instead. */
  mute: Press | undefined;
  isLocked: boolean;
  /** Absent while an invitation or an interview of this person is on. */
  invite: Press | undefined;
};

export function turnActions(
  turn: TurnView,
  { public: view, moderators }: Snapshot,
  chosenTurnId: string | null,
  commands: TurnCommands,
): TurnActionsViewModel {
  const isLocked = view.stage.find((one) => one.seatId === turn.seatId)?.locked ?? false;
  const isInvited = moderators?.interviews.some((one) => one.seatId === turn.seatId) ?? false;
  return {
    hasKeys: chosenTurnId === turn.turnId,
    end: commands.end,
    extend: turn.extended ? undefined : commands.extend,
    mute: isLocked ? undefined : commands.mute,
    isLocked,
    invite: isInvited ? undefined : commands.invite,
  };
}

export type MicrophoneMark = "speaking" | "open" | "muted" | "locked" | "away";

/** Null where nothing is heard here, so that nothing is known of microphones. */
export function microphoneMark(
  person: PersonOnStage,
  { status }: Pick<VoiceState, "status">,
  voices: VoiceState["voices"],
): MicrophoneMark | null {
  if (person.away) return "away";
  if (person.locked) return "locked";
  const voice = voices[person.voiceId];
  if (voice?.speaking) return "speaking";
  if (voice && !voice.muted) return "open";
  return isHeard({ status }) ? "muted" : null;
}

/** The sound of the room plays here. */
export const isHeard = ({ status }: Pick<VoiceState, "status">): boolean => status === "live" || status === "reconnecting";
