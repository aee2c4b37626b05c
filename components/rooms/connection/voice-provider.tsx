"use client";
// What is heard stays while pages change: every page shows the rooms this browser knows, and the mini-player of the one that plays.
import { type ReactNode, useEffect, useState, useSyncExternalStore } from "react";
import { carriedSound, carryOverReload, holdSound } from "#components/shell/sound";
import { useLoaded } from "#components/ui/use-loaded";
import { type KnownRooms, knownRooms } from "./known-rooms.ts";
import { RoomsContext } from "./rooms-context.tsx";

export function VoiceProvider({ children }: { children: ReactNode }) {
  const [known] = useState(knownRooms);
  const playing = useSyncExternalStore(known.subscribe, known.playing, nothing);
  const calling = useSyncExternalStore(known.subscribe, known.calling, nothing);
  const Player = useLoaded(loadPlayer, playing !== null || calling !== null);
  useEffect(() => known.frame(), [known]);
  useEffect(() => holdSound(playing?.roomId ?? null), [playing]);
  useEffect(() => {
    const roomId = carriedSound();
    if (roomId) void playFrom(known, roomId);
  }, [known]);
  useEffect(() => {
    const leave = () => {
      const room = known.playing();
      // On stage one comes back by a press, which opens the microphone too.
      if (room && room.getState().snapshot?.self?.role !== "speaker") carryOverReload(room.roomId);
    };
    window.addEventListener("pagehide", leave);
    return () => window.removeEventListener("pagehide", leave);
  }, [known]);
  return (
    <RoomsContext value={{ known, playing }}>
      {children}
      {Player && <Player calling={calling} />}
    </RoomsContext>
  );
}

const nothing = () => null;
/** Loaded when something is heard for the first time. Without a network the sound may go on, and its control must come. */
const loadPlayer = async () => (await import("#components/rooms/player/player-on-any-page")).PlayerOnAnyPage;

async function playFrom(known: KnownRooms, roomId: string): Promise<void> {
  const { roomOf } = await import("./room-of.ts");
  await roomOf(known, roomId).listen();
}
