"use client";
// An action of the desk: a refusal stands beside the button for seven seconds, and an order that has changed is said so.
import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { type Action, useAction } from "#components/ui/action/use-action";
import type { Refusal } from "#lib/platform/result";

/** How long a refusal stands beside the button. */
export const refusalMs = 7_000;

export function useDeskAction(): Action {
  const t = useTranslations("desk");
  const say = useCallback((refusal: Refusal) => (refusal.code === "reason_needed" ? t("refused.order") : null), [t]);
  return useAction({ forgetMs: refusalMs, say });
}
