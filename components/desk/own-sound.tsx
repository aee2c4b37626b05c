"use client";
// The moderator's own sound: coming in, opening the microphone, muting it by one key.
import { Headphones, Lock, Mic, MicOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { useControl } from "#components/rooms/connection/use-room";
import { Button } from "#components/ui/button";
import { Chip } from "#components/ui/chip";
import { Kbd } from "#components/ui/kbd";
import { useDesk } from "./desk-context.tsx";
import { ownSound } from "./desk-view-model.ts";
import { printedKeys } from "./shortcuts/shortcuts.ts";
import { useShortcuts } from "./shortcuts/use-shortcuts.ts";

/** `size` follows the place: small in the header, large in the bar at the bottom. */
export function OwnSound({ size }: { size: "sm" | "md" }) {
  const t = useTranslations("desk.sound");
  const { room, roomState, view } = useDesk();
  const sound = ownSound(roomState, view.phase, {
    enter: () => void room.listen(),
    mute: () => void room.voice()?.mute(),
    unmute: () => void room.voice()?.unmute(),
    openMicrophone: () => void room.voice()?.openMicrophone(),
  });
  useControl(room);
  useShortcuts(sound.at === "microphone" && sound.toggle ? { ownMicrophone: sound.toggle } : {});
  switch (sound.at) {
    case "none":
      return null;
    case "outside":
      return (
        <Button
          size={size}
          variant="main"
          aria-busy={!sound.enter}
          disabled={!sound.enter}
          onPointerDown={room.preload}
          onClick={sound.enter}
        >
          <Headphones aria-hidden strokeWidth={1.9} />
          {t(sound.word)}
        </Button>
      );
    case "connecting":
      return (
        <Button size={size} aria-busy>
          {t("joining")}
        </Button>
      );
    case "locked":
      return (
        <Chip tone="danger" title={t("locked")}>
          <Lock aria-hidden strokeWidth={1.9} />
          {t("mine")}
        </Chip>
      );
    case "microphone":
      return (
        <Button
          size={size}
          variant={sound.isOpen ? "mine" : "plain"}
          aria-pressed={sound.isOpen}
          aria-busy={!sound.toggle}
          onClick={sound.toggle}
        >
          {sound.isOpen ? <Mic aria-hidden strokeWidth={1.9} /> : <MicOff aria-hidden strokeWidth={1.9} />}
          {t(sound.word)}
          <Kbd>{printedKeys.ownMicrophone}</Kbd>
        </Button>
      );
  }
}
