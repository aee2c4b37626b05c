"use client";
// Takes a block back.
import { useTranslations } from "next-intl";
import { ActionButton } from "#components/ui/action/action-button";
import { useAction } from "#components/ui/action/use-action";
import { unblock } from "#lib/rooms/actions";

export function Unblock({ blockId }: { blockId: string }) {
  const t = useTranslations("visibility.block");
  const action = useAction();
  return (
    <ActionButton action={action} variant="quiet" onClick={() => action.run(() => unblock({ blockId }), { refresh: true })}>
      {t("unblock")}
    </ActionButton>
  );
}
