"use client";
// What is pinned for all, and the search for the next one to pin.
import { useLocale, useTranslations } from "next-intl";
import { PinPicker } from "#components/hiring/pin-picker";
import { Card } from "#components/ui/card";
import { payText } from "#lib/hiring/pay";
import type { PinView } from "#lib/rooms/view";
import { useDesk } from "./desk-context.tsx";

export function VacanciesTab() {
  const t = useTranslations("desk.vacancies");
  const { view } = useDesk();
  return (
    <div className="flex flex-col gap-4">
      {view.pin ? null : <p className="text-sm text-ink-2">{t("none")}</p>}
      {view.phase === "ended" ? view.pin && <Pinned pin={view.pin} /> : <PinPicker roomId={view.roomId} pinned={view.pin} />}
    </div>
  );
}

function Pinned({ pin }: { pin: PinView }) {
  const t = useTranslations("desk.vacancies");
  const locale = useLocale();
  return (
    <Card className="px-3.5 py-3 text-sm">
      <p className="text-xs font-semibold text-ink-2">{t("pinned")}</p>
      <p className="mt-1 font-bold">
        <bdi>{pin.title}</bdi>
      </p>
      <p className="text-ink-2">
        <bdi>{pin.organisation}</bdi> · <bdi>{pin.place}</bdi>
      </p>
      <p className="mt-1 tabular-nums">
        <bdi>{payText(pin.pay, locale)}</bdi> · {t("left", { left: pin.left, openings: pin.openings })}
      </p>
    </Card>
  );
}
