"use client";
// The time of one turn on the desk: the ring that drains, the digits beside it, and the notice when nothing is heard.
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { useDesk, useNow } from "#components/desk/desk-context";
import { useVoices } from "#components/rooms/connection/use-room";
import { Batik } from "#components/ui/brand/batik";
import { Chip } from "#components/ui/chip";
import { cn } from "#components/ui/class/cn";
import { TurnDigits, TurnRing } from "#components/ui/time/turn-ring";
import { clockDigits, turnTime } from "#components/ui/time/turn-time";
import { spokenMoment, turnClock } from "#lib/rooms/screen/turn-clock";
import type { TurnView } from "#lib/rooms/view";

/** Seconds of silence after which the desk is told. */
const silentAfter = 20;

export function DeskRing({ turn, px }: { turn: TurnView; px: number }) {
  const { room } = useDesk();
  const voice = useVoices(room)[turn.voiceId];
  const now = useNow();
  const time = turnTime(turn.startedAt, turn.seconds, now);
  return (
    <TurnRing left={time.left} px={px} over={time.over} last={time.last} level={voice?.speaking ? voice.level : 0}>
      <Batik seed={turn.seed} px={Math.round(px * 0.74)} shape="round" />
    </TurnRing>
  );
}

/** Alone on stage the digits are the largest thing on the desk; beside others they stand in a line with the name. */
export function DeskClock({ turn, inLine = false }: { turn: TurnView; inLine?: boolean }) {
  const t = useTranslations("desk.stage");
  const locale = useLocale();
  const now = useNow();
  const { roomState, view } = useDesk();
  const time = turnTime(turn.startedAt, turn.seconds, now);
  const isAway = view.stage.find((person) => person.seatId === turn.seatId)?.away ?? false;
  const isSilent = useSilence(turn.startedAt !== null || roomState.voice.status !== "live");
  if (turn.startedAt === null) {
    return (
      <div>
        <p className={cn("font-extrabold text-kunyit", inLine ? "text-sm" : "text-lg")}>{t("joining")}</p>
        {inLine ? null : <p className="text-sm text-ink-2">{isAway ? t("away") : t("joiningText")}</p>}
        {inLine && isAway ? <ShortAway /> : null}
        {isSilent ? <Chip tone="danger">{t("silent")}</Chip> : null}
      </div>
    );
  }
  const length = clockDigits(turn.seconds, locale);
  return (
    <div className={cn("flex flex-wrap items-baseline gap-x-3", inLine && "max-desk:justify-center")}>
      <TurnDigits
        seconds={time.seconds}
        locale={locale}
        over={time.over}
        last={time.last}
        className={inLine ? "text-xl" : "text-3xl desk:text-[2.75rem]"}
      />
      {inLine ? null : <span className="text-sm text-ink-2">{isAway ? t("away") : t(time.over ? "over" : "of", { length })}</span>}
      {inLine && isAway ? <ShortAway /> : null}
      <Spoken turn={turn} now={now} />
    </div>
  );
}

function ShortAway() {
  const t = useTranslations("desk.queue");
  return <span className="text-xs text-ink-2">{t("away")}</span>;
}

/** True after twenty seconds in which nothing was heard. */
function useSilence(isHeard: boolean): boolean {
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    setLong(false);
    if (isHeard) return;
    const timer = setTimeout(() => setLong(true), silentAfter * 1000);
    return () => clearTimeout(timer);
  }, [isHeard]);
  return isLong;
}

/** The timer speaks at half, at fifteen seconds and at the end only. */
function Spoken({ turn, now }: { turn: TurnView; now: number }) {
  const t = useTranslations("desk.stage");
  const before = useRef(turnClock(turn, now));
  const [announcement, setAnnouncement] = useState("");
  useEffect(() => {
    const after = turnClock(turn, now);
    const moment = spokenMoment(before.current, after);
    before.current = after;
    if (moment === "half") setAnnouncement(t("half"));
    if (moment === "last") setAnnouncement(t("lastSeconds", { seconds: after.seconds }));
    if (moment === "over") setAnnouncement(t("timeUp"));
  }, [turn, now, t]);
  return (
    <span className="sr-only" role="status">
      {announcement}
    </span>
  );
}
