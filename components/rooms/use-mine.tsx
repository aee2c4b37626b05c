"use client";
// What I have in this room before entering: the name and picture I will wear, my last card, whether I lead here. Asked only for members.
import { useCallback, useEffect, useState } from "react";
import type { CardInput } from "#lib/rooms/schema";

/** GET /api/rooms/[roomId]/me */
export type Mine = { moderator: boolean; persona: { name: string; seed: string } | null; lastCard: CardInput | null; seat: boolean };

/** `redraw` draws another name and picture; false when it did not work. */
export function useMine(roomId: string, member: boolean): { mine: Mine | null; redraw: () => Promise<boolean> } {
  const [mine, setMine] = useState<Mine | null>(null);
  useEffect(() => {
    if (!member) return;
    let gone = false;
    ask<Mine>(`/api/rooms/${roomId}/me`).then((answer) => {
      if (!gone && answer) setMine(answer);
    });
    return () => {
      gone = true;
    };
  }, [roomId, member]);
  const redraw = useCallback(async () => {
    const drawn = await ask<{ ok: boolean; value?: { name: string; seed: string } }>(`/api/rooms/${roomId}/persona`, { method: "POST" });
    const persona = drawn?.ok ? drawn.value : undefined;
    if (persona) setMine((before) => before && { ...before, persona });
    return persona !== undefined;
  }, [roomId]);
  return { mine, redraw };
}

/** Null without an answer: the room works all the same, the card is empty and the persona is told after entering. */
async function ask<T>(path: string, init?: RequestInit): Promise<T | null> {
  try {
    const answer = await fetch(path, { cache: "no-store", ...init });
    return answer.ok ? ((await answer.json()) as T) : null;
  } catch {
    return null;
  }
}
