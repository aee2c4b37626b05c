"use client";
// The persona a member will have in the room, with another draw of it while that is still open.
import { RefreshCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { Batik } from "#components/ui/brand/batik";
import { Button } from "#components/ui/button";
import type { EntryViewModel } from "./entry-view-model.ts";
import type { RedrawPersona } from "./use-room-member.tsx";

type Persona = NonNullable<NonNullable<EntryViewModel["listen"]>["persona"]>;

export function PersonaAtEntry({ persona, redraw }: { persona: Persona; redraw: RedrawPersona }) {
  const t = useTranslations("rooms");
  return (
    <div className="rounded-2 bg-sunk px-3.5 py-3 text-start">
      <p className="text-ink-2 text-xs">{t("persona.here")}</p>
      <div className="mt-1.5 flex items-center gap-3">
        <Batik seed={persona.seed} px={44} shape="round" />
        <p dir="auto" className="begin-here min-w-0 flex-1 truncate font-semibold" aria-live="polite">
          <bdi translate="no">{persona.name}</bdi>
        </p>
        {persona.redraw && (
          <Button size="sm" onClick={persona.redraw} disabled={redraw.pending} aria-busy={redraw.pending}>
            <RefreshCw aria-hidden="true" />
            {t("persona.another")}
          </Button>
        )}
      </div>
      <p className="mt-1.5 text-ink-2 text-xs" role="status">
        {redraw.sentence ?? t("persona.unlinked")}
      </p>
    </div>
  );
}
