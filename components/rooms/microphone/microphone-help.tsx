"use client";
// What to do when the browser refuses the microphone: the steps for this browser.
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Notice } from "#components/ui/notice";
import type { MicrophoneTrouble } from "#lib/rooms/screen/call-steps";

type Browser = "chrome" | "safari" | "firefox" | "other";

function browserOf(agent: string): Browser {
  if (/firefox|fxios/i.test(agent)) return "firefox";
  if (/chrome|crios|edg/i.test(agent)) return "chrome";
  return /safari/i.test(agent) ? "safari" : "other";
}

export function MicrophoneHelp({ trouble }: { trouble: MicrophoneTrouble }) {
  const t = useTranslations("rooms");
  const [browser, setBrowser] = useState<Browser>("other");
  useEffect(() => setBrowser(browserOf(navigator.userAgent)), []);
  return (
    <Notice tone="warn" className="text-start" title={t(`microphone.trouble.${trouble}`)}>
      {trouble === "denied" ? t(`microphone.help.${browser}`) : t(`microphone.fix.${trouble}`)}
    </Notice>
  );
}
