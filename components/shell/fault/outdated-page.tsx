"use client";
// Says that the site has become newer than this page, and reloads it with what was written in its fields.
import { RefreshCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Button } from "#components/ui/button";
import { outdatedEvent } from "#lib/platform/failed-action";
import { keepFields, restoreFields } from "../kept-fields.ts";
import { carryHeard } from "../sound.tsx";

export function OutdatedPage() {
  const t = useTranslations("shell.outdated");
  const [isOutdated, setOutdated] = useState(false);
  useEffect(() => {
    const hear = () => setOutdated(true);
    window.addEventListener(outdatedEvent, hear);
    const stop = restoreFields();
    return () => {
      window.removeEventListener(outdatedEvent, hear);
      stop();
    };
  }, []);
  return (
    <div role="status" className="sticky top-0 z-50 empty:hidden">
      {isOutdated ? (
        <div className="flex flex-wrap items-center justify-center gap-x-4 gap-y-2 bg-kunyit px-4 py-3 text-on-kunyit">
          <p className="min-w-0 text-sm">
            <strong className="block font-semibold">{t("title")}</strong>
            {t("text")}
          </p>
          <Button
            size="sm"
            onClick={() => {
              keepFields();
              carryHeard();
              location.reload();
            }}
          >
            <RefreshCw aria-hidden strokeWidth={1.9} />
            {t("go")}
          </Button>
        </div>
      ) : null}
    </div>
  );
}
