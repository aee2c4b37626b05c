"use client";
// Vacancies that are being written, to go on with or to throw away.
import { useTranslations } from "next-intl";
import { useState } from "react";
import { dropVacancyDraft } from "#lib/hiring/actions";
import type { DraftLine } from "#lib/hiring/vacancy/view";
import { Link } from "#lib/i18n/navigation";
import { useAction } from "../../ui/action/use-action.tsx";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Sheet } from "../../ui/sheet.tsx";
import { useDay } from "../use-day.tsx";

export function DraftLines({ drafts }: { drafts: readonly DraftLine[] }) {
  const t = useTranslations("vacancies.drafts");
  const { day } = useDay();
  const [dropped, setDropped] = useState<DraftLine | null>(null);
  const action = useAction();
  if (drafts.length === 0) return null;
  const drop = () => {
    if (dropped) void action.run(() => dropVacancyDraft({ draftId: dropped.draftId }), { after: () => setDropped(null), refresh: true });
  };
  return (
    <section className="mb-12">
      <h2 className="text-xl">{t("title")}</h2>
      <ul className="mt-3 border-line border-t">
        {drafts.map((draft) => (
          <li key={draft.draftId} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-line border-b py-3">
            <div className="min-w-0">
              <Link href={`/employer/vacancies/new?draft=${draft.draftId}`} className="tap-44 font-semibold hover:text-leaf">
                <bdi>{draft.title.trim() || t("untitled")}</bdi>
              </Link>
              <p className="text-ink-2 text-sm">{t("changed", { date: day(draft.changedAt, false) })}</p>
            </div>
            <div className="flex gap-2 max-md:-ms-3.5">
              <Button asChild size="sm" variant="quiet">
                <Link href={`/employer/drafts/${draft.draftId}`}>{t("preview")}</Link>
              </Button>
              <Button size="sm" variant="quiet" onClick={() => setDropped(draft)}>
                {t("drop")}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      <Sheet open={dropped !== null} onClose={() => setDropped(null)} title={t("dropTitle")}>
        <p className="text-ink-2">
          <bdi>{dropped?.title.trim() || t("untitled")}</bdi>
        </p>
        {action.sentence ? <Notice tone="fault" title={action.sentence} className="mt-3" /> : null}
        <div className="mt-4 flex flex-wrap gap-2">
          <Button variant="danger" onClick={drop} disabled={action.pending} aria-busy={action.pending}>
            {t("dropYes")}
          </Button>
          <Button onClick={() => setDropped(null)}>{t("dropNo")}</Button>
        </div>
      </Sheet>
    </section>
  );
}
