"use client";
// The bar of a room that is heard on another page: who speaks, how long still, my number, and leaving.
import { Hand, Headphones, LogOut, MessagesSquare, Mic, MicOff } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useLeave } from "#components/rooms/connection/use-leave";
import { useRoom, useServerNow } from "#components/rooms/connection/use-room";
import { useTitleMark } from "#components/rooms/use-title-mark";
import { RoomLink } from "#components/shell/room-link";
import { Batik } from "#components/ui/brand/batik";
import { Button, IconButton } from "#components/ui/button";
import { TurnDigits } from "#components/ui/time/turn-ring";
import type { RoomConnection } from "../connection/room-connection.ts";
import { type PlayerViewModel, playerViewModel } from "./player-view-model.ts";

export function PlayingBar({ room }: { room: RoomConnection }) {
  const t = useTranslations("rooms");
  const locale = useLocale();
  const { roomState } = useRoom(room.roomId);
  const now = useServerNow(room);
  const leave = useLeave(room);
  useTitleMark(roomState.snapshot?.self?.ticket ?? null);
  const player = playerViewModel(roomState, now, {
    listen: () => void room.listen(),
    mute: () => void room.voice()?.mute(),
    unmute: () => void room.voice()?.unmute(),
    openMicrophone: () => void room.openMicrophone(),
  });
  if (!player) return null;
  const { lead, clock, listen, microphone, mine } = player;
  return (
    <>
      <div className="h-18" aria-hidden="true" />
      <aside
        data-mini-player=""
        aria-label={t("mini.label")}
        data-stage
        className="stage fixed inset-x-0 bottom-0 z-40 pb-[env(safe-area-inset-bottom)]"
      >
        <div className="mx-auto flex h-18 max-w-page items-center gap-3 px-4">
          <RoomLink roomId={room.roomId} className="flex min-h-11 min-w-0 flex-1 items-center gap-3">
            {lead && <Batik seed={lead.seed} px={42} shape={lead.hasTurn ? "round" : "square"} />}
            <span className="min-w-0">
              <span dir="auto" className="begin-here block truncate font-semibold text-sm">
                <bdi>{player.title}</bdi>
              </span>
              <span dir="auto" className="begin-here block truncate text-ink-2 text-xs">
                <bdi>{player.trouble ? t(player.trouble) : (lead?.name ?? t("stage.quiet"))}</bdi>
              </span>
            </span>
          </RoomLink>
          {clock && (
            <TurnDigits
              className="shrink-0 text-xl"
              seconds={clock.seconds}
              locale={locale}
              over={clock.state === "over"}
              last={clock.state === "last"}
            />
          )}
          {listen && (
            <Button variant="main" size="sm" onClick={listen}>
              <Headphones aria-hidden="true" />
              {t("main.listen")}
            </Button>
          )}
          {microphone && <OwnMicrophone {...microphone} />}
          {mine && <Waiting mine={mine} roomId={room.roomId} />}
          <IconButton label={t("bar.leave")} onClick={leave}>
            <LogOut className="rtl:-scale-x-100" aria-hidden="true" />
          </IconButton>
        </div>
      </aside>
    </>
  );
}

/** Whoever is heard can mute on any page. */
function OwnMicrophone({ kind, press }: NonNullable<PlayerViewModel["microphone"]>) {
  const t = useTranslations("rooms");
  const isOpen = kind === "mute";
  return (
    <IconButton
      variant="plain"
      label={t(`main.${kind}`)}
      onClick={press}
      className={isOpen ? "in-data-stage:bg-leaf in-data-stage:text-on-leaf" : "in-data-stage:bg-kunyit in-data-stage:text-on-kunyit"}
    >
      {isOpen ? <Mic aria-hidden="true" /> : <MicOff aria-hidden="true" />}
    </IconButton>
  );
}

/** My number, my call, or an invitation to an interview. */
function Waiting({ mine, roomId }: { mine: NonNullable<PlayerViewModel["mine"]>; roomId: string }) {
  const t = useTranslations("rooms");
  const Icon = mine.kind === "invited" ? MessagesSquare : Hand;
  return (
    <RoomLink
      roomId={roomId}
      className={`flex min-h-11 shrink-0 items-center gap-2 rounded-full px-3.5 font-semibold text-sm tabular-nums ${mine.kind === "number" ? "bg-sunk" : "bg-kunyit text-on-kunyit"}`}
    >
      <Icon className="size-4" aria-hidden="true" />
      {mine.kind === "number" ? t("mini.number", { number: mine.number }) : t(`mini.${mine.kind}`)}
    </RoomLink>
  );
}
