// What the page of a room shows first of all: outside or inside, what covers it, and which actions are offered. Pure.
import { type MainControl, type RoomScreen, type RoomState, roomScreen } from "#lib/rooms/screen/room-screen";
import type { MyInterview, PinView } from "#lib/rooms/view";

type Press = (() => void) | undefined;

/** The actions of the one large control; one that is absent is not offered. */
export type MainActions = {
  listen?: Press;
  /** Back to the stage, such as after a reload: the sound and the microphone. */
  comeBack?: Press;
  /** Loads the code of the sound while a finger is on its way. */
  preload?: Press;
  signIn?: Press;
  raise?: Press;
  lower?: ((ticketId: string) => void) | undefined;
  openMicrophone?: Press;
  mute?: Press;
  unmute?: Press;
};

export type RoomCommands = {
  listen: () => void;
  comeBack: () => void;
  preload: () => void;
  raise: (pin: PinView | null) => void;
  lower: (ticketId: string) => void;
  openMicrophone: () => void;
  mute: () => void;
  unmute: () => void;
};

export type OfferedActions = {
  main: MainActions;
  /** The keys M and H. */
  keys: { onMicrophone: Press; onHand: Press };
  /** Raises the hand for what is pinned. */
  raiseFor: ((pin: PinView) => void) | undefined;
};

/** What may be done now: exactly the action of the large control, and what goes with it. */
export function offeredActions(main: MainControl, commands: RoomCommands): OfferedActions {
  const mayRaise = main.kind === "raise" || main.kind === "sign_in";
  const raise = () => commands.raise(null);
  const offered: MainActions = {};
  switch (main.kind) {
    case "listen":
      Object.assign(offered, { listen: commands.listen, preload: commands.preload });
      break;
    case "return":
      Object.assign(offered, { comeBack: commands.comeBack, preload: commands.preload });
      break;
    case "start_sound":
    case "sound_again":
      offered.listen = commands.listen;
      break;
    case "sign_in":
      offered.signIn = raise;
      break;
    case "raise":
      offered.raise = raise;
      break;
    case "lower":
      offered.lower = commands.lower;
      break;
    case "open_microphone":
      offered.openMicrophone = commands.openMicrophone;
      break;
    case "mute":
      offered.mute = commands.mute;
      break;
    case "unmute":
      offered.unmute = commands.unmute;
      break;
    case "entering":
    case "opening":
    case "answer":
    case "hands_closed":
    case "locked":
    case "none":
      break;
  }
  return {
    main: offered,
    keys: {
      onMicrophone: offered.mute ?? offered.unmute,
      onHand: mayRaise ? raise : main.kind === "lower" ? () => commands.lower(main.ticketId) : undefined,
    },
    raiseFor: mayRaise ? commands.raise : undefined,
  };
}

export type RoomViewModel = {
  at: "outside" | "inside";
  screen: RoomScreen;
  /** A recruiter asks for an interview: it covers the page. */
  invitation: MyInterview | null;
  /** An interview of mine that waits or runs beside the room. */
  interview: MyInterview | null;
};

export function roomViewModel(state: RoomState, isMember: boolean): RoomViewModel {
  const screen = roomScreen(state, isMember);
  const interview = screen.at === "out" ? null : (state.snapshot?.self?.interview ?? null);
  const isInvitation = interview?.state === "invited" && interview.mine === "invitee";
  return {
    at: screen.at === "inside" ? "inside" : "outside",
    screen,
    invitation: isInvitation ? interview : null,
    interview: isInvitation ? null : interview,
  };
}
