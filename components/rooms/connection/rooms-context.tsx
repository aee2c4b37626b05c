"use client";
// The rooms this browser knows, for every screen below the provider.
import { createContext, useContext } from "react";
import type { KnownRooms } from "./known-rooms.ts";
import type { RoomConnection } from "./room-connection.ts";

export type Rooms = { known: KnownRooms; playing: RoomConnection | null };

export const RoomsContext = createContext<Rooms | null>(null);

/** The rooms of this browser. */
export function useRooms(): Rooms {
  const rooms = useContext(RoomsContext);
  if (!rooms) throw new Error("useRooms outside VoiceProvider");
  return rooms;
}
