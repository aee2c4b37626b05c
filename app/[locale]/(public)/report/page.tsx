// Reports something, for anybody. The same page for all; what is reported stands in the address and is read in the browser.
import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { ReportForm } from "#components/reports/report-form";
import { PageFrame, PageTitle } from "#components/shell/page";
import { Texts } from "#components/shell/texts";
import type { Locale } from "#lib/i18n/routing";

type Props = { params: Promise<{ locale: Locale }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "reports" });
  return { title: t("send.title"), robots: { index: false } };
}

export default async function Report({ params }: Props) {
  setRequestLocale((await params).locale);
  const t = await getTranslations("reports");
  return (
    <PageFrame width="form">
      <PageTitle title={t("send.title")} lead={t("send.lead")} />
      <Texts of={["reports.send", "reports.category", "reports.within", "reports.sent", "reports.back"]}>
        <ReportForm />
      </Texts>
    </PageFrame>
  );
}
