"use client";
// One way to do a thing in the room: say why it was refused, and say so too when the network is away. What was typed stays.
import { useTranslations } from "next-intl";
import { useCallback, useState } from "react";
import { useRefusal } from "#components/ui/refusal";
import type { RefusalCode, Result } from "#lib/platform/result";
import { unanswered } from "#lib/platform/unanswered";

export type Act = {
  busy: boolean;
  /** The sentence of the last refusal; null after something worked. */
  trouble: string | null;
  /** Its code; null too when the network was away. */
  code: RefusalCode | null;
  clear: () => void;
  /** The value, or null when it was refused. */
  run: <T>(verb: () => Promise<Result<T>>) => Promise<T | null>;
};

export function useAct(): Act {
  const t = useTranslations("rooms");
  const say = useRefusal();
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [code, setCode] = useState<RefusalCode | null>(null);
  const run = useCallback(
    async <T,>(verb: () => Promise<Result<T>>): Promise<T | null> => {
      setBusy(true);
      try {
        const result = await verb();
        setTrouble(result.ok ? null : say(result));
        setCode(result.ok ? null : result.code);
        return result.ok ? result.value : null;
      } catch (error) {
        const refusal = unanswered(error);
        const isLost = refusal.code === "unavailable";
        setTrouble(isLost ? t("offline.refused") : say(refusal));
        setCode(isLost ? null : refusal.code);
        return null;
      } finally {
        setBusy(false);
      }
    },
    [say, t],
  );
  return { busy, trouble, code, clear: useCallback(() => setTrouble(null), []), run };
}
