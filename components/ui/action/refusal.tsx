"use client";
// Turns an expected refusal into its sentence.
import { useTranslations } from "next-intl";
import { useCallback } from "react";
import type { Refusal } from "#lib/platform/result";

/** `const say = useRefusal(); say(refusal)` */
export function useRefusal(): (refusal: Pick<Refusal, "code" | "detail">) => string {
  const t = useTranslations("refusals");
  return useCallback(
    ({ code, detail = {} }) => t(code === "too_often" && typeof detail.minutes === "number" ? "too_often_minutes" : code, detail),
    [t],
  );
}
