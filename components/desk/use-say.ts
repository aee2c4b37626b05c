"use client";
// Refusals in the desk's words: who was first stands by name.
import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { useRefusal } from "#components/ui/refusal";
import type { Refusal } from "#lib/platform/result";

export function useSay(): (refusal: Refusal) => string {
  const t = useTranslations("desk.refused");
  const say = useRefusal();
  return useCallback(
    (refusal) => {
      const name = refusal.detail?.name;
      if (refusal.code === "somebody_first" && name) return t("first", { name: String(name) });
      if (refusal.code === "reason_needed") return t("order");
      return say(refusal);
    },
    [t, say],
  );
}
