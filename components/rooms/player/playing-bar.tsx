"use client";
// The room's sound on another page: who speaks, how long still, my number, and the quiet way out.
import { Hand, Headphones, LogOut, MessagesSquare, Mic, MicOff } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useLeave } from "#components/rooms/connection/use-leave";
import { useRoom, useServerNow } from "#components/rooms/connection/use-room";
import { useTitleMark } from "#components/rooms/use-title-mark";
import { RoomLink } from "#components/shell/room-link";
import { Batik } from "#components/ui/batik";
import { Button, IconButton } from "#components/ui/button";
import { TurnDigits } from "#components/ui/turn-ring";
import { manyFailures, voiceComing } from "#lib/platform/voice/state";
import { type MainControl, othersOnStage, type RoomState, roomScreen } from "#lib/rooms/screen/room-screen";
import { turnClock } from "#lib/rooms/screen/turn-clock";
import type { SelfView } from "#lib/rooms/view";
import type { RoomConnection } from "../connection/room-connection.ts";

export function PlayingBar({ room }: { room: RoomConnection }) {
  const t = useTranslations("rooms");
  const locale = useLocale();
  const { roomState } = useRoom(room.roomId);
  const now = useServerNow(room);
  const leave = useLeave(room);
  const screen = roomScreen(roomState, true);
  const view = roomState.snapshot?.public;
  const self = roomState.snapshot?.self ?? null;
  useTitleMark(self?.ticket ?? null);
  if (!view) return null;
  const trouble = ({ stream, voice, voiceOff }: RoomState) =>
    stream === "lost"
      ? t("offline.title")
      : voice.failures >= manyFailures
        ? t("sound.unreachable")
        : voice.status === "reconnecting"
          ? t("sound.reconnecting")
          : voiceOff === voiceComing
            ? t("sound.coming")
            : null;
  const turn = screen.myTurn ?? view.turns[0] ?? null;
  const clock = turn && now !== null ? turnClock(turn, now) : null;
  const lead = turn ?? othersOnStage(view)[0] ?? null;
  const { status, needsTap } = roomState.voice;
  const silent = !roomState.voiceOff && (needsTap || status === "idle" || status === "failed");
  const word = trouble(roomState) ?? lead?.name ?? t("stage.quiet");
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
            {lead && <Batik seed={lead.seed} px={42} shape={turn ? "round" : "square"} />}
            <span className="min-w-0">
              <span dir="auto" className="begin-here block truncate font-semibold text-sm">
                <bdi>{view.title}</bdi>
              </span>
              <span dir="auto" className="begin-here block truncate text-ink-2 text-xs">
                <bdi>{word}</bdi>
              </span>
            </span>
          </RoomLink>
          {clock && clock.state !== "joining" && (
            <TurnDigits
              className="shrink-0 text-xl"
              seconds={clock.seconds}
              locale={locale}
              over={clock.state === "over"}
              last={clock.state === "last"}
            />
          )}
          {silent ? (
            <Button variant="main" size="sm" onClick={() => void room.listen()}>
              <Headphones aria-hidden="true" />
              {t("main.listen")}
            </Button>
          ) : (
            <>
              {screen.onStage && <OwnMicrophone main={screen.main} room={room} />}
              {self && !screen.myTurn && <MyPart self={self} roomId={room.roomId} />}
            </>
          )}
          <IconButton label={t("bar.leave")} onClick={leave}>
            <LogOut className="rtl:-scale-x-100" aria-hidden="true" />
          </IconButton>
        </div>
      </aside>
    </>
  );
}

/** Whoever is heard can fall silent on any page. */
function OwnMicrophone({ main, room }: { main: MainControl; room: RoomConnection }) {
  const t = useTranslations("rooms");
  if (main.kind !== "mute" && main.kind !== "unmute" && main.kind !== "open_microphone") return null;
  const isOpen = main.kind === "mute";
  const press = () =>
    main.kind === "mute" ? room.voice()?.mute() : main.kind === "unmute" ? room.voice()?.unmute() : room.openMicrophone();
  return (
    <IconButton
      variant="plain"
      label={t(`main.${main.kind}`)}
      onClick={() => void press()}
      className={isOpen ? "in-data-stage:bg-leaf in-data-stage:text-on-leaf" : "in-data-stage:bg-kunyit in-data-stage:text-on-kunyit"}
    >
      {isOpen ? <Mic aria-hidden="true" /> : <MicOff aria-hidden="true" />}
    </IconButton>
  );
}

/** My number, or that somebody wants to talk to me in private. */
function MyPart({ self, roomId }: { self: SelfView; roomId: string }) {
  const t = useTranslations("rooms");
  const pill = (looks: string, children: ReactNode) => (
    <RoomLink
      roomId={roomId}
      className={`flex min-h-11 shrink-0 items-center gap-2 rounded-full px-3.5 font-semibold text-sm tabular-nums ${looks}`}
    >
      {children}
    </RoomLink>
  );
  if (self.interview?.state === "invited" && self.interview.mine === "invitee") {
    return pill(
      "bg-kunyit text-on-kunyit",
      <>
        <MessagesSquare className="size-4" aria-hidden="true" />
        {t("mini.invited")}
      </>,
    );
  }
  if (!self.ticket) return null;
  const called = self.ticket.state === "called";
  return pill(
    called ? "bg-kunyit text-on-kunyit" : "bg-sunk",
    <>
      <Hand className="size-4" aria-hidden="true" />
      {called ? t("mini.called") : t("mini.number", { number: self.ticket.number })}
    </>,
  );
}
