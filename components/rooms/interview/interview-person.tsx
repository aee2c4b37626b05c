"use client";
// One of the two: picture, name, and whether they are here, speak or are muted.
import { MicOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { useVoices } from "#components/rooms/connection/use-room";
import { Batik } from "#components/ui/brand/batik";
import { TurnRing } from "#components/ui/time/turn-ring";
import type { RoomConnection } from "../connection/room-connection.ts";

/** `voiceId` is null while they have not entered; nothing is `known` of that before one is inside. */
export function InterviewPerson({
  name,
  seed,
  square,
  voiceId,
  known,
  room,
}: {
  name: string;
  seed: string;
  square: boolean;
  voiceId: string | null;
  known: boolean;
  room: RoomConnection;
}) {
  const t = useTranslations("interview");
  const heard = useVoices(room)[voiceId ?? ""];
  return (
    <div className="flex min-w-0 flex-1 flex-col items-center gap-2">
      <TurnRing left={heard?.speaking ? 1 : 0} px={132} level={heard?.level ?? 0} className="max-[339px]:[zoom:.8]">
        <Batik seed={seed} px={96} shape={square ? "square" : "round"} />
      </TurnRing>
      <p dir="auto" className="w-full truncate font-semibold text-lg">
        <bdi translate="no">{name}</bdi>
      </p>
      <p className="flex items-center gap-1.5 text-ink-2 text-sm">
        {heard?.muted && <MicOff className="size-4" aria-hidden="true" />}
        {!known
          ? "\u00a0"
          : !heard
            ? t("room.waiting")
            : heard.speaking
              ? t("room.speaks")
              : heard.muted
                ? t("room.muted")
                : t("room.here")}
      </p>
    </div>
  );
}
