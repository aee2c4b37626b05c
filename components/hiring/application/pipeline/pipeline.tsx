"use client";
// The applicants of one vacancy: a board of stages or a table, whom to answer first, many moved at once, and one opened beside them.
import { useTranslations } from "next-intl";
import { useState } from "react";
import { board, type Filter, isDue, type Sort, sorted } from "#lib/hiring/application/columns";
import { movesOf } from "#lib/hiring/application/state";
import type { ApplicantLine } from "#lib/hiring/application/view";
import { useRouter } from "#lib/i18n/navigation";
import { Field, Select } from "../../../ui/field.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Segmented } from "../../../ui/segmented.tsx";
import { useShown } from "../use-shown.ts";
import { ApplicantPanel } from "./applicant-panel.tsx";
import { BulkBar } from "./bulk-bar.tsx";
import { Columns } from "./columns.tsx";
import { Table } from "./table.tsx";

type PipelineProps = { vacancyId: string; applicants: readonly ApplicantLine[]; mustCount: number; now: string };

export function Pipeline({ vacancyId, applicants, mustCount, now }: PipelineProps) {
  const t = useTranslations("hiring.pipeline");
  const words = useTranslations("hiring.applicants");
  const router = useRouter();
  const [filter, setFilter] = useState<Filter>("all");
  const [sort, setSort] = useState<Sort>("time");
  const [view, setView] = useState<"board" | "table">("board");
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [openedId, setOpenedId] = useState<string | null>(null);
  const named = applicants.filter(({ name }) => name !== null).map(({ applicationId }) => applicationId);
  const { may, isStale } = useShown(vacancyId, named);
  const at = Date.parse(now);
  const due = applicants.filter((line) => isDue(line, at));
  const lines = sorted(filter === "due" ? due : applicants, sort);
  const opened = applicants.find(({ applicationId }) => applicationId === openedId && may(applicationId)) ?? null;
  const picked = applicants.filter((line) => chosen.has(line.applicationId) && may(line.applicationId) && movesOf(line.state).length > 0);

  function choose(applicationId: string, isChosen: boolean) {
    setChosen((before) => {
      const after = new Set(before);
      if (isChosen) after.add(applicationId);
      else after.delete(applicationId);
      return after;
    });
  }

  const shared = { lines, may, at, mustCount, chosen, choose, openedId, onOpen: setOpenedId };
  return (
    <>
      {isStale ? (
        <Notice tone="warn" title={words("unsure")} className="mb-3">
          {words("unsureText")}
        </Notice>
      ) : null}
      <div className="mb-4 flex flex-wrap items-center gap-x-4 gap-y-3">
        <Segmented
          label={t("filter")}
          value={filter}
          onChange={setFilter}
          options={[
            { value: "all", label: t("all", { count: applicants.length }) },
            { value: "due", label: t("due", { count: due.length }) },
          ]}
        />
        <Segmented
          label={t("view")}
          value={view}
          onChange={setView}
          options={[
            { value: "board", label: t("board") },
            { value: "table", label: t("table") },
          ]}
        />
        <Field label={t("sort")} labelHidden className="sm:ms-auto">
          <Select value={sort} onChange={(event) => setSort(event.target.value as Sort)}>
            <option value="time">{t("byTime")}</option>
            <option value="musts">{t("byMusts")}</option>
          </Select>
        </Field>
      </div>
      <div className={opened ? "grid gap-x-6 lg:grid-cols-[minmax(0,1fr)_360px]" : undefined}>
        <div className="min-w-0">
          {lines.length === 0 ? (
            <Notice tone="empty" title={t("noneDue")}>
              {t("noneDueText")}
            </Notice>
          ) : view === "board" ? (
            <Columns {...shared} columns={board(lines)} />
          ) : (
            <Table {...shared} />
          )}
        </div>
        {opened ? (
          <ApplicantPanel
            key={opened.applicationId}
            line={opened}
            onClose={() => {
              setOpenedId(null);
              router.refresh();
            }}
          />
        ) : null}
      </div>
      <BulkBar vacancyId={vacancyId} picked={picked} onDone={() => setChosen(new Set())} />
    </>
  );
}
