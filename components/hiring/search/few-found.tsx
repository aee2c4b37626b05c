// Where few or none are found: the same search with one filter less, other regions, other words.
import { useLocale, useTranslations } from "next-intl";
import { paramsOf, type VacancySearch, without } from "#lib/hiring/search/vacancy-filter";
import type { SearchView } from "#lib/hiring/view";
import { Link } from "#lib/i18n/navigation";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { useFilterWords } from "./filter-words.tsx";

type Found = Extract<SearchView, { state: "found" }>;

export function FewFound({ search, view: { overview, wider, regions, organisation } }: { search: VacancySearch; view: Found }) {
  const t = useTranslations("hiring");
  const locale = useLocale();
  const { words, facet } = useFilterWords();
  const helps = wider.length > 0 || regions.length > 0;
  if (overview.total > 0 && !helps) return null;
  const counted = (total: number) => (total > 1_000 ? t("search.over", { count: 1_000 }) : t("search.total", { count: total }));
  const line = "flex min-h-11 flex-wrap items-center justify-between gap-x-4 py-1 font-semibold hover:text-leaf";
  return (
    <Notice
      tone="empty"
      className="mt-6"
      title={t(overview.total === 0 ? "list.noneTitle" : "search.fewTitle")}
      action={
        helps ? undefined : (
          <Button asChild>
            <Link href="/vacancies">{t("vacancy.others")}</Link>
          </Button>
        )
      }
    >
      {helps ? (
        <ul className="mt-1 w-full text-ink">
          {wider.map(({ filter, total }) => (
            <li key={filter} className="border-line border-t">
              <Link href={`/search?${paramsOf(without(search, filter), locale)}`} prefetch={false} className={line}>
                <span className="min-w-0">
                  {t.rich("search.without", { filter: words(search, filter, organisation), b: (text) => <bdi>{text}</bdi> })}
                </span>
                <span className="font-normal text-ink-2 text-sm tabular-nums">{counted(total)}</span>
              </Link>
            </li>
          ))}
          {regions.map(({ value, count }) => (
            <li key={value} className="border-line border-t">
              <Link href={`/search?${paramsOf({ ...search, place: "", region: value }, locale)}`} prefetch={false} className={line}>
                <span className="min-w-0">{t("search.otherRegion", { region: facet("region", value) })}</span>
                <span className="font-normal text-ink-2 text-sm tabular-nums">{counted(count)}</span>
              </Link>
            </li>
          ))}
        </ul>
      ) : (
        t("list.noneText")
      )}
    </Notice>
  );
}
