"use client";
// The cases of the desk, one line each: what it is, by when, who has it.
import { ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { Chip } from "#components/ui/chip";
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
  const t = useTranslations("reports");
  const isOpen = line.state === "open" || line.state === "appealed";
  return (
    <Link href={`/reports/cases/${line.caseId}`} prefetch={false} className="flex min-h-14 items-center gap-3 py-3 hover:text-leaf">
      <span className="min-w-0 flex-1">
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span className="font-semibold wrap-anywhere">
            <bdi translate="no">{line.name || t("case.nameless")}</bdi>
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
      <ChevronRight aria-hidden strokeWidth={1.9} className="size-5 shrink-0 text-ink-3 rtl:rotate-180" />
    </Link>
  );
}
