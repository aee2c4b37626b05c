"use client";
// Who is on stage without a turn, and the state of each microphone.
import { AudioLines, Lock, Mic, MicOff, WifiOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { useDesk } from "#components/desk/desk-context";
import { useVoices } from "#components/rooms/connection/use-room";
import { Batik } from "#components/ui/brand/batik";
import { cn } from "#components/ui/class/cn";
import { othersOnStage } from "#lib/rooms/screen/room-screen";
import type { PersonOnStage } from "#lib/rooms/view";
import { isHeard, type MicrophoneMark, microphoneMark } from "./turn-view-model.ts";

const icons = { speaking: AudioLines, open: Mic, muted: MicOff, locked: Lock, away: WifiOff } as const;

export function OthersOnStage() {
  const t = useTranslations("desk.onStage");
  const { view, room, roomState } = useDesk();
  const voices = useVoices(room);
  const others = othersOnStage(view);
  const isPlaying = isHeard(roomState.voice);
  const open = view.stage.filter((one) => voices[one.voiceId]?.muted === false).length;
  return (
    <section aria-labelledby="desk-on-stage">
      <div className="flex items-baseline justify-between gap-3">
        <h2 id="desk-on-stage" className="text-lg">
          {t("title")}
        </h2>
        {isPlaying ? <span className="text-sm tabular-nums text-ink-2">{t("microphones", { count: open })}</span> : null}
      </div>
      {others.length === 0 ? <p className="mt-1 text-sm text-ink-2">{t("empty")}</p> : null}
      <ul className="mt-1.5 grid gap-x-[22px] sm:grid-cols-2">
        {others.map((person) => (
          <StageLine key={person.seatId} person={person} mark={microphoneMark(person, roomState.voice, voices)} />
        ))}
      </ul>
    </section>
  );
}

function StageLine({ person, mark }: { person: PersonOnStage; mark: MicrophoneMark | null }) {
  const t = useTranslations("desk.onStage");
  const { mySeatId, openPerson } = useDesk();
  const Icon = mark ? icons[mark] : null;
  const role = person.role === "moderator" ? t(person.host ? "host" : "moderator") : t("speaker");
  const standing =
    person.role === "moderator" ? (person.speaksFor ? t("speaksFor", { organisation: person.speaksFor }) : t("volunteer")) : null;
  return (
    <li>
      <button
        type="button"
        onClick={() => openPerson(person.seatId)}
        className="-mx-2 flex w-[calc(100%+1rem)] items-center gap-2.5 rounded-1 px-2 py-2 text-start transition-colors hover:bg-sunk"
      >
        <Batik seed={person.seed} px={38} shape={person.role === "moderator" ? "square" : "round"} />
        <span className="min-w-0 flex-1">
          <b dir="auto" className="clip-line begin-here block text-sm">
            {person.name}
            {person.seatId === mySeatId ? <span className="font-normal text-ink-2"> ({t("you")})</span> : null}
          </b>
          <span className="clip-line block text-xs text-ink-2">{[role, standing].filter(Boolean).join(" · ")}</span>
        </span>
        {Icon && mark ? (
          <span className={cn("shrink-0", mark === "speaking" ? "text-leaf" : mark === "open" ? "text-ink" : "text-ink-2")}>
            <Icon aria-hidden strokeWidth={1.9} className="size-5" />
            <span className="sr-only">{t(mark)}</span>
          </span>
        ) : null}
      </button>
    </li>
  );
}
