"use client";
// Several turns at once. On a wide desk each stands in a line with its own actions; on a phone each keeps its ring and digits, and the
// actions below belong to the one that is chosen.
import { useTranslations } from "next-intl";
import { useDesk, useWide } from "#components/desk/desk-context";
import { cn } from "#components/ui/class/cn";
import { Kbd } from "#components/ui/kbd";
import type { TurnView } from "#lib/rooms/view";
import { printedKeys } from "../shortcuts/shortcuts.ts";
import { TurnActions } from "./turn-actions.tsx";
import { DeskClock, DeskRing } from "./turn-clock.tsx";

export function TurnPanels({ turns }: { turns: readonly TurnView[] }) {
  const { chosenTurn } = useDesk();
  const isWide = useWide();
  if (isWide) {
    return (
      <ul className="flex flex-col gap-1.5">
        {turns.map((turn) => (
          <li
            key={turn.turnId}
            className={cn(
              "grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-3 rounded-2 border px-2.5 py-2.5",
              turn === chosenTurn ? "border-kunyit" : "border-transparent",
            )}
          >
            <Choose turn={turn} px={64} />
            <div className="min-w-0">
              <div className="flex items-baseline gap-3">
                <h2 dir="auto" translate="no" className="clip-line begin-here min-w-0 flex-1 text-md">
                  {turn.name}
                </h2>
                <DeskClock turn={turn} inLine />
              </div>
              <TurnActions turn={turn} compact className="mt-2" />
            </div>
          </li>
        ))}
      </ul>
    );
  }
  return (
    <>
      <ul className="grid grid-cols-3 gap-2">
        {turns.map((turn) => (
          <li key={turn.turnId} className="flex min-w-0 flex-col items-center gap-1 text-center">
            <Choose turn={turn} px={64} />
            <DeskClock turn={turn} inLine />
            <bdi dir="auto" className={cn("clip-line w-full text-xs", turn === chosenTurn && "font-bold")}>
              {turn.name}
            </bdi>
          </li>
        ))}
      </ul>
      {chosenTurn ? <TurnActions key={chosenTurn.turnId} turn={chosenTurn} className="mt-3" /> : null}
    </>
  );
}

function Choose({ turn, px }: { turn: TurnView; px: number }) {
  const t = useTranslations("desk.stage");
  const { chosenTurn, chooseTurn } = useDesk();
  const isChosen = turn === chosenTurn;
  return (
    <button
      type="button"
      aria-pressed={isChosen}
      aria-label={t("choose", { name: turn.name })}
      onClick={() => chooseTurn(turn.turnId)}
      className={cn("relative rounded-full p-0.5 max-desk:border-2", isChosen ? "border-kunyit" : "border-transparent")}
    >
      <DeskRing turn={turn} px={px} />
      {isChosen ? null : <Kbd className="absolute end-0 bottom-0 bg-stage opacity-100">{printedKeys.nextTurn}</Kbd>}
    </button>
  );
}
