"use client";
// Entering: one button, the persona one will have, and what does not happen: no recording, no list of listeners, no microphone.
import { useTranslations } from "next-intl";
import { NoRecordingLine } from "#components/rooms/details/no-recording-line";
import { MainButton } from "#components/rooms/main-button";
import { useIsRefusal, useRefusal } from "#components/ui/action/refusal";
import { useLoaded } from "#components/ui/use-loaded";
import type { EntryProps } from "./entry-props.ts";
import type { EntryViewModel } from "./entry-view-model.ts";

const loadPersona = async () => (await import("./persona-at-entry.tsx")).PersonaAtEntry;

type Listen = NonNullable<EntryViewModel["listen"]>;

export function ListenBlock({ screen, actions, redraw, listen }: Pick<EntryProps, "screen" | "actions" | "redraw"> & { listen: Listen }) {
  const t = useTranslations("rooms");
  const say = useRefusal();
  const isRefusal = useIsRefusal();
  const { isReturning, refusal, persona } = listen;
  const PersonaAtEntry = useLoaded(loadPersona, Boolean(persona));
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
      {PersonaAtEntry && persona && <PersonaAtEntry persona={persona} redraw={redraw} />}
      {!isReturning && <p className="text-ink-2 text-xs">{t("entry.noMicrophone")}</p>}
    </div>
  );
}
