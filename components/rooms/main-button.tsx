"use client";
// The one large control of the room, whatever it is at the moment. An act that is not given is not offered.
import { Hand, Headphones, Lock, Mic, MicOff, RotateCw } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "#components/ui/button";
import type { MainControl } from "#lib/rooms/screen/room-screen";

export type MainActs = {
  listen?: (() => void) | undefined;
  comeBack?: (() => void) | undefined;
  warm?: (() => void) | undefined;
  signIn?: (() => void) | undefined;
  raise?: (() => void) | undefined;
  lower?: ((ticketId: string) => void) | undefined;
  openMicrophone?: (() => void) | undefined;
  mute?: (() => void) | undefined;
  unmute?: (() => void) | undefined;
};

type Look = { variant: "main" | "turn" | "mine" | "plain"; icon: ReactNode; act: (() => void) | undefined; busy?: boolean };

const icons = {
  hand: <Hand aria-hidden="true" />,
  headphones: <Headphones aria-hidden="true" />,
  mic: <Mic aria-hidden="true" />,
  micOff: <MicOff aria-hidden="true" />,
  lock: <Lock aria-hidden="true" />,
  again: <RotateCw aria-hidden="true" />,
};

function lookOf(main: MainControl, acts: MainActs): Look | null {
  switch (main.kind) {
    case "listen":
      return { variant: "main", icon: icons.headphones, act: acts.listen };
    case "return":
      return { variant: "turn", icon: icons.mic, act: acts.comeBack };
    case "entering":
      return { variant: "main", icon: icons.headphones, act: undefined, busy: true };
    case "start_sound":
      return { variant: "turn", icon: icons.headphones, act: acts.listen };
    case "sound_again":
      return { variant: "main", icon: icons.again, act: acts.listen };
    case "sign_in":
      return { variant: "main", icon: icons.hand, act: acts.signIn };
    case "raise":
      return { variant: "main", icon: icons.hand, act: acts.raise };
    case "hands_closed":
      return { variant: "plain", icon: icons.hand, act: undefined };
    case "lower":
      return { variant: "mine", icon: icons.hand, act: acts.lower && (() => acts.lower?.(main.ticketId)) };
    case "answer":
      return { variant: "turn", icon: icons.hand, act: undefined };
    case "open_microphone":
      return { variant: "turn", icon: icons.mic, act: acts.openMicrophone };
    case "opening":
      return { variant: "turn", icon: icons.mic, act: undefined, busy: true };
    case "mute":
      return { variant: "mine", icon: icons.mic, act: acts.mute };
    case "unmute":
      return { variant: "turn", icon: icons.micOff, act: acts.unmute };
    case "locked":
      return { variant: "plain", icon: icons.lock, act: undefined };
    case "none":
      return null;
  }
}

export function MainButton({ main, acts, className = "" }: { main: MainControl; acts: MainActs; className?: string }) {
  const t = useTranslations("rooms");
  const look = lookOf(main, acts);
  if (!look || main.kind === "none") return <span className="flex-1" />;
  const listens = main.kind === "listen" || main.kind === "return";
  return (
    <Button
      variant={look.variant}
      size="big"
      className={`min-w-0 flex-1 px-1.5 text-md sm:text-lg ${className}`}
      onClick={look.act}
      onPointerDown={listens ? acts.warm : undefined}
      onFocus={listens ? acts.warm : undefined}
      disabled={!look.act}
      aria-busy={look.busy}
      aria-pressed={main.kind === "unmute" ? true : main.kind === "mute" ? false : undefined}
      aria-keyshortcuts={
        main.kind === "mute" || main.kind === "unmute" ? "M" : main.kind === "raise" || main.kind === "lower" ? "H" : undefined
      }
    >
      {look.icon}
      <span className="truncate">{t(`main.${main.kind}`)}</span>
    </Button>
  );
}
