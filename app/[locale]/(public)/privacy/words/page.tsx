// Asks for the removal of words about oneself that somebody else wrote, with an account or without one.
import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { WordsForm } from "#components/reports/words-form";
import { PageFrame, PageTitle } from "#components/shell/page";
import { Texts } from "#components/shell/texts";
import { type Locale, routing } from "#lib/i18n/routing";

type Props = { params: Promise<{ locale: Locale }> };

// Nothing here is from the database: made with the build.
export const generateStaticParams = () => routing.locales.map((locale) => ({ locale }));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "reports.words" });
  return { title: t("title"), description: t("lead") };
}

export default async function WordsRemoval({ params }: Props) {
  setRequestLocale((await params).locale);
  const t = await getTranslations("reports.words");
  return (
    <PageFrame width="form">
      <PageTitle title={t("title")} lead={t("lead")} />
      <Texts of={["reports.words", "reports.sent"]}>
        <WordsForm />
      </Texts>
    </PageFrame>
  );
}
