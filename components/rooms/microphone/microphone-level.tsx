"use client";
// How loud this microphone hears me, drawn as a row of bars; nothing of it leaves the device.
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";

const bars = Array.from({ length: 14 }, (_, at) => ({ at, key: `bar-${at}` }));
/** From here on somebody is surely speaking. */
const clearLevel = 0.12;

export function MicrophoneLevel({ level, onHeard }: { level: () => number; onHeard?: () => void }) {
  const t = useTranslations("rooms");
  const [now, setNow] = useState(0);
  const [heard, setHeard] = useState(false);
  useEffect(() => {
    const timer = setInterval(() => {
      const value = level();
      setNow(value);
      if (value > clearLevel) setHeard(true);
    }, 80);
    return () => clearInterval(timer);
  }, [level]);
  useEffect(() => {
    if (heard) onHeard?.();
  }, [heard, onHeard]);
  const lit = Math.min(bars.length, Math.round(Math.sqrt(now) * bars.length * 1.2));
  return (
    <div>
      <svg viewBox={`0 0 ${bars.length * 12} 28`} className="h-9 w-full max-w-[20rem] rtl:-scale-x-100" aria-hidden="true">
        {bars.map(({ at: bar, key }) => (
          <rect
            key={key}
            x={bar * 12 + 2}
            y={bar < lit ? 2 : 8}
            width={7}
            height={bar < lit ? 24 : 12}
            rx={3.5}
            className={bar < lit ? "fill-leaf in-data-stage:fill-kunyit" : "fill-line"}
          />
        ))}
      </svg>
      <p className="mt-1 text-sm" role="status">
        {heard ? t("microphone.heard") : t("microphone.speak")}
      </p>
    </div>
  );
}
