"use client";
// Shown on any page when the sound was ended from outside, such as by a removal: why, and the link to the room.
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { RoomLink } from "#components/shell/room-link";
import { Button, IconButton } from "#components/ui/button";
import { roomScreen } from "#lib/rooms/screen/room-screen";
import type { RoomConnection } from "../connection/room-connection.ts";

export function RemovedBanner({ room, onClose }: { room: RoomConnection; onClose: () => void }) {
  const t = useTranslations("rooms");
  const { out } = roomScreen(room.getState(), true);
  if (!out) return null;
  return (
    <aside
      data-stage
      role="alert"
      aria-label={t("mini.label")}
      className="stage fixed inset-x-0 bottom-0 z-40 pb-[env(safe-area-inset-bottom)]"
    >
      <div className="mx-auto flex min-h-18 max-w-page items-center gap-3 px-4 py-2">
        <p className="min-w-0 flex-1 text-sm">{t(`out.${out.cause}`)}</p>
        <Button asChild size="sm">
          <RoomLink roomId={room.roomId}>{t("mini.why")}</RoomLink>
        </Button>
        <IconButton label={t("after.close")} onClick={onClose}>
          <X aria-hidden="true" />
        </IconButton>
      </div>
    </aside>
  );
}
