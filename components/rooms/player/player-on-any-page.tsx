"use client";
// What a room that is heard shows on every page: the mini-player and the call. Loaded when a room is heard.
import { CallOnAnyPage } from "#components/rooms/call/call-on-any-page";
import type { RoomConnection } from "../connection/room-connection.ts";
import { MiniPlayer } from "./mini-player.tsx";

/** `calling` is the room in which I am called or on stage. */
export function PlayerOnAnyPage({ calling }: { calling: RoomConnection | null }) {
  return (
    <>
      <MiniPlayer />
      {calling && <CallOnAnyPage key={calling.roomId} room={calling} />}
    </>
  );
}
