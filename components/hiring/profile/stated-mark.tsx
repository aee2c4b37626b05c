// What stands behind a claim. Until somebody checks claims, every one is stated by its person alone: hatched, as everywhere one side says so.
import { CircleSlash2 } from "lucide-react";
import { useTranslations } from "next-intl";

export function StatedMark() {
  const t = useTranslations("profile");
  return (
    <span className="inline-flex h-[26px] shrink-0 items-center gap-1.5 rounded-full border border-edge border-dashed ps-2 pe-2.5 font-semibold text-ink-2 text-xs">
      <CircleSlash2 aria-hidden strokeWidth={1.9} className="size-3.5" />
      {t("stated")}
    </span>
  );
}
