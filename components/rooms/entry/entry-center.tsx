"use client";
// The middle of the entry screen: a countdown before the room opens, the stage while it is open, what happened after it ended.
import { CalendarPlus } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { OfflineNotice } from "#components/rooms/details/offline-notice";
import { RoomStage } from "#components/rooms/stage/room-stage";
import { Button } from "#components/ui/button";
import { Card } from "#components/ui/card";
import { Notice } from "#components/ui/notice";
import { Countdown } from "./countdown.tsx";
import { EndedCard } from "./ended-card.tsx";
import type { EntryProps } from "./entry-props.ts";
import type { EntryViewModel } from "./entry-view-model.ts";
import { ListenBlock } from "./listen-block.tsx";

export function EntryCenter({ shown, ...entry }: EntryProps & { shown: EntryViewModel }) {
  const t = useTranslations("rooms");
  const locale = useLocale();
  const { page, view, room, screen } = entry;
  const { center } = shown;
  if (center.at === "ended") return <EndedCard page={page} view={view} />;
  if (center.at === "before") {
    return (
      <Card className="flex flex-col items-center gap-3 px-5 py-8 text-center">
        <p className="text-ink-2">{center.isBackstage ? t("entry.backstage") : t("entry.begins")}</p>
        <Countdown startsAt={view.startsAt} room={room} />
        <p className="max-w-[34ch] text-ink-2 text-sm">{center.isBackstage ? t("entry.backstageBody") : t("entry.beginsBody")}</p>
        <Button asChild variant="main">
          <a href={`/api/calendars/rooms/${page.roomId}.ics?lang=${locale}`} download>
            <CalendarPlus aria-hidden="true" />
            {t("entry.calendar")}
          </a>
        </Button>
        <p className="text-ink-2 text-xs">{t("entry.calendarBody")}</p>
      </Card>
    );
  }
  return (
    <>
      {center.isOffline && <OfflineNotice onStage={screen.onStage} />}
      {center.isRoomLocked && (
        <Notice tone="warn" title={t("locked.title")}>
          {t("locked.body")}
        </Notice>
      )}
      <RoomStage view={view} room={room}>
        {shown.listen && <ListenBlock {...entry} listen={shown.listen} />}
      </RoomStage>
    </>
  );
}
