"use client";
// How much of the interview is left; the same for both.
import { useLocale, useTranslations } from "next-intl";
import { useServerNow } from "#components/rooms/connection/use-room";
import { TurnDigits } from "#components/ui/time/turn-ring";
import { secondsUntil } from "#lib/rooms/screen/turn-clock";
import type { RoomConnection } from "../connection/room-connection.ts";

/** Seconds before the end at which the digits turn. */
const soon = 60;

export function InterviewClock({ endsAt, minutes, room }: { endsAt: number | null; minutes: number; room: RoomConnection }) {
  const t = useTranslations("interview");
  const locale = useLocale();
  const now = useServerNow(room);
  const rest = now === null || endsAt === null ? minutes * 60 : (secondsUntil(endsAt, now) ?? 0);
  return (
    <div>
      <TurnDigits seconds={rest} locale={locale} last={rest <= soon} className="text-3xl" />
      <p className="mt-1 text-ink-2 text-sm">{rest === 0 ? t("room.over") : t("room.left")}</p>
    </div>
  );
}
