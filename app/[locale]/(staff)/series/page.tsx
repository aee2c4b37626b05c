// The forums I moderate, each with its next room and the way to its desk.
import { Plus } from "lucide-react";
import type { Metadata } from "next";
import type { Locale } from "next-intl";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { FactorNotice } from "#components/accounts/factors/factor-notice";
import { ModeratorInvitations } from "#components/series/moderator-invitations";
import { OwnSeriesList } from "#components/series/own-series";
import { moreLink, PageFrame, PageTitle } from "#components/shell/page";
import { Texts } from "#components/shell/texts";
import { Button } from "#components/ui/button";
import { Notice } from "#components/ui/notice";
import { loadFactorDue } from "#lib/accounts/loaders";
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
    <Button asChild variant={page.series.length > 0 ? "plain" : "main"}>
      <Link href="/series/new">
        <Plus aria-hidden strokeWidth={1.9} />
        {t("make")}
      </Link>
    </Button>
  ) : null;
  return (
    <Texts of={["series.asked"]}>
      <PageFrame>
        <FactorNotice {...(await loadFactorDue())} />
        <PageTitle title={t("title")} lead={t("lead")} action={page.series.length > 0 ? make : null} />
        <ModeratorInvitations invitations={page.asked} />
        {page.series.length > 0 ? (
          <>
            <p className="mb-4">
              <Link href="/reports" prefetch={false} className={moreLink}>
                {t("reports")}
              </Link>
            </p>
            <OwnSeriesList series={page.series} />
          </>
        ) : (
          <Notice tone="empty" title={t("emptyTitle")} action={make}>
            {t(page.mayMake ? "emptyMaker" : "emptyOther")}
          </Notice>
        )}
      </PageFrame>
    </Texts>
  );
}
