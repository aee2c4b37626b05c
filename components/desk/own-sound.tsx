"use client";
// The moderator's own sound: coming in, opening the microphone, muting it by one key.
import { Headphones, Lock, Mic, MicOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { useControl } from "#components/rooms/connection/use-room";
import { Button } from "#components/ui/button";
import { Chip } from "#components/ui/chip";
import { Kbd } from "#components/ui/kbd";
import { unsupported } from "#lib/platform/voice/state";
import { useDesk } from "./desk-context.tsx";
import { printedKeys } from "./shortcuts/shortcuts.ts";
import { useShortcuts } from "./shortcuts/use-shortcuts.ts";

/** `size` follows the place: small in the header, large in the bar at the bottom. */
export function OwnSound({ size }: { size: "sm" | "md" }) {
  const t = useTranslations("desk.sound");
  const { room, roomState, snapshot, view } = useDesk();
  const { entry, voice, voiceOff } = roomState;
  const isOn = entry === "inside" && !voiceOff && (voice.status === "live" || voice.status === "reconnecting");
  const isLocked = snapshot.self?.locked ?? false;
  const microphone = isOn && !isLocked ? voice.microphone : null;
  const toggle = () => {
    const own = room.voice();
    if (!own) return;
    if (microphone === "open") void own.mute();
    else if (microphone === "muted") void own.unmute();
    else if (microphone !== "opening") void own.openMicrophone();
  };
  useControl(room);
  useShortcuts(microphone && microphone !== "opening" ? { ownMicrophone: toggle } : {});

  if (view.phase === "ended" || view.phase === "scheduled" || voiceOff || voice.refusal === unsupported) return null;
  if (entry !== "inside" || voice.status === "failed" || voice.needsTap) {
    const isEntering = entry === "entering" || voice.status === "connecting";
    const word = isEntering ? "joining" : voice.needsTap ? "tap" : voice.status === "failed" ? "again" : "join";
    return (
      <Button
        size={size}
        variant="main"
        aria-busy={isEntering}
        disabled={isEntering}
        onPointerDown={room.preload}
        onClick={() => void room.listen()}
      >
        <Headphones aria-hidden strokeWidth={1.9} />
        {t(word)}
      </Button>
    );
  }
  if (!isOn) {
    return (
      <Button size={size} aria-busy>
        {t("joining")}
      </Button>
    );
  }
  if (isLocked) {
    return (
      <Chip tone="danger" title={t("locked")}>
        <Lock aria-hidden strokeWidth={1.9} />
        {t("mine")}
      </Chip>
    );
  }
  const isOpen = microphone === "open";
  const word = isOpen ? "mute" : microphone === "muted" ? "unmute" : microphone === "opening" ? "opening" : "openMicrophone";
  return (
    <Button size={size} variant={isOpen ? "mine" : "plain"} aria-pressed={isOpen} aria-busy={microphone === "opening"} onClick={toggle}>
      {isOpen ? <Mic aria-hidden strokeWidth={1.9} /> : <MicOff aria-hidden strokeWidth={1.9} />}
      {t(word)}
      <Kbd>{printedKeys.ownMicrophone}</Kbd>
    </Button>
  );
}
