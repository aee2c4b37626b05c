"use client";
// The desk on a wide screen: queue, stage and log, tabs. Each column scrolls by itself; the page never does.
import { useTranslations } from "next-intl";
import { RoomLog } from "#components/desk/log/room-log";
import { OutcomesTab } from "#components/desk/outcome/outcomes-tab";
import { PeopleTab } from "#components/desk/people/people-tab";
import { Queue } from "#components/desk/queue/queue";
import { QueueHeading } from "#components/desk/queue/queue-heading";
import { AgendaTab } from "#components/desk/tabs/agenda-tab";
import { CardsBelowTabs } from "#components/desk/tabs/cards-below-tabs";
import { Counted, type DeskLayoutProps, type DeskTab } from "#components/desk/tabs/desk-tab";
import { VacanciesTab } from "#components/desk/tabs/vacancies-tab";
import { DeskStage } from "#components/desk/turn/desk-stage";
import { OthersOnStage } from "#components/desk/turn/others-on-stage";
import { cn } from "#components/ui/class/cn";
import { Tabs } from "#components/ui/tabs";
import { useDesk } from "./desk-context.tsx";
import { DeskHeader } from "./desk-header.tsx";
import { Warnings } from "./warnings.tsx";

const column = "flex min-h-0 min-w-0 flex-col px-[18px] pt-4";

export function DeskWide({ part, onPart, search, onKeys }: DeskLayoutProps) {
  const t = useTranslations("desk.tabs");
  const { moderators } = useDesk();
  const tabs = [
    { value: "agenda", label: t("agenda"), panel: <AgendaTab /> },
    { value: "vacancies", label: t("vacancies"), panel: <VacanciesTab /> },
    { value: "people", label: t("people"), panel: <PeopleTab search={search} /> },
    { value: "outcomes", label: <Counted word={t("outcomes")} count={moderators.openOutcomes.length} />, panel: <OutcomesTab /> },
  ];
  const shown = part === "queue" || part === "stage" ? "agenda" : part;
  return (
    <div className="flex h-dvh flex-col overflow-hidden">
      <DeskHeader onKeys={onKeys} />
      <main
        id="content"
        tabIndex={-1}
        className="grid min-h-0 flex-1 grid-cols-[350px_minmax(0,1fr)_288px] outline-none xl:grid-cols-[392px_minmax(0,1fr)_316px]"
      >
        <section aria-label={t("queue")} className={`${column} gap-2.5 border-e border-line bg-sunk [--hole:var(--color-sunk)]`}>
          <QueueHeading />
          <Queue />
        </section>
        <div className={`${column} gap-6 overflow-y-auto pb-24`}>
          <DeskStage />
          <OthersOnStage />
          <RoomLog />
        </div>
        <aside aria-label={t("label")} className={`${column} gap-4 border-s border-line`}>
          <Tabs
            label={t("label")}
            tabs={tabs}
            value={shown}
            onChange={(value) => onPart(value as DeskTab)}
            className={cn(
              "[&_[role=tab]]:px-1.5 [&_[role=tablist]]:shrink-0",
              // The run-sheet with its controls stands whole; what lies below makes place for it.
              shown === "agenda" ? "max-h-[calc(100%-8rem)] shrink-0" : "min-h-0 flex-1",
            )}
            panelClassName="-mx-[18px] flex-1 overflow-y-auto px-[18px] pb-3"
          />
          <CardsBelowTabs part={shown} onPart={onPart} />
        </aside>
      </main>
      <Warnings />
    </div>
  );
}
