"use client";
// The end of a forum, asked for twice.
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useAction } from "#components/ui/action/use-action";
import { Button } from "#components/ui/button";
import { Sheet } from "#components/ui/sheet";
import { stopSeries } from "#lib/rooms/actions";

export function StopSeries({ seriesId, title }: { seriesId: string; title: string }) {
  const t = useTranslations("series.stop");
  const action = useAction();
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Button variant="danger" className="self-start" onClick={() => setAsking(true)}>
        {t("action")}
      </Button>
      <Sheet open={isAsking} onClose={() => setAsking(false)} title={t("confirmTitle", { title })}>
        <p className="text-ink-2">{t("text")}</p>
        {action.sentence ? (
          <p role="alert" className="mt-2 text-sm text-bata-ink">
            {action.sentence}
          </p>
        ) : null}
        <div className="mt-5 flex flex-wrap justify-end gap-2">
          <Button variant="quiet" onClick={() => setAsking(false)}>
            {t("keep")}
          </Button>
          <Button
            variant="danger"
            disabled={action.pending}
            aria-busy={action.pending}
            onClick={() => action.run(() => stopSeries({ seriesId }), { after: () => setAsking(false), refresh: true })}
          >
            {t("confirm")}
          </Button>
        </div>
      </Sheet>
    </>
  );
}
