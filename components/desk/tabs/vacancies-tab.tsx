"use client";
// What is pinned for all, and the search for the next one to pin.
import { useTranslations } from "next-intl";
import { useDesk } from "#components/desk/desk-context";
import { PinDetails } from "#components/hiring/pin/pin-details";
import { PinPicker } from "#components/hiring/pin/pin-picker";
import { Card } from "#components/ui/card";

export function VacanciesTab() {
  const t = useTranslations("desk.vacancies");
  const { view } = useDesk();
  return (
    <div className="flex flex-col gap-4">
      {view.pin ? null : <p className="text-sm text-ink-2">{t("none")}</p>}
      {view.phase !== "ended" ? <PinPicker roomId={view.roomId} pinned={view.pin} /> : null}
      {view.phase === "ended" && view.pin ? (
        <Card className="px-3.5 py-3 text-sm">
          <p className="mb-1 text-xs font-semibold text-ink-2">{t("pinned")}</p>
          <PinDetails pin={view.pin} />
        </Card>
      ) : null}
    </div>
  );
}
