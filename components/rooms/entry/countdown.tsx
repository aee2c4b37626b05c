"use client";
// How long until a room begins, in the largest two units; counts each second only in the last hour.
import { useLocale, useTranslations } from "next-intl";
import { useServerNow } from "#components/rooms/connection/use-room";
import { clockDigits } from "#components/ui/time/turn-time";
import type { RoomConnection } from "../connection/room-connection.ts";

export function Countdown({ startsAt, room }: { startsAt: number; room: RoomConnection }) {
  const t = useTranslations("rooms");
  const locale = useLocale();
  const now = useServerNow(room);
  if (now === null) return <p className="h-9" />;
  const rest = Math.floor((startsAt - now) / 1000);
  const days = Math.floor(rest / 86_400);
  return (
    <p translate="no" className="notranslate font-extrabold text-2xl tabular-nums tracking-tighter" role="timer">
      {rest <= 0 ? (
        t("when.now")
      ) : days > 0 ? (
        t("when.inDays", { days, hours: Math.floor((rest % 86_400) / 3600) })
      ) : (
        <bdi dir="ltr">{clockDigits(rest, locale)}</bdi>
      )}
    </p>
  );
}
