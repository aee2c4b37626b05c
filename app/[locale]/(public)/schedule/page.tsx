// The timetable: what is open, what comes, and the forums one can subscribe to.
import type { Metadata } from "next";
import type { Locale } from "next-intl";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { LiveRow } from "#components/schedule/live-row";
import { MeetingDays } from "#components/schedule/meeting-days";
import { ModeratorPictures } from "#components/schedule/moderator-pictures";
import { SubscribeLink } from "#components/schedule/subscribe-link";
import { Timetable } from "#components/schedule/timetable";
import { PageFrame } from "#components/shell/page";
import { Texts } from "#components/shell/texts";
import { Notice } from "#components/ui/notice";
import { Link } from "#lib/i18n/navigation";
import { liveRooms, upcomingRooms } from "#lib/rooms/loaders";

type Props = { params: Promise<{ locale: Locale }> };

export const generateStaticParams = () => [];

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "schedule" });
  return { title: t("title"), description: t("lead") };
}

export default async function SchedulePage({ params }: Props) {
  setRequestLocale((await params).locale);
  const [t, live, next] = await Promise.all([getTranslations("schedule"), liveRooms(), upcomingRooms(40)]);
  const forums = [...new Map([...live, ...next].map((room) => [room.slug, room])).values()];
  return (
    <Texts of={["schedule"]}>
      <PageFrame>
        <h1 className="text-3xl tracking-tighter">{t("title")}</h1>
        <p className="mt-3 mb-8 max-w-text text-lg text-ink-2">{t("lead")}</p>
        {live.length > 0 ? (
          <section className="mb-8">
            <h2 className="mb-3 text-xl">{t("liveNow")}</h2>
            <div className="grid gap-3">
              {live.map(({ agenda, segment, ...room }) => (
                <LiveRow key={room.roomId} room={{ ...room, segmentTitle: agenda[segment]?.title ?? null }} />
              ))}
            </div>
          </section>
        ) : null}
        {next.length > 0 ? (
          <Timetable
            made={Date.now()}
            rooms={next.map(({ roomId, title, zone, startsAt, endsAt, moderators }) => ({
              roomId,
              title,
              zone,
              startsAt,
              endsAt,
              moderators: moderators.map(({ name }) => ({ name })),
            }))}
          />
        ) : (
          <Notice tone="empty" title={t("empty")}>
            {t("emptyBody")}
          </Notice>
        )}
        {forums.length > 0 ? (
          <section className="mt-12">
            <h2 className="mb-2 text-xl">{t("forums")}</h2>
            <ul className="border-b border-line">
              {forums.map(({ slug, title, rule, moderators }) => (
                <li key={slug} className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line py-3">
                  <div className="min-w-0 flex-1 basis-60">
                    <h3 className="text-md font-semibold tracking-normal">
                      <Link href={`/series/${slug}`} className="tap-44 hover:text-leaf">
                        <bdi>{title}</bdi>
                      </Link>
                    </h3>
                    <p className="text-sm text-ink-2">
                      <MeetingDays rule={rule} />
                    </p>
                  </div>
                  <ModeratorPictures people={moderators} px={30} className="max-sm:hidden" />
                  <SubscribeLink slug={slug} title={title} size="sm" />
                </li>
              ))}
            </ul>
          </section>
        ) : null}
      </PageFrame>
    </Texts>
  );
}
