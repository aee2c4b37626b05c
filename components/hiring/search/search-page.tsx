// The search of vacancies as a page: words and filters as a plain form and plain links, what was found, and what helps where few are.
// It is drawn on the server and needs no script.
import { Rss, Search, SlidersHorizontal, X } from "lucide-react";
import Form from "next/form";
import { useLocale, useTranslations } from "next-intl";
import { activeFilters, paramsOf, textAtMost, type VacancyFilter, type VacancySearch, without } from "#lib/hiring/search/vacancy-filter";
import type { SearchView } from "#lib/hiring/view";
import { Link } from "#lib/i18n/navigation";
import { moreLink } from "../../shell/page.tsx";
import { Button } from "../../ui/button.tsx";
import { Field, Input } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { VacancyLines } from "../vacancy/vacancy-lines.tsx";
import { FewFound } from "./few-found.tsx";
import { useFilterWords } from "./filter-words.tsx";
import { Filters, searchForm } from "./filters.tsx";

export function SearchPage({ search, view }: { search: VacancySearch; view: SearchView }) {
  const t = useTranslations("hiring");
  const locale = useLocale();
  return (
    <>
      <search>
        <Form
          id={searchForm}
          action={`/${locale}/search`}
          className="grid items-end gap-3 sm:grid-cols-[minmax(0,1.4fr)_minmax(0,1fr)_auto]"
        >
          <Field label={t("list.words")}>
            <Input
              key={search.q}
              name="q"
              type="search"
              maxLength={textAtMost}
              defaultValue={search.q}
              placeholder={t("list.wordsHint")}
              enterKeyHint="search"
            />
          </Field>
          <Field label={t("list.place")}>
            <Input
              key={search.place}
              name="place"
              type="search"
              maxLength={textAtMost}
              defaultValue={search.place}
              placeholder={t("list.placeHint")}
              enterKeyHint="search"
              autoComplete="address-level2"
            />
          </Field>
          <Button type="submit" variant="main">
            <Search aria-hidden strokeWidth={1.9} />
            {t("list.search")}
          </Button>
        </Form>
      </search>
      <div className="mt-6 gap-x-12 lg:grid lg:grid-cols-[15rem_minmax(0,1fr)]">
        <Button popoverTarget="filters" className="lg:hidden">
          <SlidersHorizontal aria-hidden strokeWidth={1.9} />
          {t("search.filters", { count: activeFilters(search).filter((name) => name !== "q" && name !== "place").length })}
        </Button>
        <Filters search={search} overview={view.state === "found" ? view.overview : null} />
        <div className="min-w-0">
          <ActiveFilters search={search} organisation={view.organisation} />
          {view.state === "slow" ? (
            <Notice tone="warn" title={t("search.slowTitle")} className="mt-4">
              {t("search.slowText")}
            </Notice>
          ) : (
            <Results search={search} view={view} />
          )}
        </div>
      </div>
    </>
  );
}

const chip =
  "tap-44 inline-flex min-h-9 max-w-full items-center gap-1.5 rounded-full bg-leaf-soft px-3 text-sm font-semibold text-leaf-ink hover:bg-sunk [&_svg]:size-4 [&_svg]:shrink-0";

/** What is asked beside nothing: each is taken away by itself. */
function ActiveFilters({ search, organisation }: { search: VacancyFilter; organisation: string | null }) {
  const t = useTranslations("hiring.search");
  const locale = useLocale();
  const { words } = useFilterWords();
  const active = activeFilters(search);
  if (active.length === 0) return null;
  return (
    <ul aria-label={t("active")} className="mt-4 flex flex-wrap items-center gap-2 lg:mt-0">
      {active.map((name) => {
        const said = words(search, name, organisation);
        return (
          <li key={name} className="min-w-0">
            <Link
              href={`/search?${paramsOf(without(search, name), locale)}`}
              prefetch={false}
              className={chip}
              aria-label={t("drop", { filter: said })}
            >
              <bdi className="min-w-0 truncate">{said}</bdi>
              <X aria-hidden strokeWidth={1.9} />
            </Link>
          </li>
        );
      })}
      {active.length > 1 ? (
        <li>
          <Link href="/vacancies" prefetch={false} className={moreLink}>
            {t("dropAll")}
          </Link>
        </li>
      ) : null}
    </ul>
  );
}

function Results({ search, view }: { search: VacancySearch; view: Extract<SearchView, { state: "found" }> }) {
  const t = useTranslations("hiring.search");
  const locale = useLocale();
  const { overview, lines, next, isLater, spelled } = view;
  const address = (more: Partial<VacancySearch>, after?: string) => {
    const params = paramsOf({ ...search, ...more }, locale);
    if (after) params.set("after", after);
    return `/search?${params}`;
  };
  const feed = paramsOf(search, locale);
  feed.set("lang", locale);
  return (
    <>
      <div className="mt-4 mb-3 flex min-h-11 flex-wrap items-center justify-between gap-x-6 gap-y-1">
        <p role="status" className="text-ink-2 text-sm tabular-nums">
          {overview.total > 1_000 ? t("over", { count: 1_000 }) : t("total", { count: overview.total })}
        </p>
        <p className="flex flex-wrap items-center gap-x-4">
          {search.q ? (
            <Link href={address({ sort: search.sort === "title" ? "newest" : "title" })} prefetch={false} className={moreLink}>
              {t(search.sort === "title" ? "byTime" : "byTitle")}
            </Link>
          ) : null}
          <a href={`/api/feeds/vacancies.rss?${feed}`} className={`${moreLink} gap-1.5 [&_svg]:size-4`}>
            <Rss aria-hidden strokeWidth={1.9} />
            {t("feed")}
          </a>
        </p>
      </div>
      {spelled ? (
        <p className="mb-3 text-sm">
          {t.rich("spelled", { typed: search.q, words: spelled, b: (text) => <bdi className="font-semibold">{text}</bdi> })}
        </p>
      ) : null}
      {search.sort === "title" && overview.total > 1_000 ? (
        <p className="mb-3 text-ink-2 text-sm">{t("byTitleAmong", { count: 1_000 })}</p>
      ) : null}
      {lines.length > 0 ? <VacancyLines vacancies={lines} /> : null}
      {lines.length > 0 && (next || isLater) ? (
        <nav aria-label={t("pages")} className="mt-6 flex flex-wrap gap-3">
          {isLater ? (
            <Button asChild>
              <Link href={address({})} prefetch={false}>
                {t("first")}
              </Link>
            </Button>
          ) : null}
          {next ? (
            <Button asChild>
              <Link href={address({}, next)} prefetch={false}>
                {t("next")}
              </Link>
            </Button>
          ) : null}
        </nav>
      ) : null}
      {isLater ? null : <FewFound search={search} view={view} />}
    </>
  );
}
