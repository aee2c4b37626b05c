// Open vacancies, newest first, for anyone.
import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { SearchPage } from "#components/hiring/search/search-page";
import { moreLink, PageFrame, PageTitle } from "#components/shell/page";
import { Texts } from "#components/shell/texts";
import { Button } from "#components/ui/button";
import { Notice } from "#components/ui/notice";
import { newestVacancies } from "#lib/hiring/loaders";
import { emptyFilter } from "#lib/hiring/search/vacancy-filter";
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
  const view = await newestVacancies();
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
      <Texts>
        {view.overview.total === 0 ? (
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
        ) : (
          <SearchPage search={{ ...emptyFilter, sort: "newest" }} view={view} />
        )}
      </Texts>
    </PageFrame>
  );
}
