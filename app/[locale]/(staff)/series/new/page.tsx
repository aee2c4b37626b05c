// Making a forum. Recruiters do; to others the page says who does and what they can do.
import type { Metadata } from "next";
import type { Locale } from "next-intl";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { SeriesForm } from "#components/series/series-form";
import { PageFrame, PageTitle } from "#components/shell/page";
import { Texts } from "#components/shell/texts";
import { Button } from "#components/ui/button";
import { Notice } from "#components/ui/notice";
import { Link, redirect } from "#lib/i18n/navigation";
import { newSeriesPage } from "#lib/rooms/loaders";

type Props = { params: Promise<{ locale: Locale }> };

export const dynamic = "force-dynamic";

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "series" });
  return { title: t("new.title"), robots: { index: false } };
}

export default async function NewSeries({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const page = await newSeriesPage();
  if (page === "signed_out") return redirect({ href: { pathname: "/sign-in", query: { next: "/series/new" } }, locale });
  const t = await getTranslations("series.new");
  if (!page.mayMake) {
    return (
      <PageFrame width="text">
        <PageTitle title={t("title")} />
        <Notice
          title={t("onlyTitle")}
          action={
            <Button asChild size="sm">
              <Link href="/series">{t("back")}</Link>
            </Button>
          }
        >
          {t("onlyText")}
        </Notice>
      </PageFrame>
    );
  }
  return (
    <Texts of={["series"]}>
      <PageFrame>
        <PageTitle title={t("title")} lead={t("lead")} />
        <SeriesForm series={null} days={page.days} />
      </PageFrame>
    </Texts>
  );
}
