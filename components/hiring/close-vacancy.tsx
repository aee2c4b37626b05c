"use client";
// Closing a vacancy, asked once more: it cannot be opened again.
import { useTranslations } from "next-intl";
import { useState } from "react";
import { closeVacancy } from "#lib/hiring/actions";
import { useRouter } from "#lib/i18n/navigation";
import { unanswered } from "#lib/platform/unanswered";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { useRefusal } from "../ui/refusal.tsx";
import { Sheet } from "../ui/sheet.tsx";

export function CloseVacancy({ vacancyId }: { vacancyId: string }) {
  const t = useTranslations("hiring.employer");
  const say = useRefusal();
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);

  async function close() {
    setBusy(true);
    const answer = await closeVacancy({ vacancyId }).catch(unanswered);
    setBusy(false);
    if (!answer.ok) return setFault(say(answer));
    setOpen(false);
    router.refresh();
  }

  return (
    <>
      <Button size="sm" variant="quiet" onClick={() => setOpen(true)}>
        {t("close")}
      </Button>
      <Sheet open={open} onClose={() => setOpen(false)} title={t("closeTitle")}>
        <p className="text-ink-2">{t("closeText")}</p>
        {fault ? <Notice tone="fault" title={fault} className="mt-3" /> : null}
        <div className="mt-4 flex flex-wrap gap-2">
          <Button variant="danger" onClick={close} disabled={busy} aria-busy={busy}>
            {t("closeYes")}
          </Button>
          <Button onClick={() => setOpen(false)}>{t("closeNo")}</Button>
        </div>
      </Sheet>
    </>
  );
}
