"use client";
// Lets one person back in.
import { useTranslations } from "next-intl";
import { ActButton } from "#components/desk/act-button";
import { useRouter } from "#lib/i18n/navigation";
import { liftBan } from "#lib/rooms/actions";
import { useAct } from "../use-act.ts";

export function LiftBan({ banId, name }: { banId: string; name: string }) {
  const t = useTranslations("desk.bans");
  const router = useRouter();
  const lifting = useAct(liftBan, () => router.refresh());
  return (
    <ActButton act={lifting} input={{ banId }} aria-label={t("liftFor", { name })}>
      {t("lift")}
    </ActButton>
  );
}
