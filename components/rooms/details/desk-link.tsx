"use client";
// The way from a room to its moderators' desk, for those who lead it.
import { PanelsTopLeft } from "lucide-react";
import { useTranslations } from "next-intl";
import { RoomLink } from "#components/shell/room-link";
import { Button } from "#components/ui/button";

export function DeskLink({ roomId }: { roomId: string }) {
  const t = useTranslations("rooms");
  return (
    <Button asChild>
      <RoomLink roomId={roomId} to="desk">
        <PanelsTopLeft aria-hidden="true" />
        {t("people.desk")}
      </RoomLink>
    </Button>
  );
}
