"use client";
// The end of a forum, asked for twice.
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "#components/ui/button";
import { useRefusal } from "#components/ui/refusal";
import { Sheet } from "#components/ui/sheet";
import { stopSeries } from "#lib/rooms/actions";
import { useDeed } from "./use-deed.ts";

export function StopSeries({ seriesId, title }: { seriesId: string; title: string }) {
  const t = useTranslations("series.stop");
  const say = useRefusal();
  const { run, isBusy, refusal } = useDeed();
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Button variant="danger" className="self-start" onClick={() => setAsking(true)}>
        {t("action")}
      </Button>
      <Sheet open={isAsking} onClose={() => setAsking(false)} title={t("confirmTitle", { title })}>
        <p className="text-ink-2">{t("text")}</p>
        {refusal ? (
          <p role="alert" className="mt-2 text-sm text-bata-ink">
            {say(refusal)}
          </p>
        ) : null}
        <div className="mt-5 flex flex-wrap justify-end gap-2">
          <Button variant="quiet" onClick={() => setAsking(false)}>
            {t("keep")}
          </Button>
          <Button
            variant="danger"
            disabled={isBusy}
            aria-busy={isBusy}
            onClick={() =>
              run(
                () => stopSeries({ seriesId }),
                () => setAsking(false),
              )
            }
          >
            {t("confirm")}
          </Button>
        </div>
      </Sheet>
    </>
  );
}
