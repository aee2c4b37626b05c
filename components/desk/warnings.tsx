"use client";
// What a moderator must know before acting: a lost connection, a locked room, sound that is off. On a wide
// screen they float, so that nothing moves under the pointer; on a phone they stand on the bar and cover nothing.
import { useTranslations } from "next-intl";
import { useRefusal } from "#components/ui/action/refusal";
import { cn } from "#components/ui/class/cn";
import { useDesk } from "./desk-context.tsx";
import { type Warning, warningsOf } from "./desk-view-model.ts";

export function Warnings() {
  const { roomState, view } = useDesk();
  const sentenceOf = useSentence();
  const warnings = warningsOf(roomState, view);
  if (warnings.length === 0) return null;
  return (
    <div className="pointer-events-none relative z-30">
      <div className="flex flex-col gap-2 desk:absolute desk:inset-x-3 desk:bottom-4 desk:mx-auto desk:max-w-[32rem]">
        {warnings.map(({ key, tone, text }) => (
          <p
            key={key}
            role={tone === "fault" ? "alert" : "status"}
            className={cn(
              "pointer-events-auto px-4 py-2.5 text-sm font-semibold desk:rounded-2 desk:shadow-float",
              tone === "fault" ? "bg-bata-soft text-bata-ink" : "bg-kunyit-soft text-kunyit-ink",
            )}
          >
            {sentenceOf(text)}
          </p>
        ))}
      </div>
    </div>
  );
}

function useSentence(): (text: Warning["text"]) => string {
  const state = useTranslations("desk.state");
  const sound = useTranslations("desk.sound");
  const say = useRefusal();
  return (text) => ("state" in text ? state(text.state) : "sound" in text ? sound(text.sound) : say({ code: text.refusal }));
}
