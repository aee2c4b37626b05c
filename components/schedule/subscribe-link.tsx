"use client";
// Subscribes to a forum in the visitor's own calendar program; without script the file opens.
import { CalendarSync } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { Button } from "../ui/button.tsx";

export function SubscribeLink({ slug, title, size = "md" }: { slug: string; title: string; size?: "sm" | "md" }) {
  const t = useTranslations("schedule");
  const locale = useLocale();
  const path = `/api/calendars/series/${slug}.ics?lang=${locale}`;
  return (
    <Button asChild size={size}>
      <a
        href={path}
        aria-label={t("subscribeTo", { title })}
        onClick={(event) => {
          event.preventDefault();
          window.location.href = `webcal://${window.location.host}${path}`;
        }}
      >
        <CalendarSync aria-hidden strokeWidth={1.9} />
        {t("subscribe")}
      </a>
    </Button>
  );
}
