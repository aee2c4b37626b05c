"use client";
// Why the sound does not play now, and what is kept meanwhile.
import { useTranslations } from "next-intl";
import { OfflineNotice } from "#components/rooms/details/offline-notice";
import { MicrophoneHelp } from "#components/rooms/microphone/microphone-help";
import { Button } from "#components/ui/button";
import { Notice } from "#components/ui/notice";
import type { RoomScreen } from "#lib/rooms/screen/room-screen";

export function SoundNotice({ screen, voiceOff, onRestore }: { screen: RoomScreen; voiceOff: string | null; onRestore: () => void }) {
  const t = useTranslations("rooms");
  const { sound, offline, onStage } = screen;
  if (offline) return <OfflineNotice onStage={onStage} />;
  switch (sound) {
    case null:
    case "tap":
      return null;
    case "connecting":
      return (
        <p role="status" className="text-center text-ink-2 text-sm">
          {t("sound.connecting")}
        </p>
      );
    case "reconnecting":
      return (
        <Notice tone="warn" title={t("sound.reconnecting")}>
          {onStage ? t("offline.onStage") : t("sound.kept")}
        </Notice>
      );
    case "unreachable":
      return (
        <Notice tone="warn" title={t("sound.unreachable")}>
          {t("sound.unreachableBody")}
        </Notice>
      );
    case "unsupported":
      return (
        <Notice tone="info" title={t("sound.unsupported")}>
          {t("sound.unsupportedBody")}
        </Notice>
      );
    case "coming":
      return (
        <Notice tone="info" title={t("sound.coming")}>
          {t("sound.comingBody")}
        </Notice>
      );
    case "off":
      return (
        <Notice tone="info" title={t("sound.off")}>
          {t("sound.offBody")} <bdi className="break-words">{voiceOff}</bdi>
        </Notice>
      );
    case "failed":
      return (
        <Notice tone="fault" title={t("sound.failed")}>
          {t("sound.failedBody")}
        </Notice>
      );
    case "microphone_denied":
      return <MicrophoneHelp trouble="denied" />;
    case "microphone_lost":
      return (
        <Notice
          tone="warn"
          title={t("sound.microphoneLost")}
          action={
            <Button variant="main" size="sm" onClick={onRestore}>
              {t("sound.restore")}
            </Button>
          }
        />
      );
  }
}
