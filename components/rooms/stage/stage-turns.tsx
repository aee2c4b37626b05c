"use client";
// Several people whose turns run at once, side by side: each with a ring, digits and name of their own; mine says that it is mine.
import { useLocale, useTranslations } from "next-intl";
import { useRoom, useServerNow, useVoices } from "#components/rooms/connection/use-room";
import { Batik } from "#components/ui/brand/batik";
import { Chip } from "#components/ui/chip";
import { cn } from "#components/ui/class/cn";
import { TurnDigits, TurnRing } from "#components/ui/time/turn-ring";
import { turnClock } from "#lib/rooms/screen/turn-clock";
import type { TurnView } from "#lib/rooms/view";
import type { RoomConnection } from "../connection/room-connection.ts";

/** Three fit beside each other on a phone of 320 px. */
const ringPx = { few: 112, many: 80 };

export function StageTurns({ turns, room }: { turns: readonly TurnView[]; room: RoomConnection }) {
  const t = useTranslations("rooms");
  const isMany = turns.length > 2;
  return (
    <ul
      aria-label={t("stage.speakers")}
      className={cn("mt-3 grid gap-x-2 lg:flex-1 lg:content-center lg:gap-x-6 lg:px-4 lg:py-3", isMany ? "grid-cols-3" : "grid-cols-2")}
    >
      {turns.map((turn) => (
        <TurnBesideOthers key={turn.turnId} turn={turn} room={room} px={isMany ? ringPx.many : ringPx.few} />
      ))}
    </ul>
  );
}

function TurnBesideOthers({ turn, room, px }: { turn: TurnView; room: RoomConnection; px: number }) {
  const t = useTranslations("rooms");
  const locale = useLocale();
  const now = useServerNow(room, 500);
  const heard = useVoices(room)[turn.voiceId];
  const isMine = useRoom(room.roomId).roomState.snapshot?.self?.seatId === turn.seatId;
  const clock = turnClock(turn, now ?? turn.startedAt ?? 0);
  return (
    <li className="flex min-w-0 flex-col items-center">
      <TurnRing
        left={clock.left}
        px={px}
        over={clock.state === "over"}
        last={clock.state === "last"}
        level={heard?.level ?? 0}
        className="max-[339px]:[zoom:.8] lg:[zoom:1.6]"
      >
        <Batik seed={turn.seed} px={Math.round(px * 0.74)} shape="round" />
      </TurnRing>
      <p className="mt-1.5 flex min-h-7 items-center leading-none">
        {clock.state === "joining" ? (
          <span className="text-ink-2 text-xs leading-tight">{t("stage.joining")}</span>
        ) : (
          <TurnDigits
            seconds={clock.seconds}
            locale={locale}
            over={clock.state === "over"}
            last={clock.state === "last"}
            className="text-xl lg:text-2xl"
          />
        )}
      </p>
      <h2 dir="auto" translate="no" className="cut-room mt-1 line-clamp-2 wrap-anywhere text-balance text-sm lg:text-lg">
        <span>{turn.name}</span>
      </h2>
      {isMine && <Chip className="mt-1 bg-leaf-soft text-leaf-ink">{t("stage.you")}</Chip>}
      <p dir="auto" className="cut-room mt-1 line-clamp-2 wrap-anywhere text-xs max-sm:hidden lg:text-sm">
        <span>{turn.card.line}</span>
      </p>
    </li>
  );
}
