"use client";
// The keys of the room: M for the microphone, H for the hand, on keyboards of any layout. They rest while somebody types or a dialog asks.
import { useEffect } from "react";
import { letterOf } from "#components/ui/key-letter";

export function useRoomKeys({
  onMicrophone,
  onHand,
}: {
  onMicrophone?: (() => void) | undefined;
  onHand?: (() => void) | undefined;
}): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.isComposing) return;
      const at = event.target as HTMLElement | null;
      if (document.querySelector("dialog[open]") || at?.closest("input, textarea, select, [contenteditable]")) return;
      const letter = letterOf(event);
      const act = letter === "m" ? onMicrophone : letter === "h" ? onHand : undefined;
      if (!act) return;
      event.preventDefault();
      act();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [onMicrophone, onHand]);
}
