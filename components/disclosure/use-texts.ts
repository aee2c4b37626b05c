"use client";
// The words for fields, viewers and ends of grants, the same in both lists.
import { useFormatter, useTranslations } from "next-intl";
import type { DisclosedField, ViewerRole } from "#lib/disclosure/schema";
import { useVisitorZone } from "../ui/time/visitor-zone.tsx";

export function useDisclosureTexts() {
  const t = useTranslations("disclosure");
  const format = useFormatter();
  const timeZone = useVisitorZone();
  return {
    t,
    fields: (fields: readonly DisclosedField[]) =>
      format.list(
        fields.map((field) => t(`fields.${field}`)),
        { type: "conjunction" },
      ),
    viewer: (organisation: string | null, role: ViewerRole) => organisation || t(`viewers.${role}`),
    day: (moment: string) => format.dateTime(new Date(moment), { day: "numeric", month: "short", year: "numeric", timeZone }),
    moment: (moment: string) =>
      format.dateTime(new Date(moment), {
        day: "numeric",
        month: "short",
        hour: "2-digit",
        minute: "2-digit",
        hourCycle: "h23",
        timeZoneName: "short",
        timeZone,
      }),
  };
}
