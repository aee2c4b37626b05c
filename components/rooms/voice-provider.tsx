"use client";
// What is heard stays while pages change: the rooms this browser knows live here, above every page, and the mini-player with them.
import { type ReactNode, useCallback, useEffect, useRef, useSyncExternalStore } from "react";
import { holdSound } from "#components/shell/sound";
import { isElsewhere } from "#lib/rooms/present";
import { CallWatch } from "./call-watch.tsx";
import { createListening, type Listening } from "./listening.ts";
import { MiniPlayer } from "./mini-player.tsx";
import { RoomsContext } from "./rooms-context.tsx";

export function VoiceProvider({ children }: { children: ReactNode }) {
  const known = useRef(new Map<string, Listening>());
  const told = useRef(new Set<() => void>());
  const of = useCallback((roomId: string) => {
    const there = known.current.get(roomId);
    if (there) return there;
    const made = createListening(roomId);
    known.current.set(roomId, made);
    made.subscribe(() => {
      for (const tell of told.current) tell();
    });
    return made;
  }, []);
  const subscribe = useCallback((tell: () => void) => {
    told.current.add(tell);
    return () => told.current.delete(tell);
  }, []);
  const playing = useSyncExternalStore(subscribe, () => soundOf(known.current), nothing);
  const calling = useSyncExternalStore(subscribe, () => callOf(known.current), nothing);
  useEffect(() => holdSound(playing?.roomId ?? null), [playing]);
  return (
    <RoomsContext value={{ of, playing }}>
      {children}
      <MiniPlayer />
      {calling && <CallWatch key={calling.roomId} room={calling} />}
    </RoomsContext>
  );
}

const nothing = () => null;

/** The room whose sound is on; the last one entered wins, so an interview covers its forum. */
function soundOf(rooms: Map<string, Listening>): Listening | null {
  return [...rooms.values()].findLast((room) => room.getState().door === "inside") ?? null;
}

/** The room in which I am called or on stage, unless it is heard in another tab. */
function callOf(rooms: Map<string, Listening>): Listening | null {
  const isMine = (room: Listening) => {
    const { snapshot, voice } = room.getState();
    const state = snapshot?.self?.ticket?.state;
    return !isElsewhere(voice) && (state === "called" || state === "on_stage");
  };
  return [...rooms.values()].find(isMine) ?? null;
}
