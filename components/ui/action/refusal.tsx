"use client";
// Turns an expected refusal into its sentence.
import { useTranslations } from "next-intl";
import { useCallback } from "react";
import type { Refusal, RefusalCode } from "#lib/platform/result";

/** `const say = useRefusal(); say(refusal)` */
export function useRefusal(): (refusal: Pick<Refusal, "code" | "detail">) => string {
  const t = useTranslations("refusals");
  return useCallback(
    ({ code, detail = {} }) => t(code === "too_often" && typeof detail.minutes === "number" ? "too_often_minutes" : code, detail),
    [t],
  );
}

/** Whether a word is a refusal and so has a sentence. The list of all refusals stays on the server, the sentences are here anyhow. */
export function useIsRefusal(): (word: string) => word is RefusalCode {
  const t = useTranslations("refusals");
  return useCallback((word): word is RefusalCode => t.has(word as RefusalCode), [t]);
}
