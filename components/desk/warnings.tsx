"use client";
// What a moderator must know before acting: a lost connection, a locked room, sound that is off. On a wide
// screen they float, so that nothing moves under the pointer; on a phone they stand on the bar and cover nothing.
import { useTranslations } from "next-intl";
import { cn } from "#components/ui/cn";
import { useRefusal } from "#components/ui/refusal";
import { isRefusalCode } from "#lib/contexts";
import { manyFailures, unsupported, voiceComing } from "#lib/platform/voice/state";
import { useDesk } from "./desk-context.tsx";

type Line = { key: string; tone: "fault" | "warn"; text: string };

export function Warnings() {
  const lines = useLines();
  if (lines.length === 0) return null;
  return (
    <div className="pointer-events-none relative z-30">
      <div className="flex flex-col gap-2 desk:absolute desk:inset-x-3 desk:bottom-4 desk:mx-auto desk:max-w-[32rem]">
        {lines.map((line) => (
          <p
            key={line.key}
            role={line.tone === "fault" ? "alert" : "status"}
            className={cn(
              "pointer-events-auto px-4 py-2.5 text-sm font-semibold desk:rounded-2 desk:shadow-float",
              line.tone === "fault" ? "bg-bata-soft text-bata-ink" : "bg-kunyit-soft text-kunyit-ink",
            )}
          >
            {line.text}
          </p>
        ))}
      </div>
    </div>
  );
}

function useLines(): Line[] {
  const state = useTranslations("desk.state");
  const sound = useTranslations("desk.sound");
  const say = useRefusal();
  const { view, roomState } = useDesk();
  const { voice, entry, voiceOff, refusal } = roomState;
  const lines: Line[] = [];
  const add = (key: string, tone: Line["tone"], text: string) => lines.push({ key, tone, text });
  if (roomState.stream === "lost") add("lost", "fault", state("lost"));
  if (view.locked && view.phase === "open") add("locked", "fault", state("locked"));
  if (view.phase === "backstage" || view.phase === "open") {
    if (voiceOff) add("voiceOff", "warn", sound(voiceOff === voiceComing ? "coming" : "unavailable"));
    else if (entry === "outside") add("sound", "warn", refusal && isRefusalCode(refusal) ? say({ code: refusal }) : sound("off"));
    else if (voice.refusal === unsupported) add("sound", "warn", sound("unsupported"));
    else if (voice.failures >= manyFailures) add("sound", "fault", sound("unreachable"));
    else if (voice.status === "failed") add("sound", "fault", sound("failed"));
    else if (voice.status === "reconnecting") add("sound", "warn", sound("reconnecting"));
    if (voice.microphone === "denied") add("microphone", "warn", sound("denied"));
    if (voice.microphone === "lost") add("microphone", "warn", sound("lost"));
  }
  return lines;
}
