"use client";
// What is heard stays while pages change: every page shows the rooms this browser knows, and the mini-player of the one that plays.
import { type ReactNode, useEffect, useState, useSyncExternalStore } from "react";
import { CallOnAnyPage } from "#components/rooms/call/call-on-any-page";
import { MiniPlayer } from "#components/rooms/player/mini-player";
import { carriedSound, holdSound } from "#components/shell/sound";
import { knownRooms } from "./known-rooms.ts";
import { RoomsContext } from "./rooms-context.tsx";

export function VoiceProvider({ children }: { children: ReactNode }) {
  const [rooms] = useState(knownRooms);
  const playing = useSyncExternalStore(rooms.subscribe, rooms.playing, nothing);
  const calling = useSyncExternalStore(rooms.subscribe, rooms.calling, nothing);
  useEffect(() => rooms.frame(), [rooms]);
  useEffect(() => holdSound(playing?.roomId ?? null), [playing]);
  useEffect(() => {
    const roomId = carriedSound();
    if (roomId) void rooms.of(roomId).listen();
  }, [rooms]);
  return (
    <RoomsContext value={{ of: rooms.of, playing }}>
      {children}
      <MiniPlayer />
      {calling && <CallOnAnyPage key={calling.roomId} room={calling} />}
    </RoomsContext>
  );
}

const nothing = () => null;
