"use client";
// Subscribes to a forum in the visitor's own calendar program. Programs differ: the file by https opens everywhere, its address can be
// copied into any of them, and webcal opens the program where the system knows the word, which Android does not. Without script the
// file opens; the sheet with the three ways is loaded when somebody reaches for it.
import { CalendarSync } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { type MouseEvent, useState } from "react";
import { Button } from "../ui/button.tsx";
import { useLoaded } from "../ui/use-loaded.tsx";

const loadSheet = async () => (await import("./subscribe-sheet.tsx")).SubscribeSheet;

export function SubscribeLink({ slug, title, size = "md" }: { slug: string; title: string; size?: "sm" | "md" }) {
  const t = useTranslations("schedule");
  const locale = useLocale();
  const [isWanted, setWanted] = useState(false);
  const [isOpen, setOpen] = useState(false);
  const SubscribeSheet = useLoaded(loadSheet, isWanted || isOpen);
  const path = `/api/calendars/series/${slug}.ics?lang=${locale}`;
  const ask = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    setOpen(true);
  };
  return (
    <>
      <Button asChild size={size}>
        <a href={path} aria-label={t("subscribeTo", { title })} aria-haspopup="dialog" onPointerEnter={() => setWanted(true)} onClick={ask}>
          <CalendarSync aria-hidden strokeWidth={1.9} />
          {t("subscribe")}
        </a>
      </Button>
      {SubscribeSheet && <SubscribeSheet open={isOpen} onClose={() => setOpen(false)} title={t("subscribeTo", { title })} path={path} />}
    </>
  );
}
