// Who moderates a forum, and for whom each of them speaks: a moderator hides neither.
import { useTranslations } from "next-intl";
import { Batik } from "#components/ui/brand/batik";
import { Chip } from "#components/ui/chip";

export type ModeratorLine = { name: string; seed: string; host: boolean; speaksFor: string | null };

export function ModeratorList({ moderators }: { moderators: readonly ModeratorLine[] }) {
  const t = useTranslations("rooms");
  return (
    <ul className="flex flex-col gap-3">
      {moderators.map((moderator) => (
        <li key={moderator.seed} className="flex items-center gap-3">
          <Batik seed={moderator.seed} px={40} shape="square" />
          <div className="min-w-0 flex-1">
            <p className="flex items-center gap-2 font-semibold">
              <bdi translate="no" className="truncate">
                {moderator.name}
              </bdi>
              {moderator.host && <Chip>{t("people.host")}</Chip>}
            </p>
            <p className="text-ink-2 text-sm">
              {moderator.speaksFor ? t("people.speaksFor", { organisation: moderator.speaksFor }) : t("people.volunteer")}
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}
