"use client";
// One applicant on the board: the name they apply under, what they ticked, and the date of the next word.
import { Clock, NotebookPen } from "lucide-react";
import { useTranslations } from "next-intl";
import { isDue } from "#lib/hiring/application/columns";
import { isWaiting, movesOf } from "#lib/hiring/application/state";
import type { ApplicantLine } from "#lib/hiring/application/view";
import { Batik } from "../../../ui/brand/batik.tsx";
import { Chip } from "../../../ui/chip.tsx";
import { cn } from "../../../ui/class/cn.tsx";
import { useVisitorZone } from "../../../ui/time/visitor-zone.tsx";
import { useDay } from "../../use-day.tsx";
import { ApplicationHistory } from "../application-history.tsx";

export type Shared = {
  may: (applicationId: string) => boolean;
  /** The server's present. */
  at: number;
  /** How many musts the vacancy has. */
  mustCount: number;
  chosen: ReadonlySet<string>;
  choose: (applicationId: string, isChosen: boolean) => void;
  openedId: string | null;
  onOpen: (applicationId: string) => void;
};

export function ApplicantCard({ line, ...shared }: Shared & { line: ApplicantLine }) {
  const { may, mustCount, openedId, onOpen } = shared;
  const t = useTranslations("hiring.pipeline");
  const words = useTranslations("hiring");
  if (line.name === null || line.seed === null || !may(line.applicationId))
    return (
      <div className="rounded-2 border border-line border-dashed p-3">
        <Unnamed line={line} may={may} />
      </div>
    );
  return (
    <div
      className={cn(
        "relative rounded-2 border border-line bg-card p-3 [--hole:var(--color-card)]",
        openedId === line.applicationId && "border-ink shadow-[0_0_0_1px_var(--color-ink)]",
      )}
    >
      <div className="flex items-center gap-2.5">
        <Batik seed={line.seed} px={36} shape="round" />
        <button
          type="button"
          data-card
          aria-current={openedId === line.applicationId || undefined}
          className="min-h-11 min-w-0 flex-1 text-start font-bold text-sm leading-tight wrap-anywhere after:absolute after:inset-0 after:rounded-2"
          onClick={() => onOpen(line.applicationId)}
        >
          <bdi translate="no">{line.name}</bdi>
        </button>
        <Tick line={line} {...shared} />
      </div>
      <p className="mt-2 flex flex-wrap gap-1">
        {line.pending ? <Chip tone="first">{t("pending", { stage: words(`stage.${line.pending}`) })}</Chip> : null}
        {hasOwnStage(line.state) ? <Chip>{words(`stage.${line.state}`)}</Chip> : null}
        {mustCount > 0 ? <Chip>{t("musts", { count: line.musts, all: mustCount })}</Chip> : null}
        {line.notes > 0 ? (
          <Chip>
            <NotebookPen aria-hidden strokeWidth={1.9} />
            {t("notes", { count: line.notes })}
          </Chip>
        ) : null}
      </p>
      <Due line={line} at={shared.at} className="mt-2 border-line border-t pt-2" />
    </div>
  );
}

/** Without a name: why it is not shown any more, and what was done before. */
export function Unnamed({ line, may }: { line: ApplicantLine; may: (applicationId: string) => boolean }) {
  const t = useTranslations("hiring.applicants");
  const { day } = useDay(useVisitorZone());
  if (line.name !== null && !may(line.applicationId)) return <p className="text-ink-2 text-sm">{t("hidden")}</p>;
  return (
    <>
      <p className="text-ink-2 text-sm">
        {t(line.state === "withdrawn" ? "withdrawn" : "ended", { date: day(line.endedAt ?? line.appliedAt) })}
      </p>
      <ApplicationHistory history={line.history} />
    </>
  );
}

export function Tick({ line, chosen, choose }: Pick<Shared, "chosen" | "choose"> & { line: ApplicantLine }) {
  const t = useTranslations("hiring.pipeline");
  if (movesOf(line.state).length === 0 || line.pending) return null;
  return (
    <label className="relative z-10 grid size-11 shrink-0 place-items-center">
      <input
        type="checkbox"
        className="size-5 accent-leaf"
        aria-label={t("choose", { name: line.name ?? "" })}
        checked={chosen.has(line.applicationId)}
        onChange={(event) => choose(line.applicationId, event.target.checked)}
      />
    </label>
  );
}

export function Due({ line, at, className }: { line: ApplicantLine; at: number; className?: string }) {
  const t = useTranslations("hiring");
  const { day } = useDay(useVisitorZone());
  if (!isWaiting(line.state) && !line.late)
    return <p className={cn("text-ink-2 text-xs", className)}>{t("applicants.applied", { date: day(line.appliedAt, false) })}</p>;
  return (
    <p className={cn("flex items-center gap-1.5 text-ink-2 text-xs tabular-nums", isDue(line, at) && "font-bold text-bata-ink", className)}>
      <Clock aria-hidden strokeWidth={1.9} className="size-3.5 shrink-0" />
      {line.late
        ? t("pipeline.lateSince", { date: day(line.replyBy, false) })
        : t("applicants.replyBy", { date: day(line.replyBy, false) })}
    </p>
  );
}

/** Columns that hold several stages say which it is. */
const hasOwnStage = (state: ApplicantLine["state"]): boolean =>
  state === "contacted" ||
  state === "responded" ||
  state === "screening" ||
  state === "rejected" ||
  state === "declined" ||
  state === "vacancy_closed";
