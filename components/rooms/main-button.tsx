"use client";
// The one large control of the room, whatever it is at the moment. An action that is absent is not offered.
import { Hand, Headphones, Lock, Mic, MicOff, RotateCw } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "#components/ui/button";
import type { MainControl } from "#lib/rooms/screen/room-screen";
import type { MainActions } from "./room-view-model.ts";

type ButtonLook = { variant: "main" | "turn" | "mine" | "plain"; icon: ReactNode; press: (() => void) | undefined; busy?: boolean };

const icons = {
  hand: <Hand aria-hidden="true" />,
  headphones: <Headphones aria-hidden="true" />,
  mic: <Mic aria-hidden="true" />,
  micOff: <MicOff aria-hidden="true" />,
  lock: <Lock aria-hidden="true" />,
  again: <RotateCw aria-hidden="true" />,
};

function lookOf(main: MainControl, actions: MainActions): ButtonLook | null {
  switch (main.kind) {
    case "listen":
      return { variant: "main", icon: icons.headphones, press: actions.listen };
    case "return":
      return { variant: "turn", icon: icons.mic, press: actions.comeBack };
    case "entering":
      return { variant: "main", icon: icons.headphones, press: undefined, busy: true };
    case "start_sound":
      return { variant: "turn", icon: icons.headphones, press: actions.listen };
    case "sound_again":
      return { variant: "main", icon: icons.again, press: actions.listen };
    case "sign_in":
      return { variant: "main", icon: icons.hand, press: actions.signIn };
    case "raise":
      return { variant: "main", icon: icons.hand, press: actions.raise };
    case "hands_closed":
      return { variant: "plain", icon: icons.hand, press: undefined };
    case "lower":
      return { variant: "mine", icon: icons.hand, press: actions.lower && (() => actions.lower?.(main.ticketId)) };
    case "answer":
      return { variant: "turn", icon: icons.hand, press: undefined };
    case "open_microphone":
      return { variant: "turn", icon: icons.mic, press: actions.openMicrophone };
    case "opening":
      return { variant: "turn", icon: icons.mic, press: undefined, busy: true };
    case "mute":
      return { variant: "mine", icon: icons.mic, press: actions.mute };
    case "unmute":
      return { variant: "turn", icon: icons.micOff, press: actions.unmute };
    case "locked":
      return { variant: "plain", icon: icons.lock, press: undefined };
    case "none":
      return null;
  }
}

export function MainButton({ main, actions, className = "" }: { main: MainControl; actions: MainActions; className?: string }) {
  const t = useTranslations("rooms");
  const look = lookOf(main, actions);
  if (!look || main.kind === "none") return <span className="flex-1" />;
  const listens = main.kind === "listen" || main.kind === "return";
  return (
    <Button
      variant={look.variant}
      size="big"
      className={`min-w-0 flex-1 px-1.5 text-md sm:text-lg ${className}`}
      onClick={look.press}
      onPointerDown={listens ? actions.preload : undefined}
      onFocus={listens ? actions.preload : undefined}
      disabled={!look.press}
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
