"use client";
// The rules of a room, in four lines.
import { useTranslations } from "next-intl";

export function HouseRules() {
  const t = useTranslations("rooms");
  return (
    <section>
      <h3 className="mb-1 text-md">{t("rules.title")}</h3>
      <ul className="flex list-disc flex-col gap-1 ps-5 text-sm marker:text-ink-3">
        {(["order", "respect", "free", "record"] as const).map((rule) => (
          <li key={rule}>{t(`rules.${rule}`)}</li>
        ))}
      </ul>
    </section>
  );
}
