"use client";
// What every part of the desk reads: the room as it is now, who I am in it, and the sheets that any part may open.
import { createContext, useContext, useSyncExternalStore } from "react";
import { useServerNow } from "#components/rooms/connection/use-room";
import type { RoomState } from "#lib/rooms/screen/room-screen";
import type { ModeratorView, OpenOutcome, PublicView, Snapshot, TurnView } from "#lib/rooms/view";
import type { RoomConnection } from "../rooms/connection/room-connection.ts";
import type { Calls } from "./queue/use-calls.ts";
import type { Lowering } from "./queue/use-lowering.ts";

export type Desk = {
  room: RoomConnection;
  roomState: RoomState;
  snapshot: Snapshot;
  view: PublicView;
  moderators: ModeratorView;
  mySeatId: string | null;
  calls: Calls;
  lowering: Lowering;
  /** The turn the keys belong to; null while nobody speaks. */
  chosenTurn: TurnView | null;
  chooseTurn(turnId: string): void;
  openPerson(seatId: string): void;
  openOutcome(outcome: OpenOutcome): void;
};

export const DeskContext = createContext<Desk | null>(null);

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error("useDesk outside the desk");
  return desk;
}

/** The server's present, epoch milliseconds; the part that calls this is drawn anew every `everyMs`. */
export function useNow(everyMs = 1000): number {
  const { room } = useDesk();
  return useServerNow(room, everyMs) ?? room.serverNow();
}

const wideQuery = "(min-width: 68.75rem)";

/** Three columns, or tabs with the stage pinned on top. */
export function useWide(): boolean {
  return useSyncExternalStore(
    (listener) => {
      const media = matchMedia(wideQuery);
      media.addEventListener("change", listener);
      return () => media.removeEventListener("change", listener);
    },
    () => matchMedia(wideQuery).matches,
    () => true,
  );
}
