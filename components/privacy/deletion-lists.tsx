// What goes with an account, and what stays under which rule and until when: before the deletion, and on its receipt.
import { Check, X } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import type { KeptThing } from "#lib/privacy/view";

const kinds = ["personas", "visits", "hands", "applications", "outcomes", "moderates", "companies"] as const;

/** `isDone`: it is gone already. */
export function GoneList({ counts, isDone }: { counts: Readonly<Record<string, number>>; isDone: boolean }) {
  const t = useTranslations("privacy.deletion");
  const Icon = isDone ? Check : X;
  const lines = [
    t("counts.account"),
    ...kinds.filter((kind) => (counts[kind] ?? 0) > 0).map((kind) => t(`counts.${kind}`, { count: counts[kind] ?? 0 })),
  ];
  return (
    <ul className="mt-2 flex flex-col gap-2 tabular-nums">
      {lines.map((line) => (
        <li key={line} className="flex gap-3">
          <Icon aria-hidden strokeWidth={1.9} className="mt-1 size-4 shrink-0 text-ink-3" />
          <span className="min-w-0">{line}</span>
        </li>
      ))}
    </ul>
  );
}

const rules = ["backup", "waiting", "roomLog", "receipt", "counts", "case", "report"] as const;
type Rule = (typeof rules)[number];
const ruleOf = (kind: string): Rule | "other" => ((rules as readonly string[]).includes(kind) ? (kind as Rule) : "other");

export function KeptList({ kept }: { kept: readonly KeptThing[] }) {
  const t = useTranslations("privacy.deletion");
  const format = useFormatter();
  return (
    <ul className="mt-2 border-b border-line">
      {kept.map(({ kind, until }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes its order
        <li key={index} className="border-t border-line py-3">
          <p className="flex flex-wrap items-baseline justify-between gap-x-3">
            <span className="min-w-0 font-semibold">{t(`kept.${ruleOf(kind)}`)}</span>
            <span className="text-sm text-ink-2 tabular-nums">
              {until
                ? t("until", { date: format.dateTime(new Date(until), { dateStyle: "medium", timeZone: "Asia/Jakarta" }) })
                : t(kind === "counts" ? "forGood" : "untilDecided")}
            </span>
          </p>
          <p className="text-sm text-ink-2">{t(`rule.${ruleOf(kind)}`)}</p>
        </li>
      ))}
    </ul>
  );
}
