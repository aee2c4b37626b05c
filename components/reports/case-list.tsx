"use client";
// The cases of the desk, one line each: what it is, by when, who has it. The same facts stand above the case itself.
import { ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { Chip } from "#components/ui/chip";
import { cn } from "#components/ui/class/cn";
import { When } from "#components/ui/time/when";
import { Link } from "#lib/i18n/navigation";
import type { CaseLine } from "#lib/reports/view";

export function CaseList({ cases }: { cases: readonly CaseLine[] }) {
  return (
    <ul className="border-line border-t">
      {cases.map((line) => (
        <li key={line.caseId} className="border-line border-b">
          <Row line={line} />
        </li>
      ))}
    </ul>
  );
}

function Row({ line }: { line: CaseLine }) {
  return (
    <Link href={`/reports/cases/${line.caseId}`} prefetch={false} className="flex min-h-14 items-center gap-3 py-3 hover:text-leaf">
      <CaseFacts line={line} className="flex-1" />
      <ChevronRight aria-hidden strokeWidth={1.9} className="size-5 shrink-0 text-ink-3 rtl:rotate-180" />
    </Link>
  );
}

export function CaseFacts({ line, className }: { line: CaseLine; className?: string }) {
  const t = useTranslations("reports");
  const isOpen = line.state === "open" || line.state === "appealed";
  return (
    <span className={cn("block min-w-0", className)}>
      <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="font-semibold wrap-anywhere">
          {line.subject === "words" ? t("case.wordsAbout") : <bdi translate="no">{line.name || t("case.nameless")}</bdi>}
        </span>
        {line.isOverdue ? <Chip tone="danger">{t("desk.overdue")}</Chip> : null}
        {isOpen && line.isFast ? <Chip tone="first">{t("desk.fast")}</Chip> : null}
        {line.state === "appealed" ? <Chip>{t("case.appeal")}</Chip> : null}
        {line.claim === "free" ? null : <Chip tone={line.claim === "mine" ? "ok" : "plain"}>{t(`desk.${line.claim}`)}</Chip>}
      </span>
      <span className="mt-0.5 block text-sm text-ink-2">
        {[
          t(`subject.${line.subject}`),
          t(`category.${line.category}`),
          t("desk.reports", { count: line.reports }),
          ...(line.vouched < line.reports ? [t("desk.vouched", { count: line.vouched })] : []),
        ].join(" · ")}
        {line.forum ? (
          <>
            {" · "}
            <bdi>{line.forum}</bdi>
          </>
        ) : null}
        {isOpen ? (
          <>
            {" · "}
            {t.rich("desk.due", { at: () => <When at={line.dueAt} as="short" /> })}
          </>
        ) : (
          ` · ${t(`state.${line.state === "closed" ? "closed" : "decided"}`)}`
        )}
      </span>
    </span>
  );
}
