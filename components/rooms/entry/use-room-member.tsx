"use client";
// What I have in this room before entering: the name and picture I will wear, my last card, whether I lead here. Asked only for members.
import { useCallback, useEffect, useState } from "react";
import { unanswered } from "#lib/platform/unanswered";
import { wearPersona } from "#lib/rooms/actions";
import type { CardInput } from "#lib/rooms/schema";

/** GET /api/rooms/[roomId]/me */
export type Mine = { moderator: boolean; persona: { name: string; seed: string } | null; lastCard: CardInput | null; seat: boolean };

/** `redraw` draws another name and picture; false when it did not work. */
export function useMine(roomId: string, member: boolean): { mine: Mine | null; redraw: () => Promise<boolean> } {
  const [mine, setMine] = useState<Mine | null>(null);
  const draw = useCallback(
    async (fresh: boolean) => {
      const drawn = await wearPersona({ roomId, fresh }).catch(unanswered);
      if (drawn.ok) setMine((before) => before && { ...before, persona: drawn.value });
      return drawn.ok;
    },
    [roomId],
  );
  useEffect(() => {
    if (!member) return;
    let gone = false;
    void ask(roomId).then((answer) => {
      if (gone || !answer) return;
      setMine(answer);
      // Never here before: the name and picture are drawn now, so that the door can show them.
      if (!answer.persona && !answer.moderator) void draw(false);
    });
    return () => {
      gone = true;
    };
  }, [roomId, member, draw]);
  return { mine, redraw: useCallback(() => draw(true), [draw]) };
}

/** Null without an answer: the room works all the same, the card is empty and the persona is told after entering. */
async function ask(roomId: string): Promise<Mine | null> {
  try {
    const answer = await fetch(`/api/rooms/${roomId}/me`, { cache: "no-store" });
    return answer.ok ? ((await answer.json()) as Mine) : null;
  } catch {
    return null;
  }
}
