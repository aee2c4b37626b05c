// Everything the host of a forum may change: its form, its moderators, its days off, its end. For others it does not exist.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { Locale } from "next-intl";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { ModeratorPanel } from "#components/series/moderator-panel";
import { SeriesForm } from "#components/series/series-form";
import { SkippedDays } from "#components/series/skipped-days";
import { StopSeries } from "#components/series/stop-series";
import { PageFrame, PageTitle } from "#components/shell/page";
import { Texts } from "#components/shell/texts";
import { Notice } from "#components/ui/notice";
import { PageSection } from "#components/ui/page-section";
import { redirect } from "#lib/i18n/navigation";
import { editableSeriesPage } from "#lib/rooms/loaders";

type Props = { params: Promise<{ locale: Locale; slug: string }>; searchParams: Promise<{ made?: string }> };

export const dynamic = "force-dynamic";

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, slug } = await params;
  const page = await editableSeriesPage(slug);
  if (!page || page === "signed_out") return { robots: { index: false } };
  const t = await getTranslations({ locale, namespace: "series" });
  return { title: t("editTitle", { title: page.series.title }), robots: { index: false } };
}

export default async function EditSeries({ params, searchParams }: Props) {
  const { locale, slug } = await params;
  setRequestLocale(locale);
  const page = await editableSeriesPage(slug);
  if (page === "signed_out") return redirect({ href: { pathname: "/sign-in", query: { next: `/series/${slug}/edit` } }, locale });
  if (!page) notFound();
  const { series, organisations, days } = page;
  const t = await getTranslations("series");
  const isMade = (await searchParams).made !== undefined;
  const moderators = (
    <PageSection title={t("moderators.title")} lead={t("moderators.lead")}>
      <ModeratorPanel
        seriesId={series.seriesId}
        moderators={series.moderators}
        invitations={series.invitations}
        organisations={organisations}
      />
    </PageSection>
  );
  return (
    <Texts of={["series"]}>
      <PageFrame>
        <PageTitle title={t("editTitle", { title: series.title })} />
        {isMade ? <Notice title={t("created")} className="mb-8" /> : null}
        {series.ended ? <Notice tone="warn" title={t("stop.done")} className="mb-8" /> : null}
        {isMade ? moderators : null}
        <SeriesForm series={series} days={days} />
        {isMade ? null : moderators}
        {series.ended ? null : (
          <>
            <PageSection title={t("skip.title")} lead={t("skip.lead")}>
              <SkippedDays seriesId={series.seriesId} zone={series.zone} skipped={series.skipped} coming={series.coming} />
            </PageSection>
            <PageSection title={t("stop.title")} lead={t("stop.text")}>
              <StopSeries seriesId={series.seriesId} title={series.title} />
            </PageSection>
          </>
        )}
      </PageFrame>
    </Texts>
  );
}
