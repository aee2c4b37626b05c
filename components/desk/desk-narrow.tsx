"use client";
// The desk on a phone or a tablet: the stage stays on top, the parts are tabs below it, the bar at the bottom never scrolls.
import { WifiOff } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { InterviewList } from "#components/desk/interviews/interview-list";
import { RoomLog } from "#components/desk/log/room-log";
import { OutcomesTab } from "#components/desk/outcome/outcomes-tab";
import { PeopleTab } from "#components/desk/people/people-tab";
import { Queue } from "#components/desk/queue/queue";
import { QueueHeading } from "#components/desk/queue/queue-heading";
import { AgendaTab } from "#components/desk/tabs/agenda-tab";
import { Counted, type DeskLayoutProps, type DeskTab } from "#components/desk/tabs/desk-tab";
import { VacanciesTab } from "#components/desk/tabs/vacancies-tab";
import { DeskStage } from "#components/desk/turn/desk-stage";
import { OthersOnStage } from "#components/desk/turn/others-on-stage";
import { Button } from "#components/ui/button";
import { Tabs } from "#components/ui/tabs";
import { useDesk } from "./desk-context.tsx";
import { DeskHeader } from "./desk-header.tsx";
import { callingViewModel } from "./desk-view-model.ts";
import { OwnSound } from "./own-sound.tsx";
import { counts } from "./queue/queue-order.ts";
import { Warnings } from "./warnings.tsx";

export function DeskNarrow({ part, onPart, search, onKeys }: DeskLayoutProps) {
  const t = useTranslations("desk.tabs");
  const { moderators } = useDesk();
  const tabs = [
    {
      value: "queue",
      label: <Counted word={t("queue")} count={counts(moderators.queue, null).all} />,
      panel: (
        <div className="flex flex-col gap-2.5">
          <QueueHeading />
          <Queue />
        </div>
      ),
    },
    {
      value: "stage",
      label: t("stage"),
      panel: (
        <div className="flex flex-col gap-6">
          <InterviewList mine={false} />
          <OthersOnStage />
          <RoomLog />
        </div>
      ),
    },
    { value: "agenda", label: t("agenda"), panel: <AgendaTab /> },
    { value: "vacancies", label: t("vacancies"), panel: <VacanciesTab /> },
    { value: "people", label: t("people"), panel: <PeopleTab search={search} /> },
    { value: "outcomes", label: <Counted word={t("outcomes")} count={moderators.openOutcomes.length} />, panel: <OutcomesTab /> },
  ];
  return (
    <div className="flex h-dvh flex-col overflow-hidden [@media(max-height:34rem)]:h-auto [@media(max-height:34rem)]:overflow-visible">
      <DeskHeader onKeys={onKeys} />
      <main id="content" tabIndex={-1} className="flex min-h-0 flex-1 flex-col gap-3 px-3 pt-3 outline-none sm:px-5">
        <DeskStage />
        <InterviewList mine />
        <Tabs
          label={t("label")}
          tabs={tabs}
          value={part}
          onChange={(value) => onPart(value as DeskTab)}
          className="min-h-0 flex-1 gap-3 [&_[role=tablist]]:shrink-0"
          panelClassName="-mx-3 flex-1 overflow-y-auto px-3 pb-16 sm:-mx-5 sm:px-5"
        />
      </main>
      <Warnings />
      <Bar />
    </div>
  );
}

function Bar() {
  const queue = useTranslations("desk.queue");
  const format = useFormatter();
  const { view, moderators, calls } = useDesk();
  const { next, isPending, call, callNext } = callingViewModel(view, moderators, calls);
  // While nobody speaks the stage above has the same button.
  const mayCall = call !== undefined && view.turns.length > 0;
  if (view.phase === "ended" || view.phase === "scheduled") return null;
  return (
    <div className="flex items-center justify-between gap-2 border-t border-line bg-card px-3 py-2 pb-[max(0.5rem,env(safe-area-inset-bottom))] sm:px-5">
      <OwnSound size="md" />
      {mayCall && next ? (
        <Button variant="turn" className="tabular-nums" disabled={!callNext} aria-busy={isPending} onClick={callNext}>
          {next.away ? <WifiOff aria-hidden strokeWidth={1.9} /> : null}
          {queue("call")} {format.number(next.number)}
          {next.away ? <span className="sr-only">({queue("away")})</span> : null}
        </Button>
      ) : null}
    </div>
  );
}
