"use client";
// A forum that is open now, as a small stage in a list: who speaks, and how many listen.
import { Play } from "lucide-react";
import { useTranslations } from "next-intl";
import { fewListeners } from "#lib/rooms/seat/listener-count";
import { RoomLink } from "../shell/room-link.tsx";
import { Batik } from "../ui/brand/batik.tsx";
import { Button } from "../ui/button.tsx";
import { Chip } from "../ui/chip.tsx";
import { LitCard } from "../ui/lit-card.tsx";
import { ModeratorPictures } from "./moderator-pictures.tsx";
import { useLiveNow } from "./use-live-now.tsx";

export type LiveRowProps = {
  room: { roomId: string; title: string; moderators: { name: string; seed: string }[]; segmentTitle: string | null };
  /** How deep its title stands on the page. */
  heading?: "h2" | "h3";
};

export function LiveRow({ room, heading: Heading = "h3" }: LiveRowProps) {
  const t = useTranslations("schedule");
  const id = `live-${room.roomId}`;
  const now = useLiveNow()?.find(({ roomId }) => roomId === room.roomId);
  const line = now?.speaker?.name ?? room.segmentTitle;
  return (
    <LitCard aria-labelledby={id} className="relative flex flex-wrap items-center gap-x-4 gap-y-3 px-4 py-3.5 sm:px-5">
      <div className="min-w-0 flex-1 basis-56">
        <p className="flex items-center gap-2.5 text-sm text-ink-2">
          <Chip tone="live">{t("live")}</Chip>
          {now ? (
            <span className="tabular-nums">
              {now.listeners === "few" ? t("listeningFew", { count: fewListeners }) : t("listening", { count: now.listeners })}
            </span>
          ) : null}
        </p>
        <Heading id={id} className="mt-1.5 text-lg">
          <bdi>{room.title}</bdi>
        </Heading>
        {line ? (
          <p className="flex items-center gap-2 text-sm text-ink-2">
            {now?.speaker ? <Batik seed={now.speaker.seed} px={20} /> : null}
            <bdi>{line}</bdi>
          </p>
        ) : null}
      </div>
      <ModeratorPictures people={room.moderators} className="max-sm:hidden" />
      <Button asChild variant="main" className="max-sm:w-full">
        <RoomLink roomId={room.roomId} className="after:absolute after:inset-0 after:rounded-3" aria-describedby={id}>
          <Play aria-hidden strokeWidth={1.9} />
          {t("listen")}
        </RoomLink>
      </Button>
    </LitCard>
  );
}
