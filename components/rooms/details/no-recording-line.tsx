"use client";
// The line beside every Listen button: nothing is recorded, listeners are not shown to others.
import { ShieldCheck } from "lucide-react";
import { useTranslations } from "next-intl";

export function NoRecordingLine({ className = "" }: { className?: string }) {
  const t = useTranslations("rooms");
  return (
    <p className={`flex items-center justify-center gap-1.5 text-ink-2 text-xs ${className}`}>
      <ShieldCheck className="size-4 shrink-0" aria-hidden="true" strokeWidth={1.9} />
      {t("promise")}
    </p>
  );
}
