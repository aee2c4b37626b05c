"use client";
// The tab's title says my place while a hand is up.
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { titleMark } from "#lib/rooms/screen/queue-position";
import type { MyTicket } from "#lib/rooms/view";

export function useTitleMark(ticket: MyTicket | null): void {
  const t = useTranslations("rooms");
  const mark = titleMark(ticket);
  const markText = mark === null ? null : mark.kind === "place" ? t("mark.place", { place: mark.place }) : t(`mark.${mark.kind}`);
  useEffect(() => {
    if (markText === null) return;
    const plain = document.title;
    document.title = `${markText} · ${plain}`;
    return () => {
      document.title = plain;
    };
  }, [markText]);
}
