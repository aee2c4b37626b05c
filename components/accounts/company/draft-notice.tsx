"use client";
// Says that what stands in the form was written before, and offers to start anew.
import { useTranslations } from "next-intl";
import { Button } from "../../ui/button.tsx";

export function DraftNotice({ onDiscard }: { onDiscard: () => void }) {
  const t = useTranslations("companies.form");
  return (
    <div className="mb-6 flex flex-wrap items-center justify-between gap-2 rounded-2 bg-sunk px-4 py-1 text-ink-2 text-sm">
      {t("draft")}
      <Button size="sm" variant="quiet" onClick={onDiscard}>
        {t("discard")}
      </Button>
    </div>
  );
}
