"use client";
// How I hear of new applications to one company: a letter for each at once, or one collected letter a day.
import { useTranslations } from "next-intl";
import { useState } from "react";
import { chooseMemberLetters } from "#lib/hiring/actions";
import { useAction } from "../../ui/action/use-action.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Segmented } from "../../ui/segmented.tsx";

export function MemberLetterChoice({ organisationId, isAtOnce }: { organisationId: string; isAtOnce: boolean }) {
  const t = useTranslations("hiring.letters");
  const [mode, setMode] = useState<"at_once" | "daily">(isAtOnce ? "at_once" : "daily");
  const action = useAction();

  function choose(next: "at_once" | "daily") {
    void action.run(() => chooseMemberLetters({ organisationId, mode: next }), { after: () => setMode(next) });
  }

  return (
    <div className="mb-6">
      <p className="mb-2 font-semibold text-sm">{t("title")}</p>
      <Segmented
        label={t("title")}
        value={mode}
        onChange={choose}
        options={[
          { value: "daily", label: t("daily") },
          { value: "at_once", label: t("atOnce") },
        ]}
      />
      <p className="mt-1 text-ink-2 text-xs">{t("text")}</p>
      {action.sentence ? <Notice tone="fault" title={action.sentence} className="mt-2" /> : null}
    </div>
  );
}
