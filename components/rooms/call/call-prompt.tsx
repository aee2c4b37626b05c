"use client";
// "You are called": a question with twenty seconds, what speaking means, the microphone heard first, then three, two, one.
import { Mic } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useServerNow } from "#components/rooms/connection/use-room";
import { MicrophoneHelp } from "#components/rooms/microphone/microphone-help";
import { MicrophoneLevel } from "#components/rooms/microphone/microphone-level";
import { Batik } from "#components/ui/batik";
import { Button } from "#components/ui/button";
import { Notice } from "#components/ui/notice";
import { PromptDialog } from "#components/ui/prompt-dialog";
import { TurnRing } from "#components/ui/turn-ring";
import { coversRoom } from "#lib/rooms/screen/call-steps";
import { secondsUntil } from "#lib/rooms/screen/turn-clock";
import type { MyTicket, SelfView } from "#lib/rooms/view";
import type { RoomConnection } from "../connection/room-connection.ts";
import { useCall } from "./use-call.tsx";

/** Seconds a call waits for its answer. */
const callSeconds = 20;

export function CallPrompt({ ticket, self, room }: { ticket: MyTicket; self: SelfView; room: RoomConnection }) {
  const t = useTranslations("rooms");
  const format = useFormatter();
  const now = useServerNow(room, 500);
  const call = useCall(room, ticket.ticketId);
  const { step, check } = call;
  const asking = step.at === "asked" || step.at === "checking" || step.at === "trouble";
  // Locked on the way up, there is nothing to open: the room behind says so and why.
  if (self.locked || !coversRoom(step) || (asking && ticket.state !== "called")) return null;
  const rest = now === null ? callSeconds : (secondsUntil(ticket.until, now) ?? callSeconds);
  return (
    <PromptDialog
      title={
        asking ? t("call.title") : step.at === "counting" ? t("call.soon") : step.at === "failed" ? t("call.failed") : t("call.opening")
      }
    >
      <TurnRing left={asking ? Math.min(1, rest / callSeconds) : 1} px={step.at === "trouble" ? 96 : 172} last={step.at === "counting"}>
        {step.at === "counting" ? (
          <span className="scale-200 font-extrabold text-3xl text-kunyit tabular-nums" aria-live="assertive">
            <span translate="no">{format.number(step.count)}</span>
          </span>
        ) : (
          <Batik seed={self.seed} px={step.at === "trouble" ? 64 : 128} shape="round" />
        )}
      </TurnRing>
      {asking && (
        <p className="text-ink-2 text-sm tabular-nums" role="timer">
          {t("call.rest", { seconds: rest })}
        </p>
      )}
      <p className="font-semibold text-lg">{t("call.as", { name: self.name })}</p>
      {/* The way back to a microphone and both answers fit on a small phone: what was agreed to need not be read again. */}
      {asking && step.at !== "trouble" && <p className="max-w-[36ch] text-ink-2">{t("call.consent")}</p>}
      {check.at === "open" && <MicrophoneLevel level={check.level} />}
      {step.at === "trouble" && <MicrophoneHelp trouble={step.trouble} />}
      {call.trouble && <Notice tone="fault" title={call.trouble} className="text-start" />}
      {asking && (
        <div className="flex w-full max-w-[22rem] flex-col gap-2.5">
          <Button
            variant="main"
            size="big"
            onClick={call.accept}
            disabled={call.busy || step.at === "checking"}
            aria-busy={step.at === "checking"}
            autoFocus
          >
            <Mic aria-hidden="true" />
            {step.at === "checking" ? t("call.checking") : step.at === "trouble" ? t("microphone.again") : t("call.accept")}
          </Button>
          <Button size="big" onClick={call.decline} disabled={call.busy}>
            {t("call.decline")}
          </Button>
          <p className="text-ink-2 text-xs">{t("call.kept")}</p>
        </div>
      )}
      {step.at === "failed" && (
        <Button variant="main" size="big" onClick={call.again}>
          {t("call.again")}
        </Button>
      )}
      {(step.at === "accepting" || step.at === "opening") && (
        <p role="status" className="text-ink-2">
          {t("stage.joining")}
        </p>
      )}
    </PromptDialog>
  );
}
