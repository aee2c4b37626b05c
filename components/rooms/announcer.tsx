"use client";
// What a screen reader hears of the room without being asked: places, calls, the stage, and three moments of a turn.
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { useServerNow } from "#components/rooms/connection/use-room";
import { placeNews } from "#lib/rooms/screen/queue-position";
import { spokenMoment, type TurnClock, turnClock } from "#lib/rooms/screen/turn-clock";
import type { PublicView, SelfView } from "#lib/rooms/view";
import type { RoomConnection } from "./connection/room-connection.ts";

export function Announcer({ view, self, room }: { view: PublicView; self: SelfView | null; room: RoomConnection }) {
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

function usePolite(view: PublicView, self: SelfView | null, room: RoomConnection): string {
  const t = useTranslations("rooms");
  const now = useServerNow(room);
  const [announcement, setAnnouncement] = useState("");
  const place = self?.ticket?.place ?? null;
  const placeBefore = useRef<number | null>(null);
  useEffect(() => {
    const news = placeNews(placeBefore.current, place);
    placeBefore.current = place;
    if (news) setAnnouncement(t(`announcement.place${news}`));
  }, [place, t]);
  const { turns } = view;
  const mySeatId = self?.seatId ?? null;
  const clocksBefore = useRef<ReadonlyMap<string, TurnClock>>(new Map());
  useEffect(() => {
    if (now === null) return;
    const before = clocksBefore.current;
    clocksBefore.current = new Map(turns.map((turn) => [turn.turnId, turnClock(turn, now)]));
    // A speaker hears of their own time only.
    const mine = turns.filter((turn) => turn.seatId === mySeatId);
    for (const turn of mine.length > 0 ? mine : turns) {
      const was = before.get(turn.turnId);
      const moment = was ? spokenMoment(was, turnClock(turn, now)) : null;
      if (moment) setAnnouncement(t(`announcement.${moment}`));
    }
  }, [turns, mySeatId, now, t]);
  return announcement;
}

function useUrgent(self: SelfView | null): string {
  const t = useTranslations("rooms");
  const state = self?.ticket?.state ?? null;
  const [announcement, setAnnouncement] = useState("");
  const before = useRef<typeof state>(null);
  useEffect(() => {
    if (state === before.current) return;
    if (state === "called") setAnnouncement(t("announcement.called"));
    else if (state === "on_stage") setAnnouncement(t("announcement.live"));
    else if (before.current === "on_stage") setAnnouncement(t("announcement.turnEnded"));
    else setAnnouncement("");
    before.current = state;
  }, [state, t]);
  return announcement;
}
