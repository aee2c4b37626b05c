"use client";
// Asks before a permission is taken back, and says what follows from it.
import { useTranslations } from "next-intl";
import { withdrawGrant } from "#lib/disclosure/actions";
import type { AboutKind } from "#lib/disclosure/schema";
import { useAction } from "../ui/action/use-action.tsx";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { Sheet } from "../ui/sheet.tsx";

export type Leaving = { grantId: string; to: string; aboutKind: AboutKind };

export function WithdrawSheet({ leaving, onClose }: { leaving: Leaving | null; onClose: () => void }) {
  const t = useTranslations("disclosure.withdraw");
  const action = useAction();
  const { grantId = "", to = "", aboutKind = "room" } = leaving ?? {};
  const withdraw = () => void action.run(() => withdrawGrant({ grantId }), { after: onClose, refresh: true });
  return (
    <Sheet open={leaving !== null} onClose={onClose} title={t("title")}>
      <p className="text-ink-2">{t(aboutKind === "application" ? "textApplication" : "text", { name: to })}</p>
      {action.sentence ? <Notice tone="fault" title={action.sentence} className="mt-3" /> : null}
      <div className="mt-4 flex flex-wrap gap-2">
        <Button variant="danger" onClick={withdraw} disabled={action.pending} aria-busy={action.pending}>
          {t("yes")}
        </Button>
        <Button onClick={onClose}>{t("no")}</Button>
      </div>
    </Sheet>
  );
}
