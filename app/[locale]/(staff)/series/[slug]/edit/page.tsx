// Everything the host of a forum may change: its form, its moderators, its days off, its end. For others it does not exist.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { Locale } from "next-intl";
import { getTranslations, setRequestLocale } from "next-intl/server";
import type { ReactNode } from "react";
import { ModeratorPanel } from "#components/series/moderator-panel";
import { SeriesForm } from "#components/series/series-form";
import { SkippedDays } from "#components/series/skipped-days";
import { StopSeries } from "#components/series/stop-series";
import { PageFrame } from "#components/shell/page";
import { Texts } from "#components/shell/texts";
import { Notice } from "#components/ui/notice";
import { redirect } from "#lib/i18n/navigation";
import { keptSeriesPage } from "#lib/rooms/loaders";

type Props = { params: Promise<{ locale: Locale; slug: string }>; searchParams: Promise<{ made?: string }> };

export const dynamic = "force-dynamic";

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, slug } = await params;
  const page = await keptSeriesPage(slug);
  if (!page || page === "signed_out") return { robots: { index: false } };
  const t = await getTranslations({ locale, namespace: "series" });
  return { title: t("editTitle", { title: page.series.title }), robots: { index: false } };
}

export default async function EditSeries({ params, searchParams }: Props) {
  const { locale, slug } = await params;
  setRequestLocale(locale);
  const page = await keptSeriesPage(slug);
  if (page === "signed_out") return redirect({ href: { pathname: "/sign-in", query: { next: `/series/${slug}/edit` } }, locale });
  if (!page) notFound();
  const { series, organisations } = page;
  const t = await getTranslations("series");
  const isMade = (await searchParams).made !== undefined;
  return (
    <Texts of={["series"]}>
      <PageFrame width="text">
        <h1 className="mb-8 text-2xl">{t("editTitle", { title: series.title })}</h1>
        {isMade ? <Notice title={t("created")} className="mb-8" /> : null}
        {series.ended ? <Notice tone="warn" title={t("stop.done")} className="mb-8" /> : null}
        <div className={isMade ? "flex flex-col-reverse gap-14" : "flex flex-col gap-14"}>
          <SeriesForm series={series} date="" />
          <Part id="moderators" title={t("moderators.title")} lead={t("moderators.lead")}>
            <ModeratorPanel
              seriesId={series.seriesId}
              moderators={series.moderators}
              invitations={series.invitations}
              organisations={organisations}
            />
          </Part>
        </div>
        {series.ended ? null : (
          <div className="mt-14 flex flex-col gap-14">
            <Part id="days-off" title={t("skip.title")} lead={t("skip.lead")}>
              <SkippedDays seriesId={series.seriesId} zone={series.zone} skipped={series.skipped} coming={series.coming} />
            </Part>
            <Part id="stop" title={t("stop.title")} lead={t("stop.text")}>
              <StopSeries seriesId={series.seriesId} title={series.title} />
            </Part>
          </div>
        )}
      </PageFrame>
    </Texts>
  );
}

function Part({ id, title, lead, children }: { id: string; title: string; lead: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="flex flex-col gap-5">
      <div>
        <h2 id={id} className="text-xl">
          {title}
        </h2>
        <p className="mt-1 text-sm text-ink-2">{lead}</p>
      </div>
      {children}
    </section>
  );
}
