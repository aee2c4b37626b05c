// Each filter of a search in words, for its chip and for what is found without it.
import { useLocale, useTranslations } from "next-intl";
import type { VacancyFilter } from "#lib/hiring/search/vacancy-filter";
import { decimalText } from "#lib/hiring/terms/currency";

export function useFilterWords() {
  const t = useTranslations("hiring");
  const locale = useLocale();
  /** The name of a value of a facet, as it stands in the address. */
  const facet = (name: "country" | "region" | "contract" | "occupation", value: string) => t(`${name}.${value}` as "country.ID");
  const words = (filter: VacancyFilter, name: keyof VacancyFilter, organisation: string | null): string => {
    switch (name) {
      case "q":
      case "place":
        return filter[name];
      case "country":
      case "region":
        return facet(name, filter[name] ?? "");
      case "occupation":
        return facet(name, String(filter.occupation));
      case "contract":
        return filter.contract.map((kind) => facet(name, kind)).join(", ");
      case "pay": {
        if (!filter.pay) return "";
        const { minor, currency, unit } = filter.pay;
        const amount = new Intl.NumberFormat(locale, { style: "currency", currency, maximumFractionDigits: 3, minimumFractionDigits: 0 });
        return t("search.payChip", { pay: t(`pay.${unit}`, { amount: amount.format(decimalText(minor, currency)) }) });
      }
      case "education":
        return t("search.educationChip", { level: t(`education.${filter.education ?? "none"}`) });
      case "experience":
        return t(`search.experienceStep.${filter.experience ?? 0}` as "search.experienceStep.0");
      case "remote":
      case "announced":
        return t(`search.${name}`);
      case "organisationId":
        return organisation ?? t("search.organisation");
    }
  };
  return { words, facet };
}
