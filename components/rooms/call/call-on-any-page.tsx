"use client";
// A call finds its person wherever they are on the site: the question covers any page, and accepting leads back to the room.
import { useEffect, useRef, useSyncExternalStore } from "react";
import { usePathname, useRouter } from "#lib/i18n/navigation";
import type { Listening } from "../connection/room-connection.ts";
import { Calls } from "./current-call.tsx";

export function CallWatch({ room }: { room: Listening }) {
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
    if (isNew && !isThere && room.getState().door === "inside") router.push(path);
  }, [onStage, isThere, room, router, path]);
  return self && !self.out ? <Calls self={self} room={room} /> : null;
}
