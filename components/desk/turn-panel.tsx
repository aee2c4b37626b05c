"use client";
// The turn on stage: ring, digits, the card, and what ends, lengthens or silences it.
import { Lock, MicOff, MoreHorizontal } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { useVoices } from "#components/rooms/use-room";
import { Batik } from "#components/ui/batik";
import { IconButton } from "#components/ui/button";
import { Chip } from "#components/ui/chip";
import { Kbd } from "#components/ui/kbd";
import { TurnDigits, TurnRing } from "#components/ui/turn-ring";
import { clockDigits, turnTime } from "#components/ui/turn-time";
import { endTurn, extendTurn, invite, mute } from "#lib/rooms/actions";
import { spokenMoment, turnClock } from "#lib/rooms/turn-clock";
import type { TurnView } from "#lib/rooms/view";
import { ActButton } from "./act-button.tsx";
import { useDesk, useNow, useWide } from "./desk-context.tsx";
import { printedKeys } from "./shortcuts.ts";
import { useAct } from "./use-act.ts";
import { useShortcuts } from "./use-shortcuts.ts";

/** Seconds of silence after which the desk is told. */
const silentAfter = 20;

export function TurnPanel({ turn }: { turn: TurnView }) {
  const isWide = useWide();
  return (
    <div className="grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-4 gap-y-3 desk:gap-x-[22px]">
      <Ring turn={turn} px={isWide ? 150 : 92} />
      <div className="min-w-0">
        <Clock turn={turn} />
        <h2 className="clip-line mt-1.5 text-lg desk:text-xl">{turn.name}</h2>
        <p className="mt-0.5 text-sm text-[color-mix(in_srgb,var(--color-stage-ink)_78%,var(--color-stage))] max-desk:line-clamp-2 desk:text-md">
          {turn.card.line}
        </p>
        {isWide ? <Deeds turn={turn} /> : null}
      </div>
      {isWide ? null : (
        <div className="col-span-2">
          <Deeds turn={turn} />
        </div>
      )}
    </div>
  );
}

function Ring({ turn, px }: { turn: TurnView; px: number }) {
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

function Clock({ turn }: { turn: TurnView }) {
  const t = useTranslations("desk.stage");
  const locale = useLocale();
  const now = useNow();
  const { hearing, view } = useDesk();
  const time = turnTime(turn.startedAt, turn.seconds, now);
  const isAway = view.stage.find((face) => face.seatId === turn.seatId)?.away ?? false;
  const isSilent = useSilence(turn.startedAt !== null || hearing.voice.status !== "live");
  if (turn.startedAt === null) {
    return (
      <div>
        <p className="text-lg font-extrabold text-kunyit">{t("joining")}</p>
        <p className="text-sm text-ink-2">{isAway ? t("away") : t("joiningText")}</p>
        {isSilent ? <Chip tone="danger">{t("silent")}</Chip> : null}
      </div>
    );
  }
  const length = clockDigits(turn.seconds, locale);
  return (
    <div className="flex flex-wrap items-baseline gap-x-3">
      <TurnDigits seconds={time.seconds} locale={locale} over={time.over} last={time.last} className="text-3xl desk:text-[2.75rem]" />
      <span className="text-sm text-ink-2">{isAway ? t("away") : t(time.over ? "over" : "of", { length })}</span>
      <Spoken turn={turn} now={now} />
    </div>
  );
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
  const [said, setSaid] = useState("");
  useEffect(() => {
    const after = turnClock(turn, now);
    const moment = spokenMoment(before.current, after);
    before.current = after;
    if (moment === "half") setSaid(t("half"));
    if (moment === "last") setSaid(t("lastSeconds", { seconds: after.seconds }));
    if (moment === "over") setSaid(t("timeUp"));
  }, [turn, now, t]);
  return (
    <span className="sr-only" role="status">
      {said}
    </span>
  );
}

function Deeds({ turn }: { turn: TurnView }) {
  const t = useTranslations("desk.stage");
  const { view, openPerson, openOutcome, room } = useDesk();
  const ending = useAct(endTurn, () =>
    openOutcome({
      turnId: turn.turnId,
      interviewId: null,
      seatId: turn.seatId,
      name: turn.name,
      seed: turn.seed,
      number: turn.number,
      endedAt: room.serverNow(),
    }),
  );
  const extending = useAct(extendTurn);
  const muting = useAct(mute);
  const [isInvited, setInvited] = useState(false);
  const inviting = useAct(invite, () => setInvited(true));
  const isLocked = view.stage.find((face) => face.seatId === turn.seatId)?.locked ?? false;
  useShortcuts({
    endTurn: () => ending.run({ turnId: turn.turnId }),
    ...(isLocked ? {} : { muteSpeaker: () => muting.run({ seatId: turn.seatId }) }),
  });
  return (
    <div className="flex flex-wrap items-center gap-1.5 sm:gap-2 max-sm:[&_button]:px-2.5 desk:mt-3">
      <ActButton size="sm" variant="main" act={ending} input={{ turnId: turn.turnId }}>
        {t("endTurn")} <Kbd>{printedKeys.endTurn}</Kbd>
      </ActButton>
      <ActButton
        size="sm"
        act={extending}
        input={{ turnId: turn.turnId }}
        disabled={turn.extended}
        title={turn.extended ? t("extended") : undefined}
      >
        {t("extend")}
      </ActButton>
      {isLocked ? (
        <Chip tone="danger">
          <Lock aria-hidden strokeWidth={1.9} />
          {t("locked")}
        </Chip>
      ) : (
        <ActButton size="sm" act={muting} input={{ seatId: turn.seatId }}>
          <MicOff aria-hidden strokeWidth={1.9} />
          <span className="max-sm:sr-only">{t("mute")}</span> <Kbd>{printedKeys.muteSpeaker}</Kbd>
        </ActButton>
      )}
      {/* On a phone it stands in the sheet of the person, one press further, and the row stays one. */}
      <ActButton size="sm" act={inviting} input={{ seatId: turn.seatId }} disabled={isInvited} wrapClassName="max-sm:hidden">
        {t(isInvited ? "invited" : "invite")}
      </ActButton>
      <IconButton label={t("more", { name: turn.name })} variant="plain" className="size-9 tap-44" onClick={() => openPerson(turn.seatId)}>
        <MoreHorizontal aria-hidden strokeWidth={1.9} />
      </IconButton>
    </div>
  );
}
