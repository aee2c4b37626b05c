"use client";
// Lets one person back in.
import { useTranslations } from "next-intl";
import { useDeskAction } from "#components/desk/use-desk-action";
import { ActionButton } from "#components/ui/action/action-button";
import { liftBan } from "#lib/rooms/actions";

export function LiftBan({ banId, name }: { banId: string; name: string }) {
  const t = useTranslations("desk.bans");
  const action = useDeskAction();
  return (
    <ActionButton
      action={action}
      onClick={() => action.run(() => liftBan({ banId }), { refresh: true })}
      aria-label={t("liftFor", { name })}
    >
      {t("lift")}
    </ActionButton>
  );
}
