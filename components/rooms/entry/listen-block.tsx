"use client";
// Entering: one button, the persona one will have, and what does not happen: no recording, no list of listeners, no microphone.
import { RefreshCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { NoRecordingLine } from "#components/rooms/details/no-recording-line";
import { MainButton } from "#components/rooms/main-button";
import { useIsRefusal, useRefusal } from "#components/ui/action/refusal";
import { Batik } from "#components/ui/brand/batik";
import { Button } from "#components/ui/button";
import type { EntryProps } from "./entry-props.ts";
import type { EntryViewModel } from "./entry-view-model.ts";
import type { RedrawPersona } from "./use-room-member.tsx";

type Listen = NonNullable<EntryViewModel["listen"]>;

export function ListenBlock({ screen, actions, redraw, listen }: Pick<EntryProps, "screen" | "actions" | "redraw"> & { listen: Listen }) {
  const t = useTranslations("rooms");
  const say = useRefusal();
  const isRefusal = useIsRefusal();
  const { isReturning, refusal, persona } = listen;
  return (
    <div className="mx-auto mt-5 flex w-full max-w-[26rem] flex-col items-stretch gap-3 pb-2 lg:mx-4 lg:mt-6 lg:text-start">
      {refusal && (
        <p role="alert" className="rounded-2 bg-bata-soft px-4 py-3 text-bata-ink text-sm">
          {isRefusal(refusal) ? say({ code: refusal }) : t("sound.failedBody")}
        </p>
      )}
      {isReturning && <p className="font-semibold">{t("entry.yourTurn")}</p>}
      <MainButton main={screen.main} actions={actions.main} />
      <NoRecordingLine className="lg:justify-start" />
      {persona && <PersonaAtEntry persona={persona} redraw={redraw} />}
      {!isReturning && <p className="text-ink-2 text-xs">{t("entry.noMicrophone")}</p>}
    </div>
  );
}

function PersonaAtEntry({ persona, redraw }: { persona: NonNullable<Listen["persona"]>; redraw: RedrawPersona }) {
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
