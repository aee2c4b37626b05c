"use client";
// After the turn: thanks, the microphone is closed, and where the outcome will stand.
import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button";
import { Card } from "#components/ui/card";
import { Link } from "#lib/i18n/navigation";

export function AfterTurn({ onClose }: { onClose: () => void }) {
  const t = useTranslations("rooms");
  return (
    <Card className="border-leaf bg-leaf-soft px-3.5 py-3 text-leaf-ink" role="status">
      <h3 className="text-md">{t("after.title")}</h3>
      <p className="mt-1 text-sm">{t("after.body")}</p>
      <div className="mt-2.5 flex flex-wrap gap-2">
        <Button asChild variant="mine" size="sm">
          <Link href="/me">{t("after.mine")}</Link>
        </Button>
        <Button variant="quiet" size="sm" onClick={onClose}>
          {t("after.close")}
        </Button>
      </div>
    </Card>
  );
}
