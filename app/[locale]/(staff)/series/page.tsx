// The forums I moderate, each with its next room and the way to its desk.
import type { Metadata } from "next";
import type { Locale } from "next-intl";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { AskedToModerate } from "#components/series/asked";
import { OwnSeriesList } from "#components/series/own-series";
import { PageFrame } from "#components/shell/page";
import { Texts } from "#components/shell/texts";
import { Button } from "#components/ui/button";
import { Notice } from "#components/ui/notice";
import { Link, redirect } from "#lib/i18n/navigation";
import { ownSeriesPage } from "#lib/rooms/loaders";

type Props = { params: Promise<{ locale: Locale }> };

export const dynamic = "force-dynamic";

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "series" });
  return { title: t("title"), robots: { index: false } };
}

export default async function OwnSeries({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const page = await ownSeriesPage();
  if (page === "signed_out") return redirect({ href: { pathname: "/sign-in", query: { next: "/series" } }, locale });
  const t = await getTranslations("series");
  const make = page.mayMake ? (
    <Button asChild variant="main">
      <Link href="/series/new">{t("make")}</Link>
    </Button>
  ) : null;
  return (
    <Texts of={["series"]}>
      <PageFrame width="text">
        <div className="mb-8 flex flex-wrap items-end justify-between gap-4">
          <div>
            <h1 className="text-2xl">{t("title")}</h1>
            <p className="mt-2 text-ink-2">{t("lead")}</p>
          </div>
          {page.series.length > 0 ? make : null}
        </div>
        <AskedToModerate invitations={page.asked} />
        {page.series.length > 0 ? (
          <OwnSeriesList series={page.series} />
        ) : (
          <Notice tone="empty" title={t("emptyTitle")} action={make}>
            {t(page.mayMake ? "emptyMaker" : "emptyOther")}
          </Notice>
        )}
      </PageFrame>
    </Texts>
  );
}
