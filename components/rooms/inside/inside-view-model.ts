// What the room shows from the inside, below its stage. Pure.
import type { RoomScreen, RoomState } from "#lib/rooms/screen/room-screen";
import type { MyTicket, PinView, PublicView, SelfView, TurnView } from "#lib/rooms/view";

export type InsideViewModel = {
  self: SelfView | null;
  isRoomLocked: boolean;
  /** What a moderator decided about me, and whether my microphone is locked with it. */
  decision: (NonNullable<SelfView["decision"]> & { isLocked: boolean }) | null;
  /** My own turn, while it runs. */
  ownTurn: TurnView | null;
  /** My raised hand; on stage the turn stands in its place. */
  ticket: MyTicket | null;
  pin: { view: PinView; raise: (() => void) | undefined } | null;
  /** The open segment of the agenda; null before and after the room. */
  segment: number | null;
  isModerator: boolean;
  /** "I can't hear": offered where there is sound to repair. */
  repair: (() => void) | undefined;
};

export function insideViewModel(
  { view, state, screen }: { view: PublicView; state: RoomState; screen: RoomScreen },
  actions: { repair: () => void; raiseFor: ((pin: PinView) => void) | undefined },
): InsideViewModel {
  const self = state.snapshot?.self ?? null;
  const { pin } = view;
  const { raiseFor } = actions;
  return {
    self,
    isRoomLocked: view.locked,
    decision: self?.decision ? { ...self.decision, isLocked: self.locked } : null,
    ownTurn: screen.myTurn,
    ticket: self?.ticket && self.ticket.state !== "on_stage" ? self.ticket : null,
    pin: pin && { view: pin, raise: raiseFor && (() => raiseFor(pin)) },
    segment: openSegment(view),
    isModerator: screen.moderator,
    repair: state.voiceOff ? undefined : actions.repair,
  };
}

/** Which segment of the agenda is open; null while the room is not. */
export const openSegment = (view: Pick<PublicView, "phase" | "segment">): number | null => (view.phase === "open" ? view.segment : null);
