"use client";
// The cards below the tabs of a wide desk: interviews, the latest outcome that is missing, and the pinned vacancy. A card is hidden
// while the tab that shows the same in full is open.
import { ChevronRight, Pin } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useDesk } from "#components/desk/desk-context";
import { InterviewList } from "#components/desk/interviews/interview-list";
import { PinDetails } from "#components/hiring/pin/pin-details";
import { Batik } from "#components/ui/brand/batik";
import { Button } from "#components/ui/button";
import { cn } from "#components/ui/class/cn";
import type { DeskTab } from "./desk-tab.tsx";

export function CardsBelowTabs({ part, onPart }: { part: DeskTab; onPart(part: DeskTab): void }) {
  const { view } = useDesk();
  const open = view.phase === "open" || view.phase === "backstage";
  return (
    <div
      className={cn(
        "flex flex-col gap-2.5 overflow-y-auto pb-4 [&>:first-child]:mt-auto",
        part === "agenda" ? "min-h-0 flex-1" : "max-h-[50%] shrink-0",
      )}
    >
      <InterviewList />
      {part === "outcomes" ? null : <LatestOpenOutcome onAll={() => onPart("outcomes")} />}
      {open && part !== "vacancies" ? <Pinned onOpen={() => onPart("vacancies")} /> : null}
    </div>
  );
}

function Card({ title, action, children }: { title: ReactNode; action: ReactNode; children: ReactNode }) {
  return (
    <section className="rounded-2 border border-line bg-card px-3.5 pt-1.5 pb-3 text-sm">
      <div className="flex min-h-11 items-center justify-between gap-2">
        <h2 className="text-sm">{title}</h2>
        {action}
      </div>
      {children}
    </section>
  );
}

/** The latest missing outcome can be noted here; the others are in their tab. */
function LatestOpenOutcome({ onAll }: { onAll(): void }) {
  const t = useTranslations("desk.outcomes");
  const { moderators, openOutcome } = useDesk();
  const [latest] = moderators.openOutcomes;
  if (!latest) return null;
  return (
    <Card
      title={t("title")}
      action={
        <Button size="sm" variant="quiet" className="-me-3 font-normal text-ink-2" onClick={onAll}>
          {t("openOutcomes", { count: moderators.openOutcomes.length })}
          <ChevronRight aria-hidden strokeWidth={1.9} className="rtl:-scale-x-100" />
        </Button>
      }
    >
      <div className="flex items-center gap-2.5">
        <Batik seed={latest.seed} px={34} />
        <b dir="auto" className="clip-line begin-here min-w-0 flex-1">
          {latest.name}
        </b>
        <Button size="sm" onClick={() => openOutcome(latest)}>
          {t("note")}
        </Button>
      </div>
    </Card>
  );
}

function Pinned({ onOpen }: { onOpen(): void }) {
  const t = useTranslations("desk.vacancies");
  const { view } = useDesk();
  return (
    <Card
      title={
        <span className="flex items-center gap-1.5">
          <Pin aria-hidden strokeWidth={1.9} className="size-4 text-ink-2" />
          {t("pinned")}
        </span>
      }
      action={
        <Button size="sm" variant="quiet" className="-me-3" onClick={onOpen}>
          {t(view.pin ? "change" : "choose")}
        </Button>
      }
    >
      {view.pin ? <PinDetails pin={view.pin} /> : <p className="text-ink-2">{t("none")}</p>}
    </Card>
  );
}
