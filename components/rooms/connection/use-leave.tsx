"use client";
// Leaving a room: the sound stops at once, the seat is given up after it. Nobody is asked to confirm, and the room is not told.
import { useCallback } from "react";
import { refusalOfFailure } from "#lib/platform/failed-action";
import { leave } from "#lib/rooms/actions";
import type { RoomConnection } from "./room-connection.ts";

export function useLeave(room: RoomConnection): () => void {
  return useCallback(() => {
    void room.stopPlayback();
    // Lost on the way, the seat lapses by itself after a minute and a half.
    leave({ roomId: room.roomId }).catch(refusalOfFailure);
  }, [room]);
}
