"use client";
// "You are called": a question with twenty seconds, what speaking means, the microphone heard first, then three, two, one.
import { Mic } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useServerNow } from "#components/rooms/connection/use-room";
import { MicrophoneHelp } from "#components/rooms/microphone/microphone-help";
import { MicrophoneLevel } from "#components/rooms/microphone/microphone-level";
import { RoomRadar } from "#components/rooms/radar/room-radar";
import { PromptDialog } from "#components/ui/action/prompt-dialog";
import { Batik } from "#components/ui/brand/batik";
import { Button } from "#components/ui/button";
import { Notice } from "#components/ui/notice";
import { TurnRing } from "#components/ui/time/turn-ring";
import type { MyTicket, SelfView } from "#lib/rooms/view";
import type { RoomConnection } from "../connection/room-connection.ts";
import { callViewModel } from "./call-view-model.ts";
import { useCall } from "./use-call.tsx";

export function CallPrompt({ ticket, self, room }: { ticket: MyTicket; self: SelfView; room: RoomConnection }) {
  const t = useTranslations("rooms");
  const format = useFormatter();
  const now = useServerNow(room, 500);
  const call = useCall(room, ticket.ticketId);
  const { step, check } = call;
  const prompt = callViewModel({ step, ticket, isLocked: self.locked, isPending: call.busy, now }, call);
  if (!prompt) return null;
  const { answer, count, isSmall, trouble } = prompt;
  return (
    <PromptDialog title={t(`call.${prompt.title}`)}>
      <TurnRing left={prompt.left} px={isSmall ? 96 : 172} last={count !== null}>
        {count !== null ? (
          <span className="scale-200 font-extrabold text-3xl text-kunyit tabular-nums" aria-live="assertive">
            <span translate="no">{format.number(count)}</span>
          </span>
        ) : (
          <Batik seed={self.seed} px={isSmall ? 64 : 128} shape="round" />
        )}
      </TurnRing>
      {answer && (
        <p className="text-ink-2 text-sm tabular-nums" role="timer">
          {t("call.rest", { seconds: answer.secondsLeft })}
        </p>
      )}
      <p className="font-semibold text-lg">{t("call.as", { name: self.name })}</p>
      {answer?.showsConsent && <p className="max-w-[36ch] text-ink-2">{t("call.consent")}</p>}
      {answer && <RoomRadar room={room} before="speaking" />}
      {check.at === "open" && <MicrophoneLevel level={check.level} />}
      {trouble && <MicrophoneHelp trouble={trouble} />}
      {call.trouble && <Notice tone="fault" title={call.trouble} className="text-start" />}
      {answer && (
        <div className="flex w-full max-w-[22rem] flex-col gap-2.5">
          <Button variant="main" size="big" onClick={answer.accept} disabled={!answer.accept} aria-busy={answer.isChecking} autoFocus>
            <Mic aria-hidden="true" />
            {answer.isChecking ? t("call.checking") : trouble ? t("microphone.again") : t("call.accept")}
          </Button>
          <Button size="big" onClick={answer.decline} disabled={!answer.decline}>
            {t("call.decline")}
          </Button>
          <p className="text-ink-2 text-xs">{t("call.kept")}</p>
        </div>
      )}
      {prompt.again && (
        <Button variant="main" size="big" onClick={prompt.again}>
          {t("call.again")}
        </Button>
      )}
      {prompt.isJoining && (
        <p role="status" className="text-ink-2">
          {t("stage.joining")}
        </p>
      )}
    </PromptDialog>
  );
}
