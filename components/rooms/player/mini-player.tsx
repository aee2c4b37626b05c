"use client";
// Where the room is heard on every other page: the playing bar, and a word when the sound was taken away. It comes wherever no screen
// offers the room's own controls, also when such a screen broke.
import { useEffect, useState, useSyncExternalStore } from "react";
import { useRooms } from "#components/rooms/connection/rooms-context";
import { usePathname } from "#lib/i18n/navigation";
import type { Listening } from "../connection/room-connection.ts";
import { PlayingBar } from "./playing-bar.tsx";
import { PutOutBar } from "./removed-banner.tsx";

export function MiniPlayer() {
  const { playing } = useRooms();
  const pathname = usePathname();
  const [last, setLast] = useState<Listening | null>(null);
  useEffect(() => {
    if (playing) setLast(playing);
  }, [playing]);
  if (playing) return <Playing room={playing} />;
  // These say themselves why the sound is gone.
  if (!last || pathname.startsWith("/interviews/") || pathname.startsWith(`/rooms/${last.roomId}`)) return null;
  return <PutOutBar key={last.roomId} room={last} onClose={() => setLast(null)} />;
}

function Playing({ room }: { room: Listening }) {
  const isControlled = useSyncExternalStore(room.subscribe, room.hasControl, () => true);
  return isControlled ? null : <PlayingBar room={room} />;
}
