"use client";
// What a signed-in member has in this room before entering: the persona, the last card, whether they moderate here. Asked only for members.
import { useCallback, useEffect, useState } from "react";
import { askRadar } from "#components/rooms/radar/use-radar";
import { type Action, useAction } from "#components/ui/action/use-action";
import { refusalOfFailure } from "#lib/platform/failed-action";
import { wearPersona } from "#lib/rooms/actions";
import type { RoomMember } from "#lib/rooms/view";

/** Draws another name and picture. */
export type RedrawPersona = Pick<Action, "pending" | "sentence"> & { run: () => void };

export function useRoomMember(roomId: string, isMember: boolean): { member: RoomMember | null; redraw: RedrawPersona } {
  const [member, setMember] = useState<RoomMember | null>(null);
  const { run, pending, sentence } = useAction();
  const put = useCallback((persona: RoomMember["persona"]) => setMember((before) => before && { ...before, persona }), []);
  useEffect(() => {
    if (!isMember) return;
    let gone = false;
    void ask(roomId).then(async (answer) => {
      if (gone || !answer) return;
      setMember(answer);
      if (answer.persona || answer.moderator) return;
      // Who is warned and leaves again has left nothing here: their name is drawn when they enter.
      const radar = await askRadar(roomId);
      if (radar === "unknown" || radar.warnings.length > 0) return;
      // Never here before: the name and picture are drawn now, so that the entry can show them.
      const drawn = await wearPersona({ roomId, fresh: false }).catch(refusalOfFailure);
      if (drawn.ok && !gone) put(drawn.value);
    });
    return () => {
      gone = true;
    };
  }, [roomId, isMember, put]);
  return { member, redraw: { pending, sentence, run: () => void run(() => wearPersona({ roomId, fresh: true }), { after: put }) } };
}

/** Null without an answer: the room works all the same, the card is empty and the persona is told after entering. */
async function ask(roomId: string): Promise<RoomMember | null> {
  try {
    const answer = await fetch(`/api/rooms/${roomId}/me`, { cache: "no-store" });
    return answer.ok ? ((await answer.json()) as RoomMember) : null;
  } catch {
    return null;
  }
}
