"use client";
// What state a room is in, and how many are there.
import { useTranslations } from "next-intl";
import { Chip } from "#components/ui/chip";
import { fewListeners } from "#lib/rooms/seat/listener-count";
import type { PublicView } from "#lib/rooms/view";

export function PhaseChip({ phase }: { phase: PublicView["phase"] }) {
  const t = useTranslations("rooms");
  return <Chip tone={phase === "open" ? "live" : phase === "backstage" ? "first" : "plain"}>{t(`phase.${phase}`)}</Chip>;
}

/** How many listen, as far as the public is told, and how many hands are up. */
export function Counts({ view, className, handsClassName }: { view: PublicView; className?: string; handsClassName?: string }) {
  const t = useTranslations("rooms");
  return (
    <span className={className}>
      {view.listeners === "few" ? t("listenersFew", { count: fewListeners }) : view.listeners && t("listeners", { count: view.listeners })}
      {view.hands > 0 && (
        <span className={handsClassName}>
          {view.listeners !== null && " · "}
          {t("hands", { count: view.hands })}
        </span>
      )}
    </span>
  );
}
