"use client";
// The stage between two turns: the one who leads the room, and whose number is being called.
import { useTranslations } from "next-intl";
import { useVoices } from "#components/rooms/connection/use-room";
import { Batik } from "#components/ui/brand/batik";
import { Chip } from "#components/ui/chip";
import { TurnRing } from "#components/ui/time/turn-ring";
import type { PersonOnStage, PublicView } from "#lib/rooms/view";
import type { RoomConnection } from "../connection/room-connection.ts";

export function StageHost({ lead, room, calling }: { lead: PersonOnStage | null; room: RoomConnection; calling: PublicView["calling"] }) {
  const t = useTranslations("rooms");
  const voices = useVoices(room);
  if (!lead) return <p className="grid flex-1 place-items-center py-12 text-ink-2">{t("stage.empty")}</p>;
  const level = voices[lead.voiceId]?.level ?? 0;
  return (
    <div className="mt-3 lg:flex lg:flex-1 lg:items-center lg:gap-10 lg:px-4 lg:py-3 lg:text-start">
      <div className="mx-auto w-fit shrink-0 lg:mx-0 lg:[zoom:1.35]">
        <TurnRing left={0} px={138} level={level}>
          <Batik seed={lead.seed} px={92} shape="square" />
        </TurnRing>
      </div>
      <div className="min-w-0 lg:flex-1">
        <h2 className="mt-2 text-lg lg:mt-0 lg:text-2xl">
          <bdi translate="no">{lead.name}</bdi>
        </h2>
        <p className="mt-1 text-sm text-ink-2">
          {lead.speaksFor ? t("people.speaksFor", { organisation: lead.speaksFor }) : t("people.volunteer")}
        </p>
        <div className="mt-2 flex min-h-[26px] justify-center lg:justify-start" role="status">
          {calling ? (
            <Chip tone="first">{t("stage.calling", { number: calling.number, name: calling.name })}</Chip>
          ) : (
            <span className="text-ink-2 text-xs">{t("stage.between")}</span>
          )}
        </div>
      </div>
    </div>
  );
}
