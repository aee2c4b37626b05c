// How far one is with deleting: three bars, and the same in words.
import { useTranslations } from "next-intl";
import { cn } from "../ui/class/cn.tsx";

export function Steps({ now }: { now: 1 | 2 | 3 }) {
  const t = useTranslations("privacy.deletion");
  return (
    <div>
      <p className="text-sm text-ink-2 tabular-nums">{t("step", { step: now })}</p>
      <div aria-hidden className="mt-2 grid grid-cols-3 gap-1">
        {[1, 2, 3].map((step) => (
          <span key={step} className={cn("h-1 rounded-full", step <= now ? "bg-ink" : "bg-line")} />
        ))}
      </div>
    </div>
  );
}
