// What a room shows from outside: the middle of the screen, the way in, and what is mine there. Pure.
import type { OutOfRoom, RoomScreen, RoomState } from "#lib/rooms/screen/room-screen";
import type { MyTicket, PinView, PublicView, RoomMember } from "#lib/rooms/view";

export type EntryViewModel = {
  center: { at: "ended" } | { at: "before"; isBackstage: boolean } | { at: "stage"; isRoomLocked: boolean; isOffline: boolean };
  /** Why I am not inside any more. */
  out: OutOfRoom | null;
  /** Null when nobody may enter now. */
  listen: {
    /** A speaker comes back: the turn waits, and the microphone opens. */
    isReturning: boolean;
    /** Why the last try was refused: a refusal's code. */
    refusal: string | null;
    /** Who one will be in the room; `redraw` is absent for whoever has a seat here already. */
    persona: { name: string; seed: string; redraw: (() => void) | undefined } | null;
  } | null;
  /** The way to the moderators' desk. */
  hasDesk: boolean;
  ticket: MyTicket | null;
  pin: PinView | null;
};

export type EntryInput = { view: PublicView; state: RoomState; screen: RoomScreen; member: RoomMember | null };

export function entryViewModel({ view, state, screen, member }: EntryInput, actions: { redraw: () => void }): EntryViewModel {
  const self = state.snapshot?.self ?? null;
  const mayEnter = screen.main.kind !== "none";
  return {
    center: centerOf(view, screen),
    out: screen.out,
    listen: mayEnter
      ? { isReturning: screen.main.kind === "return", refusal: state.refusal, persona: personaOf(member, actions.redraw) }
      : null,
    hasDesk: member?.moderator ?? false,
    ticket: self && !self.out ? self.ticket : null,
    pin: view.phase === "ended" ? null : view.pin,
  };
}

/** Backstage is only a stage for those who may enter it. */
function centerOf(view: PublicView, screen: RoomScreen): EntryViewModel["center"] {
  if (view.phase === "ended") return { at: "ended" };
  const isBackstage = view.phase === "backstage";
  if (view.phase === "scheduled" || (isBackstage && screen.main.kind === "none")) return { at: "before", isBackstage };
  return { at: "stage", isRoomLocked: view.locked, isOffline: screen.offline };
}

/** A moderator enters under a name that everybody knows, so it is neither told nor drawn anew. */
function personaOf(member: RoomMember | null, redraw: () => void): NonNullable<EntryViewModel["listen"]>["persona"] {
  if (!member?.persona || member.moderator) return null;
  return { ...member.persona, redraw: member.seat ? undefined : redraw };
}
