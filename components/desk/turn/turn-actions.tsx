"use client";
// What a moderator can do about one turn: end it, lengthen it, mute the speaker, and the rest in the person's sheet.
import { Lock, MicOff, MoreHorizontal } from "lucide-react";
import { useTranslations } from "next-intl";
import { useDesk } from "#components/desk/desk-context";
import { useDeskAction } from "#components/desk/use-desk-action";
import { ActionButton } from "#components/ui/action/action-button";
import { IconButton } from "#components/ui/button";
import { Chip } from "#components/ui/chip";
import { cn } from "#components/ui/class/cn";
import { Kbd } from "#components/ui/kbd";
import { endTurn, extendTurn, invite, mute } from "#lib/rooms/actions";
import type { TurnView } from "#lib/rooms/view";
import { printedKeys } from "../shortcuts/shortcuts.ts";
import { useShortcuts } from "../shortcuts/use-shortcuts.ts";
import { turnActions } from "./turn-view-model.ts";

/** The keys press the actions of the chosen turn only. `compact` leaves words to their icons where several turns stand below each other. */
export function TurnActions({ turn, compact = false, className }: { turn: TurnView; compact?: boolean; className?: string }) {
  const t = useTranslations("desk.stage");
  const { snapshot, chosenTurn, openPerson, openOutcome, room } = useDesk();
  const ending = useDeskAction();
  const extending = useDeskAction();
  const muting = useDeskAction();
  const inviting = useDeskAction();
  const { turnId, seatId } = turn;
  const noteOutcome = () =>
    openOutcome({ turnId, interviewId: null, seatId, name: turn.name, seed: turn.seed, number: turn.number, endedAt: room.serverNow() });
  const { hasKeys, ...may } = turnActions(turn, snapshot, chosenTurn?.turnId ?? null, {
    end: () => void ending.run(() => endTurn({ turnId }), { after: noteOutcome }),
    extend: () => void extending.run(() => extendTurn({ turnId })),
    mute: () => void muting.run(() => mute({ seatId })),
    invite: () => void inviting.run(() => invite({ seatId })),
  });
  useShortcuts(hasKeys ? { endTurn: may.end, ...(may.mute ? { muteSpeaker: may.mute } : {}) } : {});
  return (
    <div className={cn("flex flex-wrap items-center gap-1.5 sm:gap-2 max-sm:[&_button]:px-2.5", className)}>
      <ActionButton size="sm" variant="main" action={ending} onClick={may.end}>
        {t("endTurn")} {hasKeys ? <Kbd>{printedKeys.endTurn}</Kbd> : null}
      </ActionButton>
      <ActionButton size="sm" action={extending} onClick={may.extend} disabled={!may.extend} title={may.extend ? undefined : t("extended")}>
        {t("extend")}
      </ActionButton>
      {may.isLocked ? (
        <Chip tone="danger">
          <Lock aria-hidden strokeWidth={1.9} />
          {t("locked")}
        </Chip>
      ) : (
        <ActionButton size="sm" action={muting} onClick={may.mute}>
          <MicOff aria-hidden strokeWidth={1.9} />
          <span className={compact ? "sr-only" : "max-sm:sr-only"}>{t("mute")}</span>{" "}
          {hasKeys ? <Kbd>{printedKeys.muteSpeaker}</Kbd> : null}
        </ActionButton>
      )}
      {/* On a phone and beside other turns it stands in the sheet of the person, one press further, and the row stays one. */}
      <ActionButton
        size="sm"
        action={inviting}
        onClick={may.invite}
        disabled={!may.invite}
        wrapClassName={compact ? "hidden" : "max-sm:hidden"}
      >
        {t(may.invite ? "invite" : "invited")}
      </ActionButton>
      <IconButton label={t("more", { name: turn.name })} variant="plain" className="size-9 tap-44" onClick={() => openPerson(seatId)}>
        <MoreHorizontal aria-hidden strokeWidth={1.9} />
      </IconButton>
    </div>
  );
}
