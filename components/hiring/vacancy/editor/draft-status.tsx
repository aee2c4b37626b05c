"use client";
// Whether what stands in the form is saved, and the way to see it as the public would.
import { Check, CloudOff, LoaderCircle } from "lucide-react";
import { useTranslations } from "next-intl";
import { Link } from "#lib/i18n/navigation";
import { Button } from "../../../ui/button.tsx";
import { Notice } from "../../../ui/notice.tsx";
import type { Saving } from "./use-server-draft.ts";

const icons = { saving: LoaderCircle, saved: Check, unsaved: CloudOff } as const;

export type DraftStatusProps = { saving: Saving; draftId: string; isCurrent: boolean; onStartAnew: () => void };

export function DraftStatus({ saving, draftId, isCurrent, onStartAnew }: DraftStatusProps) {
  const t = useTranslations("vacancies.editor");
  if (saving === "gone")
    return (
      <Notice
        tone="warn"
        title={t("goneTitle")}
        className="basis-full"
        action={
          <Button size="sm" onClick={onStartAnew}>
            {t("startAnew")}
          </Button>
        }
      >
        {t("goneText")}
      </Notice>
    );
  const Icon = saving === "none" ? null : icons[saving];
  return (
    <>
      {draftId && isCurrent ? (
        <Button asChild size="big">
          <Link href={`/employer/drafts/${draftId}`} target="_blank">
            {t("preview")}
          </Link>
        </Button>
      ) : null}
      <p role="status" className="flex items-center gap-1.5 text-ink-2 text-sm">
        {Icon ? <Icon aria-hidden strokeWidth={1.9} className="size-4 shrink-0" /> : null}
        {saving === "none" ? null : t(`saving.${saving}`)}
      </p>
    </>
  );
}
