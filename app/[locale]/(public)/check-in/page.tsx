// One question after a hire, behind a mailed link. The page itself is the same for everybody.
import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { CheckInLink } from "#components/hiring/check-in/check-in-link";
import { PageFrame, PageTitle } from "#components/shell/page";
import { Texts } from "#components/shell/texts";
import { type Locale, routing } from "#lib/i18n/routing";

type Props = { params: Promise<{ locale: Locale }> };

// Nothing here is from the database: made with the build.
export const generateStaticParams = () => routing.locales.map((locale) => ({ locale }));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "hiring.checkIn" });
  return { title: t("title"), robots: { index: false } };
}

export default async function CheckIn({ params }: Props) {
  setRequestLocale((await params).locale);
  const t = await getTranslations("hiring.checkIn");
  return (
    <PageFrame width="form">
      <PageTitle title={t("title")} lead={t("lead")} />
      <Texts of={["hiring.checkIn"]}>
        <CheckInLink />
      </Texts>
    </PageFrame>
  );
}
