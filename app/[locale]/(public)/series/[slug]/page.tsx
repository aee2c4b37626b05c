// A forum: what it is for, when it meets, what happens there, who moderates, and its next rooms.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { Locale } from "next-intl";
import { getTranslations, setRequestLocale } from "next-intl/server";
import type { ReactNode } from "react";
import { ReportLink } from "#components/reports/report-link";
import { AgendaList } from "#components/schedule/agenda-list";
import { Duration } from "#components/schedule/duration";
import { LiveRow } from "#components/schedule/live-row";
import { MeetingDays } from "#components/schedule/meeting-days";
import { RoomRow } from "#components/schedule/room-row";
import { SubscribeLink } from "#components/schedule/subscribe-link";
import { ModeratorList } from "#components/series/moderator-list";
import { PageFrame } from "#components/shell/page";
import { Texts } from "#components/shell/texts";
import { Notice } from "#components/ui/notice";
import { When, ZoneName } from "#components/ui/time/when";
import { seriesPage } from "#lib/rooms/loaders";

type Props = { params: Promise<{ locale: Locale; slug: string }> };

export const generateStaticParams = () => [];

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const series = await seriesPage((await params).slug);
  return series ? { title: series.title, description: series.purpose } : {};
}

export default async function SeriesPage({ params }: Props) {
  const { locale, slug } = await params;
  setRequestLocale(locale);
  const [t, series] = await Promise.all([getTranslations("schedule"), seriesPage(slug)]);
  if (!series) notFound();
  // The open room may have begun off the timetable; a coming one has not.
  const sample = series.next[0] ?? series.live;
  return (
    <Texts of={["schedule"]}>
      <PageFrame>
        <div className="grid gap-x-14 gap-y-8 md:grid-cols-[minmax(0,1fr)_20rem]">
          <div className="min-w-0">
            <h1 className="text-3xl tracking-tighter">
              <bdi>{series.title}</bdi>
            </h1>
            <p className="mt-4 max-w-text text-lg text-ink-2" dir="auto">
              {series.purpose}
            </p>
            <dl className="mt-6 flex flex-wrap gap-x-10 gap-y-4">
              <Fact name={t("when")}>
                {sample ? (
                  t.rich("whenAt", {
                    days: () => <MeetingDays rule={series.rule} />,
                    time: () => <When at={sample.startsAt} as="time" zone={series.zone} className="tabular-nums" />,
                    zone: () => <ZoneName zone={series.zone} />,
                  })
                ) : (
                  <MeetingDays rule={series.rule} />
                )}
              </Fact>
              <Fact name={t("length")}>
                <Duration minutes={series.minutes} />
              </Fact>
              <Fact name={t("turn")}>
                {series.turnSeconds % 60 === 0 ? (
                  <Duration minutes={series.turnSeconds / 60} />
                ) : (
                  t("seconds", { count: series.turnSeconds })
                )}
              </Fact>
            </dl>
            {series.live ? (
              <div className="mt-8">
                <LiveRow heading="h2" room={{ ...series.live, segmentTitle: series.live.agenda[series.live.segment]?.title ?? null }} />
              </div>
            ) : null}
            <section className="mt-10">
              <div className="mb-3 flex flex-wrap items-center justify-between gap-3">
                <h2 className="text-xl">{t("next")}</h2>
                {series.ended ? null : <SubscribeLink slug={series.slug} title={series.title} size="sm" />}
              </div>
              {series.ended ? (
                <Notice tone="empty" title={t("ended")}>
                  {t("endedBody")}
                </Notice>
              ) : series.next.length === 0 ? (
                <Notice tone="empty" title={t("noNext")}>
                  {t("noNextBody")}
                </Notice>
              ) : (
                <ul className="divide-y divide-line border-y border-line">
                  {series.next.slice(0, 7).map(({ roomId, title, zone, startsAt, endsAt, moderators }) => (
                    <RoomRow
                      key={roomId}
                      titled={false}
                      room={{ roomId, title, zone, startsAt, endsAt, moderators: moderators.map(({ name }) => ({ name })) }}
                    />
                  ))}
                </ul>
              )}
            </section>
          </div>
          <aside className="flex flex-col gap-8">
            <section>
              <h2 className="mb-3 text-lg">{t("moderators")}</h2>
              <ModeratorList moderators={series.moderators} />
            </section>
            {series.agenda.length > 0 ? (
              <section>
                <h2 className="mb-3 text-lg">{t("agenda")}</h2>
                <AgendaList agenda={series.agenda} />
              </section>
            ) : null}
            <p>
              <ReportLink kind="series" id={series.seriesId}>
                {t("report")}
              </ReportLink>
            </p>
          </aside>
        </div>
      </PageFrame>
    </Texts>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-sm text-ink-2">{name}</dt>
      <dd className="font-bold">{children}</dd>
    </div>
  );
}
