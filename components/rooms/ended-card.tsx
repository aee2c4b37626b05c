"use client";
// After the end: what happened, counted in people, and when the forum meets again.
import { useFormatter, useTranslations } from "next-intl";
import { Button } from "#components/ui/button";
import { Card } from "#components/ui/card";
import { RoomLink } from "#components/shell/room-link";
import { Link } from "#lib/i18n/navigation";
import type { RoomPage } from "#lib/rooms/page-view";
import type { PublicView } from "#lib/rooms/view";

export function EndedCard({ page, view }: { page: RoomPage; view: PublicView }) {
  const t = useTranslations("rooms");
  const format = useFormatter();
  const at = (time: number) => format.dateTime(time, { weekday: "long", day: "numeric", month: "long", hour: "numeric", minute: "2-digit", timeZone: page.zone, timeZoneName: "short" });
  return (
    <Card className="flex flex-col gap-4 px-5 py-6">
      <div>
        <h2 className="text-xl">{t("ended.title")}</h2>
        {page.figures && (
          <p className="mt-1.5">
            {t("ended.figures", { spoke: page.figures.spoke, raised: page.figures.raised })} <span className="text-ink-2 text-sm">{t("ended.of", { listened: page.figures.listened })}</span>
          </p>
        )}
        <p className="mt-1 text-ink-2 text-sm">{t("ended.silent")}</p>
      </div>
      <div className="flex flex-wrap items-center gap-3">
        {page.next ? (
          <>
            <Button asChild variant="main">
              <RoomLink roomId={page.next.roomId}>{t("ended.next")}</RoomLink>
            </Button>
            <p className="text-ink-2 text-sm">{at(page.next.startsAt)}</p>
          </>
        ) : (
          <Button asChild variant="main">
            <Link href={`/series/${page.seriesSlug}`}>{t("door.series")}</Link>
          </Button>
        )}
        {view.pin && view.pin.subject.startsWith("vacancy:") && (
          <Button asChild>
            <Link href={`/vacancies/${view.pin.subject.slice("vacancy:".length)}`}>{t("ended.pin", { title: view.pin.title })}</Link>
          </Button>
        )}
      </div>
    </Card>
  );
}
