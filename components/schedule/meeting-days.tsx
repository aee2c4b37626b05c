// When a forum meets, in words: every day, or every Tuesday and Thursday.
import { useFormatter, useTranslations } from "next-intl";
import { meetingDays, weekdays } from "#lib/series/recurrence";

/** A Monday; the weekday names come from the calendar of the language. */
const monday = Date.UTC(2026, 10, 23, 12);

export function MeetingDays({ rule }: { rule: string }) {
  const t = useTranslations("schedule");
  const format = useFormatter();
  const days = meetingDays(rule);
  if (days === null) return <>{t("special")}</>;
  if (days === "daily") return <>{t("daily")}</>;
  const names = days.map((day) => format.dateTime(monday + weekdays.indexOf(day) * 86_400_000, { weekday: "long", timeZone: "UTC" }));
  return <>{t("weekly", { days: format.list(names) })}</>;
}
