// The newest vacancies as lines with rules, in two columns where there is room.
import { useTranslations } from "next-intl";
import type { VacancyLine } from "#lib/hiring/view";
import { Link } from "#lib/i18n/navigation";
import { PayLine } from "../hiring/vacancy/pay-line.tsx";
import { PlaceText } from "../hiring/vacancy/place-text.tsx";
import { Notice } from "../ui/notice.tsx";

export type NewestVacanciesProps = { lines: readonly VacancyLine[] };

export function NewestVacancies({ lines }: NewestVacanciesProps) {
  const t = useTranslations("home");
  if (lines.length === 0)
    return (
      <Notice tone="empty" title={t("noVacancies")}>
        {t("noVacanciesBody")}
      </Notice>
    );
  return (
    <ul className="grid md:grid-cols-2 md:gap-x-9">
      {lines.map((line) => (
        <li key={line.vacancyId} className="border-t border-line">
          <Link href={`/vacancies/${line.vacancyId}`} className="group grid gap-x-3.5 gap-y-1 py-3.5 sm:grid-cols-[minmax(0,1fr)_auto]">
            <span className="min-w-0">
              <span className="block font-semibold group-hover:text-leaf">
                <bdi>{line.title}</bdi>
              </span>
              <span className="block text-sm text-ink-2">
                <bdi>{line.organisation}</bdi> · <PlaceText {...line} />
              </span>
            </span>
            <span className="flex flex-wrap items-baseline gap-x-3 tabular-nums sm:block sm:text-end">
              <span className="block font-semibold">
                <PayLine pay={line.pay} />
              </span>
              <span className="block text-sm text-ink-2">{t("seats", { left: line.left, openings: line.openings })}</span>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
