"use client";
// The stage: whose turn it is, how much time is left, and who else is on stage.
import { useTranslations } from "next-intl";
import { ClockTime } from "#components/rooms/details/clock-time";
import { Chip } from "#components/ui/chip";
import { cn } from "#components/ui/class/cn";
import { LitCard } from "#components/ui/lit-card";
import { othersOnStage, segmentEnds } from "#lib/rooms/screen/room-screen";
import type { PersonOnStage, PublicView } from "#lib/rooms/view";
import type { RoomConnection } from "../connection/room-connection.ts";
import { StageHost } from "./stage-host.tsx";
import { StagePeople } from "./stage-people.tsx";
import { StageTurn } from "./stage-turn.tsx";
import { StageTurns } from "./stage-turns.tsx";

export function RoomStage({ view, room, children }: { view: PublicView; room: RoomConnection; children?: React.ReactNode }) {
  const t = useTranslations("rooms");
  const segment = view.agenda[view.segment];
  const ends = segmentEnds(view);
  const others = othersOnStage(view);
  // Said as long as it is about whoever is called or speaks.
  const jump = [...view.turns, view.calling].some((one) => one?.number === view.jump?.number) ? view.jump : null;
  const lead = view.turns.length > 0 ? null : (others.find((person) => person.host) ?? others[0] ?? null);
  return (
    <LitCard
      className={cn(
        "px-4 pt-4 pb-3 text-center lg:flex lg:flex-col lg:p-5",
        // Inside it takes what the window leaves; at the door, where the way in stands on it, it is as high as what it holds.
        children ? "lg:flex-none" : "lg:flex-[0_1_30rem]",
      )}
      aria-label={t("stage.label")}
    >
      <div className="flex min-h-[26px] items-center justify-between gap-2 text-start">
        {segment ? (
          <Chip className="min-w-0 shrink">
            <bdi className="clip-line">{segment.title}</bdi>
          </Chip>
        ) : (
          <span />
        )}
        {ends !== null && (
          <span className="shrink-0 text-ink-2 text-xs tabular-nums">{t.rich("stage.until", { time: () => <ClockTime at={ends} /> })}</span>
        )}
      </div>
      <Floor view={view} room={room} lead={lead} />
      {jump && (
        <p className="mt-2 text-ink-2 text-xs lg:px-4 lg:text-start">
          {t("stage.jump", { by: jump.by, number: jump.number, reason: jump.reason })}
        </p>
      )}
      <StagePeople people={others.filter((person) => person !== lead)} room={room} />
      {children}
    </LitCard>
  );
}

function Floor({ view, room, lead }: { view: PublicView; room: RoomConnection; lead: PersonOnStage | null }) {
  const [first, ...more] = view.turns;
  if (!first) return <StageHost lead={lead} room={room} calling={view.calling} />;
  return more.length > 0 ? <StageTurns turns={view.turns} room={room} /> : <StageTurn turn={first} room={room} />;
}
