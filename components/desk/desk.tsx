"use client";
// The moderator's desk: opens the room's stream, holds the sheets, and lays the parts out in three columns or as tabs below the stage.
import { useCallback, useMemo, useRef, useState } from "react";
import { OutcomeSheet } from "#components/desk/outcome/outcome-sheet";
import { PersonSheet } from "#components/desk/people/person-sheet";
import { NewHandsAnnouncer } from "#components/desk/queue/new-hands-announcer";
import { ShortcutsSheet } from "#components/desk/shortcuts/shortcuts-sheet";
import type { DeskTab } from "#components/desk/tabs/desk-tab";
import { useRoom } from "#components/rooms/connection/use-room";
import type { TurnView } from "#lib/rooms/view";
import { DeskClosed } from "./desk-closed.tsx";
import { DeskContext, type Desk as DeskState, useWide } from "./desk-context.tsx";
import { DeskLoading } from "./desk-loading.tsx";
import { DeskNarrow } from "./desk-narrow.tsx";
import { DeskWide } from "./desk-wide.tsx";
import { useOpenOutcome } from "./outcome/use-open-outcome.ts";
import { useCalls } from "./queue/use-calls.ts";
import { useLowering } from "./queue/use-lowering.ts";
import { useShortcuts } from "./shortcuts/use-shortcuts.ts";
import { turnAfter, turnChosen } from "./turn/chosen-turn.ts";

const noTurns: readonly TurnView[] = [];

export function Desk({ roomId, title }: { roomId: string; title: string }) {
  const { room, roomState } = useRoom(roomId);
  const calls = useCalls(roomId);
  const lowering = useLowering();
  const isWide = useWide();
  const [part, setPart] = useState<DeskTab>("queue");
  const [personSeatId, openPerson] = useState<string | null>(null);
  const [isKeysOpen, setKeysOpen] = useState(false);
  const [chosenTurnId, chooseTurn] = useState<string | null>(null);
  const search = useRef<HTMLInputElement>(null);
  const { snapshot } = roomState;
  const { outcome, open: openOutcome } = useOpenOutcome(roomId, snapshot?.moderators ?? null);

  const findPeople = useCallback(() => {
    setPart("people");
    requestAnimationFrame(() => search.current?.focus());
  }, []);
  const openKeys = useCallback(() => setKeysOpen(true), []);
  const turns = snapshot?.public.turns ?? noTurns;
  useShortcuts({ findPeople, help: openKeys, ...(turns.length > 1 ? { nextTurn: () => chooseTurn(turnAfter(turns, chosenTurnId)) } : {}) });

  const desk = useMemo<DeskState | null>(
    () =>
      snapshot?.moderators
        ? {
            room,
            roomState,
            snapshot,
            view: snapshot.public,
            moderators: snapshot.moderators,
            mySeatId: snapshot.self?.seatId ?? null,
            calls,
            lowering,
            chosenTurn: turnChosen(snapshot.public.turns, chosenTurnId),
            chooseTurn,
            openPerson,
            openOutcome,
          }
        : null,
    [room, roomState, snapshot, calls, lowering, chosenTurnId, openOutcome],
  );

  if (!snapshot) return <DeskLoading title={title} isLost={roomState.stream === "lost"} />;
  if (!desk) return <DeskClosed room={room} title={title} />;
  return (
    <DeskContext value={desk}>
      {isWide ? (
        <DeskWide part={part} onPart={setPart} search={search} onKeys={openKeys} />
      ) : (
        <DeskNarrow part={part} onPart={setPart} search={search} onKeys={openKeys} />
      )}
      <NewHandsAnnouncer />
      <PersonSheet seatId={personSeatId} onClose={() => openPerson(null)} />
      <OutcomeSheet outcome={outcome} onClose={() => openOutcome(null)} />
      <ShortcutsSheet open={isKeysOpen} onClose={() => setKeysOpen(false)} />
    </DeskContext>
  );
}
