"use client";
// The consent before an interview: what entering opens, and the link back.
import { Mic } from "lucide-react";
import { useTranslations } from "next-intl";
import { useIsRefusal, useRefusal } from "#components/ui/action/refusal";
import { Button } from "#components/ui/button";
import type { InterviewPage } from "#lib/rooms/page-view";
import { BackToForum } from "./back-to-forum.tsx";

export function InterviewConsent({
  page,
  busy,
  refusal,
  onPreload,
  onEnter,
}: {
  page: InterviewPage;
  busy: boolean;
  refusal: string | null;
  onPreload: () => void;
  onEnter: () => void;
}) {
  const t = useTranslations("interview");
  const say = useRefusal();
  const isRefusal = useIsRefusal();
  const sentence = refusal && (isRefusal(refusal) ? say({ code: refusal }) : t("sound.failed"));
  return (
    <div className="flex shrink-0 flex-col gap-3 border-line border-t bg-card px-4 pt-4 pb-[max(1rem,env(safe-area-inset-bottom))] sm:mb-4 sm:rounded-3 sm:border">
      <p className="text-sm">{t("consent.consent", { name: page.other.name })}</p>
      {sentence && (
        <p role="alert" className="text-bata-ink text-sm">
          {sentence}
        </p>
      )}
      <Button variant="main" size="big" onPointerDown={onPreload} onFocus={onPreload} onClick={onEnter} disabled={busy} aria-busy={busy}>
        <Mic aria-hidden="true" />
        {busy ? t("consent.entering") : t("consent.enter")}
      </Button>
      <BackToForum from={page} variant="quiet" />
    </div>
  );
}
