"use client";
// The others on stage in one row: a ring around who speaks, a crossed microphone on who is muted.
import { MicOff, WifiOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRoom, useVoices } from "#components/rooms/connection/use-room";
import { Batik } from "#components/ui/brand/batik";
import { stageMark } from "#lib/rooms/screen/room-screen";
import type { PersonOnStage } from "#lib/rooms/view";
import type { RoomConnection } from "../connection/room-connection.ts";

/** More than fit in two rows are told as a number. */
const shown = 10;

export function StagePeople({ people, room }: { people: PersonOnStage[]; room: RoomConnection }) {
  const t = useTranslations("rooms");
  const { roomState } = useRoom(room.roomId);
  const voices = useVoices(room);
  if (people.length === 0) return null;
  const more = people.length - shown;
  return (
    <ul className="mt-3 flex flex-wrap justify-center gap-x-1 gap-y-2 lg:justify-start lg:px-2" aria-label={t("stage.others")}>
      {people.slice(0, shown).map((person) => {
        const mark = stageMark(person, { ...roomState.voice, voices });
        return (
          <li key={person.seatId} className="flex w-[58px] min-w-0 flex-col items-center gap-1.5">
            <span
              className={`relative ${person.role === "moderator" ? "rounded-[32%]" : "rounded-full"} ${mark.speaking ? "outline-[2.5px] outline-kunyit outline-offset-2" : ""} ${mark.away ? "opacity-50" : ""}`}
            >
              <Batik seed={person.seed} px={42} shape={person.role === "moderator" ? "square" : "round"} />
              {mark.muted && !mark.away && (
                <span className="absolute -end-1.5 -bottom-1.5 grid size-5 place-items-center rounded-full bg-card">
                  <MicOff className="size-3" aria-hidden="true" />
                </span>
              )}
              {mark.away && (
                <span className="absolute -end-1.5 -bottom-1.5 grid size-5 place-items-center rounded-full bg-card">
                  <WifiOff className="size-3" aria-hidden="true" />
                </span>
              )}
            </span>
            <span dir="auto" className="w-full truncate text-center text-xs text-ink-2">
              <bdi translate="no">{person.name}</bdi>
            </span>
            <span className="sr-only">
              {[
                person.role === "moderator" ? t("people.moderator") : "",
                person.speaksFor ? t("people.speaksFor", { organisation: person.speaksFor }) : "",
                mark.speaking ? t("stage.speaks") : "",
                mark.away ? t("stage.away") : mark.muted ? t("stage.muted") : "",
              ]
                .filter(Boolean)
                .join(", ")}
            </span>
          </li>
        );
      })}
      {more > 0 && <li className="grid w-[58px] place-items-center text-sm text-ink-2">{t("stage.more", { count: more })}</li>}
    </ul>
  );
}
