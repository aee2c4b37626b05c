"use client";
// The rooms this browser knows, for every screen below the provider.
import { createContext, useContext } from "react";
import type { Listening } from "./room-connection.ts";

export type Rooms = { of(roomId: string): Listening; playing: Listening | null };

export const RoomsContext = createContext<Rooms | null>(null);

/** The rooms of this browser. */
export function useRooms(): Rooms {
  const rooms = useContext(RoomsContext);
  if (!rooms) throw new Error("useRooms outside VoiceProvider");
  return rooms;
}
