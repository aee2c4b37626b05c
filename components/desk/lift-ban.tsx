"use client";
// Lets one person back in.
import { useTranslations } from "next-intl";
import { useRouter } from "#lib/i18n/navigation";
import { liftBan } from "#lib/rooms/actions";
import { ActButton } from "./act-button.tsx";
import { useAct } from "./use-act.ts";

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
