"use client";
// Freezes one's profile, and takes it back.
import { useTranslations } from "next-intl";
import { ActionButton } from "#components/ui/action/action-button";
import { useAction } from "#components/ui/action/use-action";
import { freeze, thaw } from "#lib/disclosure/actions";

export function FreezeSwitch({ frozenSince }: { frozenSince: string | null }) {
  const t = useTranslations("visibility.freeze");
  const action = useAction();
  const verb = frozenSince === null ? freeze : thaw;
  return (
    <div className="mt-2 flex flex-col items-start gap-3">
      <p role="status" className="text-sm text-ink-2">
        {frozenSince === null ? t("off") : t("on")}
      </p>
      <ActionButton action={action} onClick={() => action.run(() => verb({}), { refresh: true })}>
        {frozenSince === null ? t("freeze") : t("thaw")}
      </ActionButton>
    </div>
  );
}
