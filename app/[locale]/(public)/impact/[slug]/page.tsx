// What came of one forum.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { ImpactReport } from "#components/hiring/impact/impact-report";
import { PageFrame } from "#components/shell/page";
import { impactForums, impactPage } from "#lib/hiring/loaders";
import type { Locale } from "#lib/i18n/routing";

type Props = { params: Promise<{ locale: Locale; slug: string }> };

/** Made at the first visit, kept until the next month is published. */
export const generateStaticParams = () => [];

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, slug } = await params;
  const t = await getTranslations({ locale, namespace: "impact" });
  const statistics = await impactPage(slug);
  return { title: statistics?.series ? `${t("title")}: ${statistics.series.title}` : t("title") };
}

export default async function ImpactOfForum({ params }: Props) {
  const { locale, slug } = await params;
  setRequestLocale(locale);
  const [statistics, forums] = await Promise.all([impactPage(slug), impactForums()]);
  if (!statistics) notFound();
  return (
    <PageFrame>
      <ImpactReport statistics={statistics} forums={forums} />
    </PageFrame>
  );
}
