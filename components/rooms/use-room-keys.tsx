"use client";
// The keys of the room: M for the microphone, H for the hand. They rest while somebody types or a dialog asks.
import { useEffect } from "react";

export function useRoomKeys({
  onMicrophone,
  onHand,
}: {
  onMicrophone?: (() => void) | undefined;
  onHand?: (() => void) | undefined;
}): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
      const at = event.target as HTMLElement | null;
      if (at?.closest("input, textarea, select, dialog, [contenteditable]")) return;
      const act = { m: onMicrophone, h: onHand }[event.key.toLowerCase()];
      if (!act) return;
      event.preventDefault();
      act();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [onMicrophone, onHand]);
}
