"use client";
// Warns before entering, raising a hand and speaking that somebody one hides from or blocked is here, and offers one press that leaves.
import { LogOut } from "lucide-react";
import { useTranslations } from "next-intl";
import { useLeave } from "#components/rooms/connection/use-leave";
import { Button } from "#components/ui/button";
import { Notice } from "#components/ui/notice";
import { useRouter } from "#lib/i18n/navigation";
import type { RadarWarning } from "#lib/rooms/view";
import type { RoomConnection } from "../connection/room-connection.ts";
import { type Before, radarViewModel } from "./radar-view-model.ts";
import { useRadar } from "./use-radar.tsx";

export function RoomRadar({ room, before }: { room: RoomConnection; before: Before }) {
  const t = useTranslations("rooms.radar");
  const router = useRouter();
  const quit = useLeave(room);
  const { snapshot } = room.getState();
  const radar = useRadar(room.roomId, snapshot?.public ?? null);
  const shown = radarViewModel(radar, before, snapshot?.public.listeners ?? null);
  if (!shown) return null;
  if (shown.says !== "warning")
    return <p className="text-sm text-ink-2">{shown.says === "nobody" ? `${t("nobody")} ${t("limit")}` : t("unknown")}</p>;
  const leave = () => {
    // Outside there is nothing to give up: nothing is sent.
    if (before !== "entering" || snapshot?.self) quit();
    router.push("/");
  };
  return (
    <Notice
      tone="warn"
      title={t("title")}
      className="text-start"
      action={
        <Button onClick={leave} className="max-w-full shrink whitespace-normal py-2 text-start leading-snug">
          <LogOut aria-hidden="true" className="rtl:-scale-x-100" />
          {t(shown.leave)}
        </Button>
      }
    >
      <ul className="flex list-disc flex-col gap-1 ps-4">
        {shown.warnings.map((warning) => (
          <li key={keyOf(warning)}>
            <Warning warning={warning} />
          </li>
        ))}
      </ul>
      {shown.limits.length > 0 && <p className="mt-2">{shown.limits.map((limit) => t(limit)).join(" ")}</p>}
    </Notice>
  );
}

function Warning({ warning }: { warning: RadarWarning }) {
  const t = useTranslations("rooms.radar");
  if (warning.what === "on_stage") return t("on_stage");
  const organisation = () => (
    <bdi translate="no" className="wrap-anywhere">
      {warning.organisation}
    </bdi>
  );
  return t.rich(warning.what, { organisation });
}

const keyOf = (warning: RadarWarning) => (warning.what === "on_stage" ? warning.what : `${warning.what} ${warning.organisation}`);
