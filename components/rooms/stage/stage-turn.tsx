"use client";
// The person whose turn runs: the ring that drains, the digits, the name and the line they chose to show.
import { useLocale, useTranslations } from "next-intl";
import { ReportLink } from "#components/reports/report-link";
import { useRoom, useServerNow, useVoices } from "#components/rooms/connection/use-room";
import { Batik } from "#components/ui/brand/batik";
import { Chip } from "#components/ui/chip";
import { TurnDigits, TurnRing } from "#components/ui/time/turn-ring";
import { turnClock } from "#lib/rooms/screen/turn-clock";
import type { TurnView } from "#lib/rooms/view";
import type { RoomConnection } from "../connection/room-connection.ts";

export function StageTurn({ turn, room }: { turn: TurnView; room: RoomConnection }) {
  const t = useTranslations("rooms");
  const locale = useLocale();
  const now = useServerNow(room, 500);
  const isMine = useRoom(room.roomId).roomState.snapshot?.self?.seatId === turn.seatId;
  const heard = useVoices(room)[turn.voiceId];
  const clock = turnClock(turn, now ?? turn.startedAt ?? 0);
  return (
    <div className="mt-3 lg:flex lg:flex-1 lg:items-center lg:gap-10 lg:px-4 lg:py-3 lg:text-start">
      <div className="mx-auto w-fit shrink-0 lg:mx-0 lg:[zoom:1.35] max-[339px]:[zoom:.8]">
        <TurnRing left={clock.left} px={138} over={clock.state === "over"} last={clock.state === "last"} level={heard?.level ?? 0}>
          <Batik seed={turn.seed} px={104} shape="round" />
        </TurnRing>
      </div>
      <div className="min-w-0 lg:flex-1">
        <p className="mt-2 min-h-7 leading-none lg:mt-0">
          {clock.state === "joining" ? (
            <span className="text-sm text-ink-2">{t("stage.joining")}</span>
          ) : (
            <TurnDigits
              seconds={clock.seconds}
              locale={locale}
              over={clock.state === "over"}
              last={clock.state === "last"}
              className="lg:text-3xl"
            />
          )}
        </p>
        <h2 className="mt-1 text-lg lg:mt-2 lg:text-2xl">
          <bdi translate="no">{turn.name}</bdi>
        </h2>
        <p className="mx-auto mt-1 max-w-[34ch] text-sm lg:mx-0 lg:max-w-[44ch] lg:text-md">
          <bdi>{turn.card.line}</bdi>
        </p>
        <div className="mt-2 flex flex-wrap items-center justify-center gap-1.5 lg:mt-3 lg:justify-start">
          {clock.state === "over" && <Chip tone="first">{t("stage.over")}</Chip>}
          {clock.state === "last" && <Chip tone="first">{t("stage.last")}</Chip>}
          {turn.extended && <Chip>{t("stage.extended")}</Chip>}
          {turn.card.firstTime && <Chip tone="first">{t("stage.firstTime")}</Chip>}
          {turn.card.roleWanted !== "" && (
            <Chip className="min-w-0 shrink max-sm:max-w-40">
              <span dir="auto" className="truncate">
                <bdi>{turn.card.roleWanted}</bdi> · <bdi>{turn.card.city}</bdi>
              </span>
            </Chip>
          )}
          {isMine ? null : (
            <ReportLink
              kind="seat"
              id={turn.seatId}
              label={t("report.person", { name: turn.name })}
              className="tap-44 inline-flex size-[26px] items-center justify-center text-ink-2 hover:text-ink"
            >
              {null}
            </ReportLink>
          )}
        </div>
      </div>
    </div>
  );
}
