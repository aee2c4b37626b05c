// The front page: what this is, who is on now, what comes next, which work is open, what came of it.
import { Ear, ShieldCheck } from "lucide-react";
import type { Locale } from "next-intl";
import { getFormatter, getTranslations, setRequestLocale } from "next-intl/server";
import { ImpactSummary } from "#components/hiring/impact/impact-summary";
import { LiveCard } from "#components/schedule/live-card";
import { NewestVacancies } from "#components/schedule/newest-vacancies";
import { NextStage } from "#components/schedule/next-stage";
import { PlayLink } from "#components/schedule/play-link";
import { RoomCard } from "#components/schedule/room-card";
import { moreLink, PageFrame, PartHead } from "#components/shell/page";
import { Texts } from "#components/shell/texts";
import { Button } from "#components/ui/button";
import { Notice } from "#components/ui/notice";
import { impactSummary, latestVacancies } from "#lib/hiring/loaders";
import { Link } from "#lib/i18n/navigation";
import { liveRooms, nextForums } from "#lib/rooms/loaders";

/** Made at the first visit, when there is a database, then kept until its tags change. */
export const generateStaticParams = () => [];

export default async function HomePage({ params }: { params: Promise<{ locale: Locale }> }) {
  const { locale } = await params;
  setRequestLocale(locale);
  const [t, format, live, next, vacancies, impact] = await Promise.all([
    getTranslations("home"),
    getFormatter(),
    liveRooms(),
    nextForums(4),
    latestVacancies(4),
    impactSummary(),
  ]);
  const made = Date.now();
  const open = live.map(({ roomId, title, zone, openedAt, agenda, segment, moderators }) => ({
    roomId,
    title,
    zone,
    openedAt,
    segments: { now: agenda[segment]?.title ?? null, next: agenda[segment + 1]?.title ?? null },
    moderators: moderators.map(({ name, seed }) => ({ name, seed })),
  }));
  const first = open[0];
  const cards = first ? next.slice(0, 3) : next.slice(1, 4);
  return (
    <Texts of={["home"]}>
      <PageFrame width="full">
        <section className="mx-auto grid w-full max-w-page items-center gap-6 px-4 pt-4 pb-8 sm:px-6 md:grid-cols-[minmax(0,1.02fr)_minmax(0,.98fr)] md:gap-11 md:pt-9 md:pb-14">
          <div>
            <h1 className="max-w-[13em] text-3xl font-bold tracking-tighter">{t("title")}</h1>
            <p className="mt-4 max-w-[30em] text-lg text-ink-2">{t("lead")}</p>
            <div className="mt-6 flex flex-wrap items-center gap-2">
              <Button asChild variant="main" size="big">
                {first ? (
                  <PlayLink roomId={first.roomId}>
                    <Ear aria-hidden strokeWidth={1.9} />
                    {t("listenNow")}
                  </PlayLink>
                ) : (
                  <Link href="/schedule">{t("seeSchedule")}</Link>
                )}
              </Button>
              <Button asChild variant="quiet" size="big" className="max-sm:px-1">
                <Link href="/employer" prefetch={false}>
                  {t("postVacancy")}
                </Link>
              </Button>
            </div>
            <p className="mt-4 flex items-start gap-2 text-sm text-ink-2">
              <ShieldCheck aria-hidden strokeWidth={1.9} className="mt-px size-[18px] shrink-0" />
              {t("trust")}
            </p>
          </div>
          {first ? <LiveCard rooms={open} /> : <NextStage room={next[0] ?? null} made={made} />}
        </section>

        <section className="bg-sunk" aria-labelledby="next-rooms">
          <div className="mx-auto w-full max-w-page px-4 py-6 sm:px-6 md:py-9">
            <PartHead
              id="next-rooms"
              title={t("nextRooms")}
              more={
                <Link href="/schedule" className={moreLink}>
                  {t("wholeSchedule")}
                </Link>
              }
            />
            {cards.length > 0 ? (
              <div className="grid gap-3.5 md:grid-cols-3">
                {cards.map((room) => (
                  <RoomCard key={room.roomId} room={room} made={made} />
                ))}
              </div>
            ) : (
              <Notice tone="empty" title={t("noRooms")}>
                {t("noRoomsBody")}
              </Notice>
            )}
          </div>
        </section>

        <section className="mx-auto w-full max-w-page px-4 py-6 sm:px-6 md:py-9" aria-labelledby="vacancies">
          <PartHead
            id="vacancies"
            title={t("vacancies")}
            more={
              <Link href="/vacancies" className={moreLink}>
                {t("openVacancies", { count: vacancies.total })}
              </Link>
            }
          />
          <NewestVacancies lines={vacancies.lines} />
        </section>

        <section className="mx-auto w-full max-w-page px-4 pt-6 pb-12 sm:px-6 md:pt-9 md:pb-18" aria-labelledby="after">
          <PartHead
            id="after"
            title={t("after")}
            more={
              <Link href="/impact" className={moreLink}>
                {t("howWeCount")}
              </Link>
            }
          />
          <ImpactSummary
            summary={impact}
            number={(value) => format.number(value)}
            share={(value) => format.number(value, { style: "percent" })}
          />
        </section>
      </PageFrame>
    </Texts>
  );
}
