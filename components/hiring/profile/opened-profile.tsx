"use client";
// The parts of an applicant's profile that they let the company read. Opened by a press of its own, which the applicant sees.
import { useTranslations } from "next-intl";
import { useState } from "react";
import { openProfile } from "#lib/hiring/actions";
import type { SharedParts } from "#lib/hiring/profile/parts";
import type { ShownSection } from "#lib/hiring/profile/sections";
import { useAction } from "../../ui/action/use-action.tsx";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { useVisitorZone } from "../../ui/time/visitor-zone.tsx";
import { useDay } from "../use-day.tsx";
import { PartLines } from "./part-lines.tsx";

export function OpenedProfile({ applicationId }: { applicationId: string }) {
  const t = useTranslations("hiring.share");
  const { day } = useDay(useVisitorZone());
  const [read, setRead] = useState<{ parts: SharedParts; sharedAt: string } | null>(null);
  const action = useAction();
  if (!read)
    return (
      <div className="grid gap-2">
        <Button
          className="justify-self-start"
          aria-busy={action.pending}
          onClick={() => void action.run(() => openProfile({ applicationId }), { after: setRead })}
        >
          {t("open")}
        </Button>
        <p className="text-ink-2 text-xs">{t("openText")}</p>
        {action.sentence ? <Notice tone="fault" title={action.sentence} /> : null}
      </div>
    );
  return (
    <section aria-label={t("opened")} className="grid gap-4">
      <p className="text-ink-2 text-sm">{t("asOf", { date: day(read.sharedAt) })}</p>
      {(Object.keys(read.parts) as ShownSection[]).map((section) => (
        <div key={section}>
          <h3 className="mb-2 text-lg">{t(`part.${section}`)}</h3>
          <PartLines section={section} parts={read.parts} />
        </div>
      ))}
    </section>
  );
}
