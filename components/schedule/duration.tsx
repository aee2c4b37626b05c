// A length of time in hours and minutes.
import { useTranslations } from "next-intl";

export function Duration({ minutes }: { minutes: number }) {
  const t = useTranslations("schedule");
  const hours = Math.floor(minutes / 60);
  const rest = Math.round(minutes % 60);
  if (hours === 0) return <>{t("minutes", { count: rest })}</>;
  if (rest === 0) return <>{t("hours", { count: hours })}</>;
  return <>{t("hoursMinutes", { hours: t("hours", { count: hours }), minutes: t("minutes", { count: rest }) })}</>;
}
