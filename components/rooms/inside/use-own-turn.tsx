"use client";
// My own turn: its clock starts when the voice is there, and its end is said.
import { useEffect, useRef, useState } from "react";
import { refusalOfFailure } from "#lib/platform/failed-action";
import { beginTurn } from "#lib/rooms/actions";
import type { RoomScreen } from "#lib/rooms/screen/room-screen";
import type { SelfView } from "#lib/rooms/view";
import type { RoomConnection } from "../connection/room-connection.ts";

/** Whether a turn of mine has just ended; `thanked` puts the thanks away. */
export function useOwnTurn(room: RoomConnection, screen: RoomScreen, self: SelfView | null): { ended: boolean; thanked: () => void } {
  const [ended, setEnded] = useState(false);
  const turnId = self?.turnId ?? null;
  const before = useRef<string | null>(null);
  const open = room.getState().voice.microphone === "open";
  const waiting = screen.myTurn?.startedAt === null;

  useEffect(() => {
    if (turnId && open && waiting) void beginTurn({ turnId }).catch(refusalOfFailure);
  }, [turnId, open, waiting]);

  useEffect(() => {
    if (before.current && !turnId) {
      setEnded(self !== null && self.ticket?.state !== "held" && self.out === null);
    }
    if (turnId) setEnded(false);
    before.current = turnId;
  }, [turnId, self]);

  return { ended, thanked: () => setEnded(false) };
}
