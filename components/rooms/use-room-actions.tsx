"use client";
// What the visitor can do in a room right now, as callbacks; one that is absent is not offered.
import { useLocale } from "next-intl";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useAction } from "#components/ui/action/use-action";
import { withdraw } from "#lib/rooms/actions";
import type { RoomScreen, RoomState } from "#lib/rooms/screen/room-screen";
import type { PinView } from "#lib/rooms/view";
import type { RoomConnection } from "./connection/room-connection.ts";
import { readDraft } from "./hand/card-draft.ts";
import { type OfferedActions, offeredActions, type RoomCommands } from "./room-view-model.ts";
import { useRoomKeys } from "./use-room-keys.tsx";

export type RoomActions = OfferedActions & {
  /** Why the last action was refused. */
  sentence: string | null;
  /** The sheet that is open, and what the hand would be raised for. */
  raising: { pin: PinView | null } | null;
  closeRaising: () => void;
};

export function useRoomActions(room: RoomConnection, roomState: RoomState, screen: RoomScreen): RoomActions {
  const action = useAction();
  const [raising, setRaising] = useState<RoomActions["raising"]>(null);
  const { main } = screen;
  const { run } = action;
  const commands = useMemo<RoomCommands>(
    () => ({
      listen: () => void room.listen(),
      comeBack: () => void room.listen().then(room.openMicrophone),
      preload: room.preload,
      raise: (pin) => setRaising({ pin }),
      lower: (ticketId) => void run(() => withdraw({ ticketId })),
      openMicrophone: () => void room.openMicrophone(),
      mute: () => void room.voice()?.mute(),
      unmute: () => void room.voice()?.unmute(),
    }),
    [room, run],
  );
  const offered = offeredActions(main, commands);
  useReturnedDraft(room.roomId, main.kind === "raise", roomState.snapshot?.public.pin ?? null, setRaising);
  useRoomKeys(offered.keys);
  return { ...offered, sentence: action.sentence, raising, closeRaising: useCallback(() => setRaising(null), []) };
}

/** Back from signing in with a card half written: it opens again as it was. */
function useReturnedDraft(roomId: string, ready: boolean, pin: PinView | null, open: (raising: RoomActions["raising"]) => void): void {
  const offered = useRef(false);
  useEffect(() => {
    if (!ready || offered.current) return;
    offered.current = true;
    const draft = readDraft(roomId);
    if (draft?.returning) open({ pin: pin?.pinRef === draft.pinRef ? pin : null });
  }, [ready, roomId, pin, open]);
}

/** Where signing in leads back to: this room, in this language. */
export function useSignIn(roomId: string): string {
  return `/sign-in?next=${encodeURIComponent(`/${useLocale()}/rooms/${roomId}`)}`;
}
