// What stands on the front page's stage while no room is open: the next one, and how not to miss it.
import { CalendarPlus } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { RoomLink } from "../shell/room-link.tsx";
import { Button } from "../ui/button.tsx";
import { Chip } from "../ui/chip.tsx";
import { LitCard } from "../ui/lit-card.tsx";
import { DayName, When, ZoneName } from "../ui/time/when.tsx";
import { ModeratorPictures } from "./moderator-pictures.tsx";

export type NextRoom = { roomId: string; title: string; startsAt: string; moderators: { name: string; seed: string }[] };

/** `made`: when the page was made, epoch ms. */
export function NextStage({ room, made }: { room: NextRoom | null; made: number }) {
  const t = useTranslations("home");
  const locale = useLocale();
  return (
    <LitCard className="min-w-0 p-5 sm:p-[22px]">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <Chip>{t("nextRoom")}</Chip>
        <span className="text-sm text-ink-2">{t("nothingLive")}</span>
      </div>
      {room ? (
        <>
          <DayName at={room.startsAt} made={made} className="mt-6 block text-ink-2" />
          <p className="flex items-baseline gap-2 text-ink-2">
            <When at={room.startsAt} as="time" className="text-3xl font-extrabold tabular-nums tracking-tighter text-kunyit" />
            <ZoneName className="text-sm" />
          </p>
          <h2 className="mt-2 text-xl sm:text-2xl">
            <RoomLink roomId={room.roomId} className="underline-offset-4 hover:underline">
              <bdi>{room.title}</bdi>
            </RoomLink>
          </h2>
          <div className="mt-6 flex flex-wrap items-center justify-between gap-3">
            <span className="flex items-center gap-2.5 text-sm text-ink-2">
              <ModeratorPictures people={room.moderators} />
            </span>
            <Button asChild variant="main">
              <a href={`/api/calendars/rooms/${room.roomId}.ics?lang=${locale}`} download>
                <CalendarPlus aria-hidden strokeWidth={1.9} />
                {t("remind")}
              </a>
            </Button>
          </div>
        </>
      ) : (
        <p className="mt-6 max-w-[28rem] text-ink-2">{t("noRoomsBody")}</p>
      )}
    </LitCard>
  );
}
