"use client";
// What happened to an application before: shown once there is more than its last round tells.
import { useTranslations } from "next-intl";
import type { ApplicationStep } from "#lib/hiring/application/view";
import { useVisitorZone } from "../../ui/time/visitor-zone.tsx";
import { useDay } from "../use-day.tsx";

export function ApplicationHistory({ history }: { history: readonly ApplicationStep[] }) {
  const t = useTranslations("hiring.history");
  const { day } = useDay(useVisitorZone());
  if (!history.some(({ kind }) => kind !== "applied")) return null;
  return (
    <ol aria-label={t("title")} className="mt-1 flex flex-wrap gap-x-3 text-ink-2 text-xs">
      {history.map(({ kind, at, by }) => (
        <li key={`${kind} ${at}`}>
          {t(kind, { date: day(at, false) })}
          {by ? ` ${t("by", { who: by })}` : ""}
        </li>
      ))}
    </ol>
  );
}
