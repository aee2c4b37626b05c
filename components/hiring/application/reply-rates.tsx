// How fast a company answers those who apply, each share with what it is a share of.
import { useTranslations } from "next-intl";
import type { Replies } from "#lib/hiring/application/view";

export function ReplyRates({ replies: { due, inTime, ghosted, medianDays, windowDays } }: { replies: Replies }) {
  const t = useTranslations("hiring.replies");
  return (
    <section className="rounded-2 border border-line p-4 text-sm tabular-nums">
      <h2 className="text-md">{t("title")}</h2>
      <ul className="mt-2 grid gap-1">
        <li>{t("inTime", { inTime, due, share: inTime / due })}</li>
        <li>{t("ghosted", { ghosted, due, share: ghosted / due })}</li>
        <li>{medianDays === null ? t("medianNever") : t("median", { days: medianDays })}</li>
      </ul>
      <p className="mt-2 text-ink-2 text-xs">{t("text", { days: windowDays })}</p>
    </section>
  );
}
