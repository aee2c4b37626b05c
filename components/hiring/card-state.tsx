"use client";
// What the server knows of me for applying to one vacancy: asked when it is needed, and again after signing in.
import { useCallback, useEffect, useState } from "react";
import type { ApplicationState } from "#lib/hiring/view";
import type { CardInput } from "#lib/rooms/schema";
import { useMe } from "../shell/me.tsx";

export type CardState = {
  signedIn: boolean;
  card: CardInput | null;
  face: { roomId: string; forum: string; name: string; seed: string } | null;
  application: { applicationId: string; state: ApplicationState; replyBy: string } | null;
};

/** Undefined while unknown, null when there was no answer. Members are asked for at once, visitors only by `ask`. */
export function useCardState(vacancyId: string) {
  const me = useMe();
  const [state, setState] = useState<CardState | null | undefined>(undefined);

  const ask = useCallback(async () => {
    try {
      const answer = await fetch(`/api/hiring/card?vacancyId=${vacancyId}`, { headers: { accept: "application/json" } });
      setState(answer.ok ? ((await answer.json()) as CardState) : null);
    } catch {
      setState(null);
    }
  }, [vacancyId]);

  useEffect(() => {
    if (me) void ask();
  }, [me, ask]);

  return { state, ask };
}
