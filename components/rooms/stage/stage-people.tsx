"use client";
// The others on stage in one row: a ring around who speaks, a crossed microphone on who is muted.
import { MicOff, WifiOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRoom, useVoices } from "#components/rooms/connection/use-room";
import { Batik } from "#components/ui/brand/batik";
import { faceMark } from "#lib/rooms/screen/room-screen";
import type { Face } from "#lib/rooms/view";
import type { RoomConnection } from "../connection/room-connection.ts";

/** More than fit in two rows are told as a number. */
const shown = 10;

export function StagePeople({ faces, room }: { faces: Face[]; room: RoomConnection }) {
  const t = useTranslations("rooms");
  const { roomState } = useRoom(room.roomId);
  const voices = useVoices(room);
  if (faces.length === 0) return null;
  const more = faces.length - shown;
  return (
    <ul className="mt-3 flex flex-wrap justify-center gap-x-1 gap-y-2 lg:justify-start lg:px-2" aria-label={t("stage.others")}>
      {faces.slice(0, shown).map((face) => {
        const mark = faceMark(face, { ...roomState.voice, voices });
        return (
          <li key={face.seatId} className="flex w-[58px] min-w-0 flex-col items-center gap-1.5">
            <span
              className={`relative ${face.role === "moderator" ? "rounded-[32%]" : "rounded-full"} ${mark.speaking ? "outline-[2.5px] outline-kunyit outline-offset-2" : ""} ${mark.away ? "opacity-50" : ""}`}
            >
              <Batik seed={face.seed} px={42} shape={face.role === "moderator" ? "square" : "round"} />
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
              <bdi translate="no">{face.name}</bdi>
            </span>
            <span className="sr-only">
              {[
                face.role === "moderator" ? t("people.moderator") : "",
                face.speaksFor ? t("people.speaksFor", { organisation: face.speaksFor }) : "",
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
