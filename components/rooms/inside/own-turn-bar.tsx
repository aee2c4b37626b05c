"use client";
// My own turn: whether I am heard, and the button that ends it.
import { useTranslations } from "next-intl";
import { useAction } from "#components/ui/action/use-action";
import { Button } from "#components/ui/button";
import { stepDown } from "#lib/rooms/actions";
import type { TurnView } from "#lib/rooms/view";
import type { RoomConnection } from "../connection/room-connection.ts";

export function OwnTurnBar({ turn, room }: { turn: TurnView; room: RoomConnection }) {
  const t = useTranslations("rooms");
  const action = useAction();
  const microphone = room.getState().voice.microphone;
  const end = async () => {
    // Silent here first; the room follows.
    await room.voice()?.closeMicrophone();
    await action.run(() => stepDown({ turnId: turn.turnId }));
  };
  return (
    <div className="flex items-center gap-3 rounded-2 border border-leaf bg-leaf-soft px-3.5 py-2.5 text-leaf-ink">
      <p className="min-w-0 flex-1 font-semibold text-sm" role="status">
        {action.sentence ?? (microphone === "open" ? t("turn.heard") : microphone === "muted" ? t("turn.muted") : t("turn.silent"))}
      </p>
      <Button variant="mine" size="sm" onClick={() => void end()} disabled={action.pending}>
        {t("turn.end")}
      </Button>
    </div>
  );
}
