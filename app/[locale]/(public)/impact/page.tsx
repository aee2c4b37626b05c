// What came of all forums.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { ImpactReport } from "#components/hiring/impact/impact-report";
import { PageFrame } from "#components/shell/page";
import { impactForums, impactPage } from "#lib/hiring/loaders";
import type { Locale } from "#lib/i18n/routing";

type Props = { params: Promise<{ locale: Locale }> };

/** Made at the first visit, when there is a database, then kept until something of it changes. */
export const generateStaticParams = () => [];

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "impact" });
  return { title: t("title"), description: t("unit") };
}

export default async function ImpactOfAll({ params }: Props) {
  setRequestLocale((await params).locale);
  const [statistics, forums] = await Promise.all([impactPage(), impactForums()]);
  if (!statistics) notFound();
  return (
    <PageFrame>
      <ImpactReport statistics={statistics} forums={forums} />
    </PageFrame>
  );
}
