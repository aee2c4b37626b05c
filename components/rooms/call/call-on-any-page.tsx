"use client";
// A call is shown on any page of the site; accepting it leads back to the room.
import { useEffect, useRef, useSyncExternalStore } from "react";
import { usePathname, useRouter } from "#lib/i18n/navigation";
import type { RoomConnection } from "../connection/room-connection.ts";
import { CurrentCall } from "./current-call.tsx";

export function CallOnAnyPage({ room }: { room: RoomConnection }) {
  const { snapshot } = useSyncExternalStore(room.subscribe, room.getState, room.getState);
  const self = snapshot?.self ?? null;
  const onStage = self?.ticket?.state === "on_stage";
  const path = `/rooms/${room.roomId}`;
  const isThere = usePathname().startsWith(path);
  const router = useRouter();
  const wasOnStage = useRef(onStage);
  useEffect(() => {
    // Only the step onto the stage leads there: whoever walks on from the stage stays where they went.
    const isNew = onStage && !wasOnStage.current;
    wasOnStage.current = onStage;
    if (isNew && !isThere && room.getState().entry === "inside") router.push(path);
  }, [onStage, isThere, room, router, path]);
  return self && !self.out ? <CurrentCall self={self} room={room} /> : null;
}
