// What a search of vacancies finds, for anyone: the same address shows the same search, without a cookie and without a script.
import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { SearchPage } from "#components/hiring/search/search-page";
import { PageFrame, PageTitle } from "#components/shell/page";
import { Texts } from "#components/shell/texts";
import { searchedVacancies } from "#lib/hiring/loaders";
import { readSearch } from "#lib/hiring/search/vacancy-filter";
import type { Locale } from "#lib/i18n/routing";

// Read anew for every address: kept pages are drawn at their first request, without a query.
export const dynamic = "force-dynamic";

type Query = Record<string, string | string[] | undefined>;
type Props = { params: Promise<{ locale: Locale }>; searchParams: Promise<Query> };

const paramsFrom = (query: Query) =>
  new URLSearchParams(
    Object.entries(query).flatMap(([name, values]) => [values ?? []].flat().map((value): [string, string] => [name, value])),
  );

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: "hiring" });
  const { q, place } = readSearch(paramsFrom(await searchParams), locale);
  const words = [q, place].filter(Boolean).join(", ");
  // Of search pages there is no end: search engines read the vacancies instead.
  return { title: words ? t("search.titleWith", { words }) : t("list.title"), robots: { index: false, follow: true } };
}

export default async function SearchedVacancies({ params, searchParams }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const query = paramsFrom(await searchParams);
  const search = readSearch(query, locale);
  const [t, view] = await Promise.all([getTranslations("hiring"), searchedVacancies(search, query.get("after"))]);
  return (
    <PageFrame>
      <PageTitle title={t("list.title")} lead={t("list.lead")} className="mb-6" />
      <Texts>
        <SearchPage search={search} view={view} />
      </Texts>
    </PageFrame>
  );
}
