"use client";
// Hearing one's own microphone a second later, on this device: sound that is only delayed, never kept.
import { Volume2, VolumeX } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Button } from "#components/ui/button";

const delaySeconds = 1;

export function HearMyself({ stream }: { stream: MediaStream }) {
  const t = useTranslations("rooms");
  const [on, setOn] = useState(false);
  useEffect(() => {
    if (!on) return;
    const context = new AudioContext();
    const delay = new DelayNode(context, { delayTime: delaySeconds, maxDelayTime: delaySeconds });
    context.createMediaStreamSource(stream).connect(delay).connect(context.destination);
    return () => void context.close();
  }, [on, stream]);
  return (
    <Button className="w-full" aria-pressed={on} onClick={() => setOn(!on)}>
      {on ? <VolumeX aria-hidden="true" /> : <Volume2 aria-hidden="true" />}
      {on ? t("microphone.hush") : t("microphone.hearMyself")}
    </Button>
  );
}
