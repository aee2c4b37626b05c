"use client";
// Walks one call from the question to the open microphone: check, accept, three-two-one, publish.
import { useLocale } from "next-intl";
import { useCallback, useEffect, useReducer, useRef } from "react";
import { type MicrophoneCheck, useMicrophoneCheck } from "#components/rooms/microphone/use-microphone-check";
import { carrySound, mayCapture } from "#components/shell/sound";
import { useAction } from "#components/ui/action/use-action";
import { acceptCall, declineCall } from "#lib/rooms/actions";
import { type CallStep, nextStep } from "#lib/rooms/screen/call-steps";
import type { RoomConnection } from "../connection/room-connection.ts";

export type Call = {
  step: CallStep;
  check: MicrophoneCheck;
  trouble: string | null;
  busy: boolean;
  accept: () => void;
  decline: () => void;
  again: () => void;
};

export function useCall(room: RoomConnection, ticketId: string): Call {
  const [step, move] = useReducer(nextStep, { at: "asked" });
  const { check, start, stop } = useMicrophoneCheck();
  const action = useAction();
  const locale = useLocale();
  const opening = useRef(false);

  const accept = useCallback(async () => {
    // This document cannot open a microphone: the room's own page asks again, and its call is still waiting there.
    if (!mayCapture() && !room.getState().voiceOff) {
      carrySound(room.roomId);
      location.assign(`/${locale}/rooms/${room.roomId}`);
      return;
    }
    move({ move: "accept" });
    // Called while the sound was off here, such as after a reload: this tap may start it.
    if (room.getState().entry !== "inside" || room.getState().voice.status === "idle") void room.listen();
    // Without sound here there is nothing to try: the turn itself goes on.
    const trouble = room.getState().voiceOff ? null : await start();
    if (trouble) return move({ move: "trouble", trouble });
    move({ move: "heard" });
    if (await action.run(() => acceptCall({ ticketId }))) return move({ move: "accepted" });
    stop();
    move({ move: "refused" });
  }, [room, locale, start, stop, action.run, ticketId]);

  const open = useCallback(async () => {
    if (opening.current) return;
    opening.current = true;
    stop();
    const isOpen = room.getState().voiceOff !== null || (await room.openMicrophone());
    opening.current = false;
    move({ move: isOpen ? "open" : "lost" });
  }, [room, stop]);

  useEffect(() => {
    if (step.at === "opening") void open();
    if (step.at !== "counting") return;
    const timer = setTimeout(() => move({ move: "second" }), 1000);
    return () => clearTimeout(timer);
  }, [step, open]);

  return {
    step,
    check,
    trouble: action.sentence,
    busy: action.pending,
    accept: () => void accept(),
    decline: () => void action.run(() => declineCall({ ticketId })).then(stop),
    again: () => move({ move: "again" }),
  };
}
