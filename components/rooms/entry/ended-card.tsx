"use client";
// After the end: what happened, counted in people, and when the forum meets again.
import { useTranslations } from "next-intl";
import { ClockTime } from "#components/rooms/details/clock-time";
import { RoomLink } from "#components/shell/room-link";
import { Button } from "#components/ui/button";
import { Card } from "#components/ui/card";
import { When } from "#components/ui/time/when";
import { Link } from "#lib/i18n/navigation";
import type { RoomPage } from "#lib/rooms/page-view";
import { fewListeners } from "#lib/rooms/seat/listener-count";
import type { PublicView } from "#lib/rooms/view";

export function EndedCard({ page, view }: { page: RoomPage; view: PublicView }) {
  const t = useTranslations("rooms");
  return (
    <Card className="flex flex-col gap-4 px-5 py-6">
      <div>
        <h2 className="text-xl">{t("ended.title")}</h2>
        {page.statistics && (
          <p className="mt-1.5">
            {t("ended.spoke", { spoke: page.statistics.spoke, raised: page.statistics.raised })}{" "}
            <span className="text-ink-2 text-sm">
              {page.statistics.listened === "few"
                ? t("ended.ofFew", { count: fewListeners })
                : t("ended.of", { listened: page.statistics.listened })}
            </span>
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
            <p className="text-ink-2 text-sm">
              <When at={page.next.startsAt} as="day" />, <ClockTime at={page.next.startsAt} />
            </p>
          </>
        ) : (
          <Button asChild variant="main">
            <Link href={`/series/${page.seriesSlug}`}>{t("entry.series")}</Link>
          </Button>
        )}
        {view.pin?.pinRef.startsWith("vacancy:") && (
          <Button asChild className="max-w-full shrink">
            <Link href={`/vacancies/${view.pin.pinRef.slice("vacancy:".length)}`}>
              <span className="truncate">{t("ended.pin", { title: view.pin.title })}</span>
            </Link>
          </Button>
        )}
      </div>
    </Card>
  );
}
