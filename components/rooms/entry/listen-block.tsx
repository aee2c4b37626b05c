"use client";
// Entering: one button, the persona one will have, and what does not happen: no recording, no list of listeners, no microphone.
import { RefreshCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { NoRecordingLine } from "#components/rooms/details/no-recording-line";
import { MainButton } from "#components/rooms/main-button";
import { Batik } from "#components/ui/batik";
import { Button } from "#components/ui/button";
import { useRefusal } from "#components/ui/refusal";
import { isRefusalCode } from "#lib/contexts";
import type { EntryProps } from "./entry-screen.tsx";
import type { RedrawPersona } from "./use-room-member.tsx";

/** `loud` is why the last try to enter was refused. */
export function ListenBlock({ screen, actions, roomMember, redraw, member, loud }: EntryProps & { loud: string | null }) {
  const t = useTranslations("rooms");
  const say = useRefusal();
  if (screen.main.kind === "none") return null;
  const isSpeaker = screen.main.kind === "return";
  return (
    <div className="mx-auto mt-5 flex w-full max-w-[26rem] flex-col items-stretch gap-3 pb-2 lg:mx-4 lg:mt-6 lg:text-start">
      {loud && (
        <p role="alert" className="rounded-2 bg-bata-soft px-4 py-3 text-bata-ink text-sm">
          {isRefusalCode(loud) ? say({ code: loud }) : t("sound.failedBody")}
        </p>
      )}
      {isSpeaker && <p className="font-semibold">{t("door.yourTurn")}</p>}
      <MainButton main={screen.main} actions={actions.main} />
      <NoRecordingLine className="lg:justify-start" />
      {member && roomMember && !roomMember.moderator && roomMember.persona && (
        <PersonaAtEntry persona={roomMember.persona} redraw={roomMember.seat ? null : redraw} />
      )}
      {!isSpeaker && <p className="text-ink-2 text-xs">{t("door.noMicrophone")}</p>}
    </div>
  );
}

function PersonaAtEntry({ persona, redraw }: { persona: { name: string; seed: string }; redraw: RedrawPersona | null }) {
  const t = useTranslations("rooms");
  return (
    <div className="rounded-2 bg-sunk px-3.5 py-3 text-start">
      <p className="text-ink-2 text-xs">{t("persona.here")}</p>
      <div className="mt-1.5 flex items-center gap-3">
        <Batik seed={persona.seed} px={44} shape="round" />
        <p dir="auto" className="begin-here min-w-0 flex-1 truncate font-semibold" aria-live="polite">
          <bdi translate="no">{persona.name}</bdi>
        </p>
        {redraw && (
          <Button size="sm" onClick={redraw.run} disabled={redraw.pending} aria-busy={redraw.pending}>
            <RefreshCw aria-hidden="true" />
            {t("persona.another")}
          </Button>
        )}
      </div>
      <p className="mt-1.5 text-ink-2 text-xs" role="status">
        {redraw?.sentence ?? t("persona.unlinked")}
      </p>
    </div>
  );
}
