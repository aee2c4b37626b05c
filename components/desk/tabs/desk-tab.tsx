"use client";
// The parts of the desk that are tabs, and what both layouts are given.
import { useTranslations } from "next-intl";
import type { RefObject } from "react";

/** The queue and the stage are tabs on narrow screens only. */
export type DeskTab = "queue" | "stage" | "agenda" | "vacancies" | "people" | "outcomes";

export type DeskLayoutProps = { part: DeskTab; onPart(part: DeskTab): void; search: RefObject<HTMLInputElement | null>; onKeys(): void };

/** A word with how many wait behind it. */
export function Counted({ word, count }: { word: string; count: number }) {
  return (
    <>
      {word}
      {count > 0 ? <Count count={count} /> : null}
    </>
  );
}

function Count({ count }: { count: number }) {
  const t = useTranslations("desk.tabs");
  return <span className="ms-1 tabular-nums opacity-75">{t("count", { count })}</span>;
}
