// The forums somebody moderates, as lines: the next room, the way to its desk, the way to change it.
import { useTranslations } from "next-intl";
import { RoomLink } from "#components/shell/room-link";
import { Button } from "#components/ui/button";
import { Chip } from "#components/ui/chip";
import { When, ZoneName } from "#components/ui/time/when";
import { Link } from "#lib/i18n/navigation";
import type { Phase } from "#lib/rooms/view";

export type OwnSeriesLine = {
  slug: string;
  title: string;
  zone: string;
  host: boolean;
  ended: boolean;
  room: { roomId: string; phase: Phase; startsAt: string } | null;
};

export function OwnSeriesList({ series }: { series: readonly OwnSeriesLine[] }) {
  return (
    <ul className="divide-y divide-line border-y border-line">
      {series.map((one) => (
        <Line key={one.slug} series={one} />
      ))}
    </ul>
  );
}

function Line({ series }: { series: OwnSeriesLine }) {
  const t = useTranslations("series");
  const { room, slug, host, ended } = series;
  const isOn = room?.phase === "open" || room?.phase === "backstage";
  return (
    <li className="flex flex-wrap items-center gap-x-6 gap-y-3 py-4">
      <div className="min-w-0 flex-1 basis-64">
        <h2 className="text-lg">
          <Link href={`/series/${slug}`} className="underline-offset-4 hover:underline">
            <bdi>{series.title}</bdi>
          </Link>
        </h2>
        <div className="mt-1 flex flex-wrap items-center gap-2 text-sm text-ink-2">
          {host ? <Chip>{t("host")}</Chip> : null}
          {ended ? <Chip>{t("ended")}</Chip> : null}
          {room?.phase === "open" ? <Chip tone="live">{t("live")}</Chip> : null}
          {room?.phase === "backstage" ? <Chip tone="first">{t("backstage")}</Chip> : null}
          {room ? (
            <span>
              {isOn ? null : `${t("next")}: `}
              <When at={room.startsAt} as="short" zone={series.zone} className="tabular-nums" /> <ZoneName zone={series.zone} />
            </span>
          ) : ended ? null : (
            <span>{t("noNext")}</span>
          )}
        </div>
      </div>
      <div className="flex flex-wrap gap-2">
        {host ? (
          <Button asChild variant="quiet">
            <Link href={`/series/${slug}/edit`}>{t("edit")}</Link>
          </Button>
        ) : null}
        {room ? (
          <Button asChild variant={isOn ? "main" : "plain"}>
            <RoomLink roomId={room.roomId} to="desk">
              {t("desk")}
            </RoomLink>
          </Button>
        ) : null}
      </div>
    </li>
  );
}
