"use client";
// The buttons of an interview: mute, a few minutes more, and the end.
import { Mic, MicOff, PhoneOff, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "#components/ui/button";
import type { VoiceState } from "#lib/platform/voice/browser";

export type InterviewBarProps = {
  /** To the desk without ending the talk; absent for those who did not come from there. */
  back: ReactNode;
  microphone: VoiceState["microphone"];
  onToggle: (() => void) | undefined;
  onOpen: (() => void) | undefined;
  onExtend: (() => void) | undefined;
  onEnd: () => void;
};

export function InterviewBar({ back, microphone, onToggle, onOpen, onExtend, onEnd }: InterviewBarProps) {
  const t = useTranslations("interview");
  const open = microphone === "open";
  return (
    <footer className="flex shrink-0 flex-col gap-2 border-line border-t bg-card px-3 pt-3 pb-[max(0.875rem,env(safe-area-inset-bottom))] sm:mb-4 sm:rounded-3 sm:border">
      <div className="flex gap-2">
        <Button
          variant={open ? "mine" : "turn"}
          size="big"
          className="min-w-0 flex-1 px-3"
          onClick={onToggle ?? onOpen}
          disabled={microphone === "opening"}
          aria-keyshortcuts="M"
          aria-pressed={onToggle ? !open : undefined}
        >
          {open ? <Mic aria-hidden="true" /> : <MicOff aria-hidden="true" />}
          <span className="truncate">
            {microphone === "opening" ? t("act.opening") : open ? t("act.mute") : onToggle ? t("act.unmute") : t("act.open")}
          </span>
        </Button>
        {onExtend && (
          <Button size="big" className="px-4" onClick={onExtend}>
            <Plus aria-hidden="true" />
            {t("act.extend")}
          </Button>
        )}
      </div>
      <div className="flex gap-2 [&>*]:min-w-0 [&>*]:flex-1">
        {back}
        <Button variant="danger" onClick={onEnd}>
          <PhoneOff aria-hidden="true" />
          {t("act.leave")}
        </Button>
      </div>
    </footer>
  );
}
