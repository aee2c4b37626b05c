"use client";
// What the server knows of me for applying to one vacancy: asked when it is needed, and again after signing in.
import { useCallback, useEffect, useState } from "react";
import { useMe } from "#components/shell/header/me";
import type { ApplyStart } from "#lib/hiring/application/view";

/** Undefined while unknown, null when there was no answer. Members are asked for at once, visitors only by `ask`. */
export function useApplyStart(vacancyId: string) {
  const me = useMe();
  const [state, setState] = useState<ApplyStart | null | undefined>(undefined);

  const ask = useCallback(async () => {
    try {
      const answer = await fetch(`/api/hiring/card?vacancyId=${vacancyId}`, { headers: { accept: "application/json" } });
      setState(answer.ok ? ((await answer.json()) as ApplyStart) : null);
    } catch {
      setState(null);
    }
  }, [vacancyId]);

  useEffect(() => {
    if (me) void ask();
  }, [me, ask]);

  return { state, ask };
}
