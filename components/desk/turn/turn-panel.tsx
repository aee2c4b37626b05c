"use client";
import { useWide } from "#components/desk/desk-context";
// The only turn on stage: ring, digits, the card, and the buttons that end it, lengthen it or mute the speaker.
import type { TurnView } from "#lib/rooms/view";
import { TurnActions } from "./turn-actions.tsx";
import { DeskClock, DeskRing } from "./turn-clock.tsx";

export function TurnPanel({ turn }: { turn: TurnView }) {
  const isWide = useWide();
  return (
    <div className="grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-4 gap-y-3 desk:gap-x-[22px]">
      <DeskRing turn={turn} px={isWide ? 150 : 92} />
      <div className="min-w-0">
        <DeskClock turn={turn} />
        <h2 dir="auto" className="clip-line begin-here mt-1.5 text-lg desk:text-xl">
          {turn.name}
        </h2>
        <p
          dir="auto"
          className="begin-here mt-0.5 text-sm text-[color-mix(in_srgb,var(--color-stage-ink)_78%,var(--color-stage))] max-desk:cut-room max-desk:line-clamp-2 desk:text-md"
        >
          <span>{turn.card.line}</span>
        </p>
        {isWide ? <TurnActions turn={turn} className="mt-3" /> : null}
      </div>
      {isWide ? null : <TurnActions turn={turn} className="col-span-2" />}
    </div>
  );
}
