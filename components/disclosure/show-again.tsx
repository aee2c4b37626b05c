"use client";
// Takes an entry off the hide list, after a second press: an address that is gone has to be typed again.
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActionButton } from "#components/ui/action/action-button";
import { useAction } from "#components/ui/action/use-action";
import { showAgain } from "#lib/disclosure/actions";
import type { HiddenFromLine } from "#lib/disclosure/visibility-view";

export function ShowAgain({ entry }: { entry: HiddenFromLine }) {
  const t = useTranslations("visibility.hide");
  const action = useAction();
  const [isAsked, ask] = useState(false);
  if (!isAsked)
    return (
      <ActionButton action={action} variant="quiet" onClick={() => ask(true)}>
        {t("remove")}
      </ActionButton>
    );
  return (
    <span className="flex flex-wrap gap-2">
      <ActionButton action={action} onClick={() => action.run(() => showAgain({ entryId: entry.entryId }), { refresh: true })}>
        {t("removeNow")}
      </ActionButton>
      <ActionButton action={{ pending: false, sentence: null }} variant="quiet" onClick={() => ask(false)}>
        {t("keep")}
      </ActionButton>
    </span>
  );
}
