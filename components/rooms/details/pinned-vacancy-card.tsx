"use client";
// What a moderator pinned: the facts, and two things to do with it without losing the sound.
import { Hand, Pin } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { Button } from "#components/ui/button";
import { Card } from "#components/ui/card";
import { payText } from "#lib/hiring/terms/pay";
import { Link } from "#lib/i18n/navigation";
import type { PinView } from "#lib/rooms/view";

/** Without `onRaise` no hand can be raised for it now. */
export function PinnedVacancyCard({ pin, onRaise }: { pin: PinView; onRaise?: (() => void) | undefined }) {
  const t = useTranslations("rooms");
  const locale = useLocale();
  const vacancyId = pin.pinRef.startsWith("vacancy:") ? pin.pinRef.slice("vacancy:".length) : null;
  return (
    <Card className="px-3.5 py-3 sm:flex sm:items-end sm:justify-between sm:gap-4 sm:px-5 sm:py-4">
      <div className="min-w-0">
        <p className="flex items-center gap-1.5 text-ink-2 text-xs">
          <Pin className="size-3.5" aria-hidden="true" />
          {t("pin.by")}
        </p>
        <h3 className="mt-1 text-md">
          <bdi>{pin.title}</bdi>
        </h3>
        <p className="text-ink-2 text-sm">
          <bdi>{pin.organisation}</bdi> · {pin.remote ? t("pin.remote") : <bdi>{pin.place}</bdi>}
        </p>
        <p className="mt-0.5 text-sm tabular-nums">
          <b>
            {/* The server's and the browser's words for a number may differ by a space. */}
            <bdi suppressHydrationWarning>{pin.pay ? payText(pin.pay, locale) : t("pin.noPay")}</bdi>
          </b>{" "}
          · {t("pin.left", { left: pin.left, openings: pin.openings })}
        </p>
      </div>
      <div className="mt-2.5 flex gap-2 sm:mt-0">
        {vacancyId && (
          <Button asChild variant="main" className="flex-1 sm:flex-none">
            <Link href={`/vacancies/${vacancyId}`}>{t("pin.apply")}</Link>
          </Button>
        )}
        {onRaise && (
          <Button className="flex-1 sm:flex-none" onClick={onRaise}>
            <Hand className="size-4" aria-hidden="true" />
            {t("pin.raise")}
          </Button>
        )}
      </div>
    </Card>
  );
}
