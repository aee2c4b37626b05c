"use client";
// What the visitor can do in a room right now, as callbacks; one that is absent is not offered.
import { useLocale } from "next-intl";
import { useCallback, useEffect, useRef, useState } from "react";
import { useAction } from "#components/ui/use-action";
import { withdraw } from "#lib/rooms/actions";
import type { RoomScreen, RoomState } from "#lib/rooms/screen/room-screen";
import type { PinView } from "#lib/rooms/view";
import type { RoomConnection } from "./connection/room-connection.ts";
import { readDraft } from "./hand/card-draft.ts";
import type { MainActions } from "./main-button.tsx";
import { useRoomKeys } from "./use-room-keys.tsx";

export type RoomActions = {
  /** For the one large control. */
  main: MainActions;
  /** Why the last action was refused. */
  sentence: string | null;
  /** The sheet that is open, and what the hand would be raised for. */
  raising: { pin: PinView | null } | null;
  closeRaising: () => void;
  raiseFor: ((pin: PinView) => void) | undefined;
};

export function useRoomActions(room: RoomConnection, roomState: RoomState, screen: RoomScreen, member: boolean): RoomActions {
  const action = useAction();
  const [raising, setRaising] = useState<RoomActions["raising"]>(null);
  const pin = roomState.snapshot?.public.pin ?? null;
  const { main } = screen;
  const mayRaise = main.kind === "raise" || main.kind === "sign_in";
  const raise = useCallback(() => setRaising({ pin: null }), []);
  const lower = useCallback((ticketId: string) => void action.run(() => withdraw({ ticketId })), [action.run]);
  const mute = useCallback(() => void room.voice()?.mute(), [room]);
  const unmute = useCallback(() => void room.voice()?.unmute(), [room]);
  const openMicrophone = useCallback(() => void room.openMicrophone(), [room]);
  useReturnedDraft(room.roomId, main.kind === "raise", pin, setRaising);
  useRoomKeys({
    onMicrophone: main.kind === "mute" ? mute : main.kind === "unmute" ? unmute : undefined,
    onHand: mayRaise ? raise : main.kind === "lower" ? () => lower(main.ticketId) : undefined,
  });
  return {
    main: {
      listen: () => void room.listen(),
      comeBack: () => void room.listen().then(room.openMicrophone),
      preload: room.preload,
      signIn: member ? undefined : raise,
      raise,
      lower,
      mute,
      unmute,
      openMicrophone,
    },
    sentence: action.sentence,
    raising,
    closeRaising: useCallback(() => setRaising(null), []),
    raiseFor: mayRaise ? (wanted) => setRaising({ pin: wanted }) : undefined,
  };
}

/** Back from signing in with a card half written: it opens again as it was. */
function useReturnedDraft(roomId: string, ready: boolean, pin: PinView | null, open: (raising: RoomActions["raising"]) => void): void {
  const offered = useRef(false);
  useEffect(() => {
    if (!ready || offered.current) return;
    offered.current = true;
    const draft = readDraft(roomId);
    if (draft?.returning) open({ pin: pin?.subject === draft.subject ? pin : null });
  }, [ready, roomId, pin, open]);
}

/** Where signing in leads back to: this room, in this language. */
export function useSignIn(roomId: string): string {
  return `/sign-in?next=${encodeURIComponent(`/${useLocale()}/rooms/${roomId}`)}`;
}
