"use client";
// What a screen reader hears of the room without being asked: places, calls, the stage, and three moments of a turn.
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { placeNews } from "#lib/rooms/queue-news";
import { spokenMoment, type TurnClock, turnClock } from "#lib/rooms/turn-clock";
import type { PublicView, SelfView } from "#lib/rooms/view";
import type { Listening } from "./listening.ts";
import { useServerNow } from "./use-room.tsx";

export function Announcer({ view, self, room }: { view: PublicView; self: SelfView | null; room: Listening }) {
  return (
    <>
      <p className="sr-only" aria-live="polite">
        {usePolite(view, self, room)}
      </p>
      <p className="sr-only" aria-live="assertive">
        {useUrgent(self)}
      </p>
    </>
  );
}

function usePolite(view: PublicView, self: SelfView | null, room: Listening): string {
  const t = useTranslations("rooms");
  const now = useServerNow(room);
  const [said, setSaid] = useState("");
  const place = self?.ticket?.place ?? null;
  const placeBefore = useRef<number | null>(null);
  useEffect(() => {
    const news = placeNews(placeBefore.current, place);
    placeBefore.current = place;
    if (news) setSaid(t(`told.place${news}`));
  }, [place, t]);
  const { turn } = view;
  const clockBefore = useRef<{ turnId: string; clock: TurnClock } | null>(null);
  useEffect(() => {
    if (!turn || now === null) return;
    const clock = turnClock(turn, now);
    const before = clockBefore.current;
    clockBefore.current = { turnId: turn.turnId, clock };
    const moment = before?.turnId === turn.turnId ? spokenMoment(before.clock, clock) : null;
    if (moment) setSaid(t(`told.${moment}`));
  }, [turn, now, t]);
  return said;
}

function useUrgent(self: SelfView | null): string {
  const t = useTranslations("rooms");
  const state = self?.ticket?.state ?? null;
  const [said, setSaid] = useState("");
  const before = useRef(state);
  useEffect(() => {
    if (state === before.current) return;
    if (state === "called") setSaid(t("told.called"));
    else if (state === "on_stage") setSaid(t("told.live"));
    else if (before.current === "on_stage") setSaid(t("told.turnEnded"));
    else setSaid("");
    before.current = state;
  }, [state, t]);
  return said;
}
