// Who moderates, and for whom each of them speaks.
import { useTranslations } from "next-intl";
import { Batik } from "../ui/brand/batik.tsx";

export type ModeratorListProps = { people: readonly { name: string; seed: string; host: boolean; speaksFor: string | null }[] };

export function ModeratorList({ people }: ModeratorListProps) {
  const t = useTranslations("schedule");
  return (
    <ul className="grid gap-3">
      {people.map((one) => (
        <li key={one.seed} className="flex items-center gap-3">
          <Batik seed={one.seed} px={42} shape="square" />
          <div className="min-w-0">
            <p className="font-semibold">
              <bdi translate="no">{one.name}</bdi>
            </p>
            <p className="text-sm text-ink-2">
              {[one.host ? t("host") : null, one.speaksFor ? t("speaksFor", { organisation: one.speaksFor }) : t("volunteer")]
                .filter(Boolean)
                .join(" · ")}
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}
