"use client";
// The player on pages other than the room's: the playing bar, and the banner when the sound was ended from outside. It is shown wherever
// no screen offers the room's own controls, also when such a screen failed.
import { useEffect, useState, useSyncExternalStore } from "react";
import { useRooms } from "#components/rooms/connection/rooms-context";
import { usePathname } from "#lib/i18n/navigation";
import type { RoomConnection } from "../connection/room-connection.ts";
import { PlayingBar } from "./playing-bar.tsx";
import { RemovedBanner } from "./removed-banner.tsx";

export function MiniPlayer() {
  const { playing } = useRooms();
  const pathname = usePathname();
  const [last, setLast] = useState<RoomConnection | null>(null);
  useEffect(() => {
    if (playing) setLast(playing);
  }, [playing]);
  if (playing) return <Playing room={playing} />;
  // These say themselves why the sound is gone.
  if (!last || pathname.startsWith("/interviews/") || pathname.startsWith(`/rooms/${last.roomId}`)) return null;
  return <RemovedBanner key={last.roomId} room={last} onClose={() => setLast(null)} />;
}

function Playing({ room }: { room: RoomConnection }) {
  const isControlled = useSyncExternalStore(room.subscribe, room.hasControl, () => true);
  return isControlled ? null : <PlayingBar room={room} />;
}
