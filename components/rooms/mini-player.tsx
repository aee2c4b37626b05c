"use client";
// The room's sound on every other page: who speaks, how long still, my number, and the quiet way out.
import { Hand, LogOut } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { Batik } from "#components/ui/batik";
import { IconButton } from "#components/ui/button";
import { TurnDigits } from "#components/ui/turn-ring";
import { Link, usePathname } from "#lib/i18n/navigation";
import { turnClock } from "#lib/rooms/turn-clock";
import type { Listening } from "./listening.ts";
import { useRooms } from "./rooms-context.tsx";
import { useLeave } from "./use-leave.tsx";
import { useRoom, useServerNow } from "./use-room.tsx";

export function MiniPlayer() {
  const { playing } = useRooms();
  const pathname = usePathname();
  if (!playing || pathname.startsWith(`/rooms/${playing.roomId}`) || pathname.startsWith("/interviews/")) return null;
  return <PlayingBar room={playing} />;
}

function PlayingBar({ room }: { room: Listening }) {
  const t = useTranslations("rooms");
  const locale = useLocale();
  const { hearing } = useRoom(room.roomId);
  const now = useServerNow(room);
  const leave = useLeave(room);
  const view = hearing.snapshot?.public;
  const self = hearing.snapshot?.self ?? null;
  if (!view) return null;
  const clock = view.turn && now !== null ? turnClock(view.turn, now) : null;
  const lead = view.turn ?? view.stage.find((face) => face.host) ?? view.stage[0] ?? null;
  const called = self?.ticket?.state === "called";
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
          <Link href={`/rooms/${room.roomId}`} className="flex min-h-11 min-w-0 flex-1 items-center gap-3">
            {lead && <Batik seed={lead.seed} px={42} shape={view.turn ? "round" : "square"} />}
            <span className="min-w-0">
              <span className="block truncate font-semibold text-sm">{view.title}</span>
              <span className="block truncate text-ink-2 text-xs">
                {hearing.voice.status === "reconnecting" ? t("sound.reconnecting") : (lead?.name ?? t("stage.quiet"))}
              </span>
            </span>
            {clock && clock.state !== "joining" && (
              <TurnDigits
                className="shrink-0 text-xl"
                seconds={clock.seconds}
                locale={locale}
                over={clock.state === "over"}
                last={clock.state === "last"}
              />
            )}
          </Link>
          {self?.ticket && (
            <Link
              href={`/rooms/${room.roomId}`}
              className={`flex min-h-11 shrink-0 items-center gap-2 rounded-full px-4 font-semibold text-sm tabular-nums ${called ? "bg-kunyit text-on-kunyit" : "bg-sunk"}`}
            >
              <Hand className="size-4" aria-hidden="true" />
              {called ? t("mini.called") : t("mini.number", { number: self.ticket.number })}
            </Link>
          )}
          <IconButton label={t("bar.leave")} onClick={leave}>
            <LogOut className="rtl:-scale-x-100" aria-hidden="true" />
          </IconButton>
        </div>
      </aside>
    </>
  );
}
