"use client";
// The network is away: what is kept meanwhile.
import { useTranslations } from "next-intl";
import { Notice } from "#components/ui/notice";

export function OfflineNotice({ onStage }: { onStage: boolean }) {
  const t = useTranslations("rooms");
  return (
    <Notice tone="warn" title={t("offline.title")}>
      {onStage ? t("offline.onStage") : t("offline.body")}
    </Notice>
  );
}
