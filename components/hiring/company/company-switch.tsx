// Which of one's companies the board shows, for somebody who acts for several.
import { useTranslations } from "next-intl";
import { Link } from "#lib/i18n/navigation";
import { Batik } from "../../ui/brand/batik.tsx";
import { cn } from "../../ui/class/cn.tsx";

export type CompanySwitchProps = { companies: readonly { organisationId: string; name: string; seed: string }[]; shownId: string | null };

export function CompanySwitch({ companies, shownId }: CompanySwitchProps) {
  const t = useTranslations("companies.board");
  if (companies.length < 2) return null;
  return (
    <nav aria-label={t("switch")} className="mb-8">
      <ul className="flex flex-wrap gap-2">
        {companies.map(({ organisationId, name, seed }) => (
          <li key={organisationId} className="max-w-full">
            <Link
              href={{ pathname: "/employer", query: { company: organisationId } }}
              aria-current={organisationId === shownId ? "page" : undefined}
              className={cn(
                "flex min-h-11 items-center gap-2 rounded-full border px-4 font-semibold text-sm hover:border-ink-2",
                organisationId === shownId ? "border-leaf bg-leaf-soft text-leaf-ink" : "border-line",
              )}
            >
              <Batik seed={seed} px={20} shape="square" />
              <bdi translate="no" className="truncate">
                {name}
              </bdi>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
