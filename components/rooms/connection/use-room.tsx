"use client";
// How a screen reads one room: its state, its voices, the server's clock, and whether somebody is signed in.
import { useTranslations } from "next-intl";
import { useEffect, useLayoutEffect, useMemo, useState, useSyncExternalStore } from "react";
import { hasHint } from "#lib/platform/auth/cookie-name";
import type { VoiceState } from "#lib/platform/voice/browser";
import { withNeutralNames } from "#lib/rooms/screen/neutral-names";
import type { RoomState } from "#lib/rooms/screen/room-screen";
import type { RoomConnection } from "./room-connection.ts";
import { roomOf } from "./room-of.ts";
import { useRooms } from "./rooms-context.tsx";

/** The room and what is known of it; its stream is open while the screen is there. */
export function useRoom(roomId: string): { room: RoomConnection; roomState: RoomState } {
  const room = roomOf(useRooms().known, roomId);
  const state = useSyncExternalStore(room.subscribe, room.getState, room.getState);
  const participant = useTranslations("ui")("participant");
  const roomState = useMemo(() => {
    const snapshot = state.snapshot && withNeutralNames(state.snapshot, participant);
    return snapshot === state.snapshot ? state : { ...state, snapshot };
  }, [state, participant]);
  useEffect(() => room.watch(), [room]);
  return { room, roomState };
}

/** For a screen that offers the microphone's control while `isOffered`; where none does, the mini-player comes. */
export function useControl(room: RoomConnection, isOffered = true): void {
  useLayoutEffect(() => (isOffered ? room.offerControl() : undefined), [room, isOffered]);
}

/** Levels by voice id; the screen that calls this is drawn anew with each. */
export function useVoices(room: RoomConnection): VoiceState["voices"] {
  return useSyncExternalStore(room.subscribeVoices, room.voices, room.voices);
}

/** The server's present, epoch milliseconds, anew every `everyMs`; null in the server's own HTML. */
export function useServerNow(room: Pick<RoomConnection, "serverNow">, everyMs = 1000): number | null {
  const [now, setNow] = useState<number | null>(null);
  useEffect(() => {
    setNow(room.serverNow());
    const timer = setInterval(() => setNow(room.serverNow()), everyMs);
    return () => clearInterval(timer);
  }, [room, everyMs]);
  return now;
}

/** Whether a signed-in person is here, by the hint beside their cookie; it proves nothing. */
export function useMember(): boolean {
  return useSyncExternalStore(neverChanges, isMember, notKnown);
}

const neverChanges = () => () => undefined;
const notKnown = () => false;
const isMember = () => hasHint(document.cookie, location);
