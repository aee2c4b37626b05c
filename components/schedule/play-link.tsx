"use client";
// Plays an open room where one is: the press starts its sound on this page, and the mini-player leads into the room. Without script,
// or when the door is shut, it is the way to the room's page.
import { useLocale } from "next-intl";
import { useSyncExternalStore } from "react";
import { useRooms } from "#components/rooms/connection/rooms-context";
import { RoomLink, type RoomLinkProps } from "#components/shell/room-link";
import { carrySound } from "#components/shell/sound";

export function PlayLink({ roomId, ...rest }: Omit<RoomLinkProps, "to" | "onClick">) {
  const { of } = useRooms();
  const locale = useLocale();
  const room = of(roomId);
  const { entry } = useSyncExternalStore(room.subscribe, room.getState, room.getState);
  const play = async () => {
    await room.listen();
    if (room.getState().entry === "inside") return;
    // The room's page says why the door is shut.
    carrySound(roomId);
    location.assign(`/${locale}/rooms/${roomId}`);
  };
  return (
    // What a button around it hands on comes first: it has no press of its own.
    <RoomLink
      {...rest}
      roomId={roomId}
      aria-busy={entry === "entering" || undefined}
      onPointerDown={room.preload}
      onFocus={room.preload}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0 || entry === "inside") return;
        event.preventDefault();
        if (entry === "outside") void play();
      }}
    />
  );
}
