// A deadline in words: the day, and the zone whose midnight ends it.
import { useTranslations } from "next-intl";
import { zoneName } from "#lib/hiring/terms/place";
import type { Place } from "#lib/hiring/view";
import { useDay } from "../use-day.tsx";

export type Deadline = { deadline: string; zone: Place["zone"] };

/** `parts` for a message of one's own, `until` for "until the end of 15 December, Riyadh time". */
export function useDeadline() {
  const t = useTranslations("hiring");
  const { day } = useDay();
  const parts = ({ deadline, zone }: Deadline, year = true) => ({ date: day(deadline, year), zone: t(`zone.${zoneName(zone)}`) });
  return { parts, until: (one: Deadline, year = true) => t("until", parts(one, year)) };
}
