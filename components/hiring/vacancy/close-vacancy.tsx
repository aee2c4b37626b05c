"use client";
// Closing a vacancy, asked once more: it cannot be opened again.
import { useTranslations } from "next-intl";
import { useState } from "react";
import { closeVacancy } from "#lib/hiring/actions";
import { useAction } from "../../ui/action/use-action.tsx";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Sheet } from "../../ui/sheet.tsx";

export function CloseVacancy({ vacancyId }: { vacancyId: string }) {
  const t = useTranslations("hiring.employer");
  const [open, setOpen] = useState(false);
  const action = useAction();
  const close = () => void action.run(() => closeVacancy({ vacancyId }), { after: () => setOpen(false), refresh: true });

  return (
    <>
      <Button size="sm" variant="quiet" onClick={() => setOpen(true)}>
        {t("close")}
      </Button>
      <Sheet open={open} onClose={() => setOpen(false)} title={t("closeTitle")}>
        <p className="text-ink-2">{t("closeText")}</p>
        {action.sentence ? <Notice tone="fault" title={action.sentence} className="mt-3" /> : null}
        <div className="mt-4 flex flex-wrap gap-2">
          <Button variant="danger" onClick={close} disabled={action.pending} aria-busy={action.pending}>
            {t("closeYes")}
          </Button>
          <Button onClick={() => setOpen(false)}>{t("closeNo")}</Button>
        </div>
      </Sheet>
    </>
  );
}
