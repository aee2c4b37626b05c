// How a report stands, for whoever has its code. Read anew each time and kept nowhere.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { FollowReport } from "#components/reports/follow-report";
import { PageFrame, PageTitle } from "#components/shell/page";
import { Texts } from "#components/shell/texts";
import type { Locale } from "#lib/i18n/routing";
import { reportPage } from "#lib/reports/loaders";

type Props = { params: Promise<{ locale: Locale; code: string }> };

export const dynamic = "force-dynamic";

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "reports" });
  return { title: t("follow.title"), robots: { index: false } };
}

export default async function ReportByCode({ params }: Props) {
  const { locale, code } = await params;
  setRequestLocale(locale);
  const report = await reportPage(code);
  if (!report) notFound();
  const t = await getTranslations("reports");
  return (
    <PageFrame width="text">
      <PageTitle title={t("follow.title")} lead={t(`category.${report.category}`)} />
      <Texts of={["reports.state", "reports.follow", "reports.rung", "reports.case"]}>
        <FollowReport report={report} by={{ code }} />
      </Texts>
    </PageFrame>
  );
}
