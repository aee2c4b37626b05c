// The filters: beside the list on wide screens, a sheet of the browser's own on small ones. Links for what is counted, fields of the
// page's one form for the rest.
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { educationLevels, payUnits } from "#lib/hiring/schema";
import { experienceSteps, paramsOf, type VacancySearch } from "#lib/hiring/search/vacancy-filter";
import { amountInput } from "#lib/hiring/terms/amount";
import { currencies } from "#lib/hiring/terms/currency";
import type { SearchOverview } from "#lib/hiring/view";
import { Link } from "#lib/i18n/navigation";
import { Button } from "../../ui/button.tsx";
import { Check, Field, Input, Select } from "../../ui/field.tsx";
import { useFilterWords } from "./filter-words.tsx";

/** The id of the form that all fields belong to, wherever they stand. */
export const searchForm = "vacancy-search";
/** Values of one facet that are offered. */
const shownAtMost = 8;

const panel =
  "fixed inset-x-0 top-auto bottom-0 m-0 max-h-[88dvh] w-full max-w-none overflow-y-auto overscroll-contain rounded-t-3 bg-card p-5 pb-[max(1.25rem,env(safe-area-inset-bottom))] text-ink shadow-float backdrop:bg-[rgb(10_12_9/.55)] lg:static lg:block lg:max-h-none lg:overflow-visible lg:rounded-none lg:bg-transparent lg:p-0 lg:shadow-none";

export function Filters({ search, overview }: { search: VacancySearch; overview: SearchOverview | null }) {
  const t = useTranslations("hiring.search");
  return (
    <aside id="filters" popover="auto" aria-label={t("filtersTitle")} className={panel}>
      <div className="grid gap-6">
        {overview ? (
          <>
            <FacetLinks name="region" search={search} overview={overview} />
            <FacetLinks name="country" search={search} overview={overview} />
            <FacetLinks name="occupation" search={search} overview={overview} />
            <FacetLinks name="contract" search={search} overview={overview} />
          </>
        ) : null}
        <FilterFields key={JSON.stringify(search)} search={search} />
      </div>
    </aside>
  );
}

/** What is chosen already is a chip above the list, and one value alone divides nothing. */
function FacetLinks({ name, search, overview }: { name: keyof SearchOverview["facets"]; search: VacancySearch; overview: SearchOverview }) {
  const t = useTranslations("hiring.search");
  const locale = useLocale();
  const { facet } = useFilterWords();
  const values = overview.facets[name];
  const isChosen = name === "contract" ? search.contract.length > 0 : search[name] !== null;
  if (isChosen || values.length < 2) return null;
  const address = (value: string) => {
    const params = paramsOf(search, locale);
    params.set(name, value);
    return `/search?${params}`;
  };
  return (
    <Part title={t(`facet.${name}`)}>
      <ul>
        {values.slice(0, shownAtMost).map(({ value, count }) => (
          <li key={value}>
            <Link
              href={address(value)}
              prefetch={false}
              className="flex min-h-11 items-center justify-between gap-3 text-sm hover:text-leaf lg:min-h-9"
            >
              <span className="min-w-0">{facet(name, value)}</span>
              <span className="text-ink-2 text-xs tabular-nums">{t("count", { count })}</span>
            </Link>
          </li>
        ))}
      </ul>
      {overview.total > 1_000 ? <p className="text-ink-3 text-xs">{t("among", { count: 1_000 })}</p> : null}
    </Part>
  );
}

function Part({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <section className="grid gap-1.5">
      <h2 className="font-semibold text-sm">{title}</h2>
      {children}
    </section>
  );
}

function FilterFields({ search }: { search: VacancySearch }) {
  const t = useTranslations("hiring");
  const locale = useLocale();
  const { pay } = search;
  const kept = paramsOf(
    { ...search, q: "", place: "", pay: null, education: null, experience: null, remote: false, announced: false },
    locale,
  );
  return (
    <div className="grid gap-4">
      {[...kept].map(([name, value]) => (
        <input key={`${name} ${value}`} type="hidden" form={searchForm} name={name} value={value} />
      ))}
      <Field label={t("search.pay")} hint={t("search.payHint")}>
        <Input
          form={searchForm}
          name="pay"
          inputMode="decimal"
          maxLength={40}
          defaultValue={pay ? amountInput(pay.minor, pay.currency, locale) : ""}
        />
      </Field>
      <div className="grid grid-cols-2 gap-3">
        <Field label={t("form.currency")}>
          <Select form={searchForm} name="currency" defaultValue={pay?.currency ?? currencies[0]}>
            {currencies.map((currency) => (
              <option key={currency}>{currency}</option>
            ))}
          </Select>
        </Field>
        <Field label={t("form.payUnit")}>
          <Select form={searchForm} name="unit" defaultValue={pay?.unit ?? "month"}>
            {payUnits.map((unit) => (
              <option key={unit} value={unit}>
                {t(`unit.${unit}`)}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      <Field label={t("search.experience")}>
        <Select form={searchForm} name="experience" defaultValue={search.experience ?? ""}>
          <option value="">{t("search.any")}</option>
          {experienceSteps.map((step) => (
            <option key={step} value={step}>
              {t(`search.experienceStep.${step}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t("search.education")}>
        <Select form={searchForm} name="education" defaultValue={search.education ?? ""}>
          <option value="">{t("search.any")}</option>
          {educationLevels.map((level) => (
            <option key={level} value={level}>
              {t(`education.${level}`)}
            </option>
          ))}
        </Select>
      </Field>
      <div>
        <Check form={searchForm} name="remote" value="1" defaultChecked={search.remote} label={t("search.remote")} />
        <Check form={searchForm} name="announced" value="1" defaultChecked={search.announced} label={t("search.announced")} />
      </div>
      <Button type="submit" form={searchForm} variant="mine">
        {t("search.show")}
      </Button>
    </div>
  );
}
