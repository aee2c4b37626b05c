"use client";
// What a moderator can do about one turn: end it, lengthen it, silence it, and the rest in the person's sheet.
import { Lock, MicOff, MoreHorizontal } from "lucide-react";
import { useTranslations } from "next-intl";
import { ActButton } from "#components/desk/act-button";
import { useDesk } from "#components/desk/desk-context";
import { IconButton } from "#components/ui/button";
import { Chip } from "#components/ui/chip";
import { cn } from "#components/ui/cn";
import { Kbd } from "#components/ui/kbd";
import { endTurn, extendTurn, invite, mute } from "#lib/rooms/actions";
import type { TurnView } from "#lib/rooms/view";
import { printedKeys } from "../shortcuts/shortcuts.ts";
import { useShortcuts } from "../shortcuts/use-shortcuts.ts";
import { useAct } from "../use-act.ts";

/** The keys press the deeds of the chosen turn only. `compact` leaves words to their icons where several turns stand below each other. */
export function TurnDeeds({ turn, compact = false, className }: { turn: TurnView; compact?: boolean; className?: string }) {
  const t = useTranslations("desk.stage");
  const { view, moderators, chosenTurn, openPerson, openOutcome, room } = useDesk();
  const hasKeys = chosenTurn?.turnId === turn.turnId;
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
  const inviting = useAct(invite);
  const isInvited = moderators.interviews.some((talk) => talk.seatId === turn.seatId);
  const isLocked = view.stage.find((face) => face.seatId === turn.seatId)?.locked ?? false;
  useShortcuts({
    ...(hasKeys ? { endTurn: () => ending.run({ turnId: turn.turnId }) } : {}),
    ...(hasKeys && !isLocked ? { muteSpeaker: () => muting.run({ seatId: turn.seatId }) } : {}),
  });
  return (
    <div className={cn("flex flex-wrap items-center gap-1.5 sm:gap-2 max-sm:[&_button]:px-2.5", className)}>
      <ActButton size="sm" variant="main" act={ending} input={{ turnId: turn.turnId }}>
        {t("endTurn")} {hasKeys ? <Kbd>{printedKeys.endTurn}</Kbd> : null}
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
          <span className={compact ? "sr-only" : "max-sm:sr-only"}>{t("mute")}</span>{" "}
          {hasKeys ? <Kbd>{printedKeys.muteSpeaker}</Kbd> : null}
        </ActButton>
      )}
      {/* On a phone and beside other turns it stands in the sheet of the person, one press further, and the row stays one. */}
      <ActButton
        size="sm"
        act={inviting}
        input={{ seatId: turn.seatId }}
        disabled={isInvited}
        wrapClassName={compact ? "hidden" : "max-sm:hidden"}
      >
        {t(isInvited ? "invited" : "invite")}
      </ActButton>
      <IconButton label={t("more", { name: turn.name })} variant="plain" className="size-9 tap-44" onClick={() => openPerson(turn.seatId)}>
        <MoreHorizontal aria-hidden strokeWidth={1.9} />
      </IconButton>
    </div>
  );
}
