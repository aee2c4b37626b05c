// Vacancies as lines with rules: the job and its company, the pay and the seats left.
import { useTranslations } from "next-intl";
import type { VacancyLine } from "#lib/hiring/view";
import { Link } from "#lib/i18n/navigation";
import { PayLine } from "./pay-line.tsx";
import { PlaceText } from "./place-text.tsx";
import { useDeadline } from "./use-deadline.tsx";

export function VacancyLines({ vacancies, withOrganisation = true }: { vacancies: readonly VacancyLine[]; withOrganisation?: boolean }) {
  const t = useTranslations("hiring");
  const { until } = useDeadline();
  return (
    <ul className="border-line border-t">
      {vacancies.map((vacancy) => (
        <li key={vacancy.vacancyId} className="border-line border-b">
          <Link
            href={`/vacancies/${vacancy.vacancyId}`}
            className="group grid gap-x-6 gap-y-1 py-4 transition-colors hover:bg-[color-mix(in_srgb,var(--color-sunk)_55%,transparent)] sm:grid-cols-[minmax(0,1fr)_auto] sm:-mx-3 sm:rounded-1 sm:px-3"
          >
            <span className="min-w-0">
              <span className="block font-semibold text-lg group-hover:text-leaf">
                <bdi>{vacancy.title}</bdi>
              </span>
              <span className="block text-ink-2 text-sm">
                {withOrganisation ? (
                  <>
                    <bdi>{vacancy.organisation}</bdi> ·{" "}
                  </>
                ) : null}
                <PlaceText {...vacancy} /> · {t(`contract.${vacancy.contract}`)}
              </span>
            </span>
            <span className="flex flex-wrap items-baseline gap-x-4 tabular-nums sm:block sm:text-end">
              <span className="block font-semibold">
                <PayLine pay={vacancy.pay} />
              </span>
              <span className="block text-ink-2 text-sm">
                {t("seats", { left: vacancy.left, openings: vacancy.openings })} · {until(vacancy, false)}
              </span>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
