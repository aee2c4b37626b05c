// A room to come, as a card of the front page: the hour is what one looks for.
import { CalendarPlus } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { RoomLink } from "../shell/room-link.tsx";
import { Button } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { DayName, When, ZoneName } from "../ui/time/when.tsx";
import { Duration } from "./duration.tsx";

export type RoomCardProps = {
  room: { roomId: string; title: string; startsAt: string; endsAt: string; moderators: { name: string }[] };
  made: number;
};

export function RoomCard({ room, made }: RoomCardProps) {
  const t = useTranslations("home");
  const locale = useLocale();
  return (
    <Card className="relative flex min-w-0 flex-col gap-1.5">
      <DayName at={room.startsAt} made={made} className="text-sm text-ink-2" />
      <p className="flex items-baseline gap-2">
        <When at={room.startsAt} as="time" className="text-xl font-extrabold tabular-nums tracking-tighter" />
        <ZoneName className="text-xs text-ink-3" />
      </p>
      <h3 className="text-md font-semibold tracking-normal">
        <RoomLink roomId={room.roomId} className="after:absolute after:inset-0 after:rounded-2 hover:text-leaf">
          <bdi>{room.title}</bdi>
        </RoomLink>
      </h3>
      <p className="text-sm text-ink-2">
        {t("moderators", { count: room.moderators.length })} ·{" "}
        <Duration minutes={(Date.parse(room.endsAt) - Date.parse(room.startsAt)) / 60_000} />
      </p>
      <div className="mt-auto pt-2">
        <Button asChild size="sm" className="z-10">
          <a href={`/api/calendars/rooms/${room.roomId}.ics?lang=${locale}`} download>
            <CalendarPlus aria-hidden strokeWidth={1.9} />
            {t("remind")}
          </a>
        </Button>
      </div>
    </Card>
  );
}
