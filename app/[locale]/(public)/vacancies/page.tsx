// Open vacancies, newest first, for anyone.
import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { VacancyLines } from "#components/hiring/vacancy/vacancy-lines";
import { VacancySearch } from "#components/hiring/vacancy/vacancy-search";
import { moreLink, PageFrame, PageTitle } from "#components/shell/page";
import { Texts } from "#components/shell/texts";
import { Button } from "#components/ui/button";
import { Notice } from "#components/ui/notice";
import { latestVacancies } from "#lib/hiring/loaders";
import { Link } from "#lib/i18n/navigation";
import type { Locale } from "#lib/i18n/routing";

type Props = { params: Promise<{ locale: Locale }> };

/** Made at the first visit, when there is a database, then kept until something of it changes. */
export const generateStaticParams = () => [];

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "hiring" });
  return { title: t("list.title"), description: t("list.lead") };
}

export default async function Vacancies({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const t = await getTranslations("hiring");
  const { lines, total } = await latestVacancies(50);
  return (
    <PageFrame>
      <PageTitle
        title={t("list.title")}
        lead={t("list.lead")}
        action={
          <Link href="/employer" prefetch={false} className={moreLink}>
            {t("list.post")}
          </Link>
        }
        className="mb-6"
      />
      <Texts
        of={[
          "hiring.list",
          "hiring.contract",
          "hiring.seats",
          "hiring.pay",
          "hiring.country",
          "hiring.remote",
          "hiring.town",
          "hiring.zone",
          "hiring.until",
        ]}
      >
        <VacancySearch total={total}>
          {lines.length > 0 ? (
            <VacancyLines vacancies={lines} />
          ) : (
            <Notice
              tone="empty"
              title={t("list.emptyTitle")}
              action={
                <Button asChild>
                  <Link href="/schedule">{t("list.schedule")}</Link>
                </Button>
              }
            >
              {t("list.emptyText")}
            </Notice>
          )}
        </VacancySearch>
      </Texts>
    </PageFrame>
  );
}
