"use client";
// Plays an open room where one is: the press starts its sound on this page, and the mini-player leads into the room. Without script,
// or when nobody can enter, it is the way to the room's page.
import { useLocale } from "next-intl";
import { useState, useSyncExternalStore } from "react";
import { useRooms } from "#components/rooms/connection/rooms-context";
import { RoomLink, type RoomLinkProps } from "#components/shell/room-link";
import { carrySound } from "#components/shell/sound";

const loadRoomOf = () => import("../rooms/connection/room-of.ts");

export function PlayLink({ roomId, ...rest }: Omit<RoomLinkProps, "to" | "onClick">) {
  const { known } = useRooms();
  const locale = useLocale();
  const [isStarting, setIsStarting] = useState(false);
  const entry = useSyncExternalStore(known.subscribe, () => known.find(roomId)?.getState().entry ?? "outside", outside);
  const preload = () => void loadRoomOf().then(({ roomOf }) => roomOf(known, roomId).preload(), later);
  const play = async () => {
    setIsStarting(true);
    const { roomOf } = await loadRoomOf();
    const room = roomOf(known, roomId);
    await room.listen();
    return room.getState().entry === "inside";
  };
  const playOrEnter = async () => {
    const isPlaying = await play().catch(() => false);
    setIsStarting(false);
    if (isPlaying) return;
    // The room's page says why nobody can enter.
    carrySound(roomId);
    location.assign(`/${locale}/rooms/${roomId}`);
  };
  return (
    // What a button around it hands on comes first: it has no press of its own.
    <RoomLink
      {...rest}
      roomId={roomId}
      aria-busy={isStarting || entry === "entering" || undefined}
      onPointerDown={preload}
      onFocus={preload}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0 || entry === "inside") return;
        event.preventDefault();
        if (entry === "outside" && !isStarting) void playOrEnter();
      }}
    />
  );
}

const outside = () => "outside" as const;
/** What did not load is loaded by the press. */
const later = () => undefined;
