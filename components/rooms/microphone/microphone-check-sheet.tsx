"use client";
// Trying the microphone before the turn comes. It opens only on this device, and closes with the sheet.
import { Headphones, Mic, ShieldCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { Button } from "#components/ui/button";
import { Sheet } from "#components/ui/sheet";
import { HearMyself } from "./hear-myself.tsx";
import { MicrophoneHelp } from "./microphone-help.tsx";
import { MicrophoneLevel } from "./microphone-level.tsx";
import { useMicrophoneCheck } from "./use-microphone-check.tsx";

export function MicrophoneCheckSheet({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useTranslations("rooms");
  const { check, start, stop } = useMicrophoneCheck();
  useEffect(() => {
    if (!open) stop();
  }, [open, stop]);
  return (
    <Sheet open={open} onClose={onClose} title={t("microphone.title")}>
      <div className="flex flex-col gap-4">
        <p className="text-ink-2 text-sm">{t("microphone.intro")}</p>
        {check.at === "open" && <MicrophoneLevel level={check.level} />}
        {check.at === "open" && <HearMyself stream={check.stream} />}
        {check.at === "trouble" && <MicrophoneHelp trouble={check.trouble} />}
        <ul className="flex flex-col gap-2 text-ink-2 text-sm">
          <li className="flex gap-2">
            <ShieldCheck className="mt-0.5 size-4 shrink-0" aria-hidden="true" />
            {t("microphone.stays")}
          </li>
          <li className="flex gap-2">
            <Headphones className="mt-0.5 size-4 shrink-0" aria-hidden="true" />
            {t("microphone.headphones")}
          </li>
        </ul>
        {check.at === "open" ? (
          <Button variant="main" className="w-full" onClick={onClose}>
            {t("microphone.done")}
          </Button>
        ) : (
          <Button variant="main" className="w-full" onClick={() => void start()} disabled={check.at === "opening"}>
            <Mic aria-hidden="true" />
            {check.at === "trouble" ? t("microphone.again") : t("microphone.start")}
          </Button>
        )}
      </div>
    </Sheet>
  );
}
