"use client";
// The run-sheet beside the desk: what was, what runs, what comes, and the step to the next segment.
import { useTranslations } from "next-intl";
import { useDesk, useNow } from "#components/desk/desk-context";
import { useDeskAction } from "#components/desk/use-desk-action";
import { ActionButton } from "#components/ui/action/action-button";
import { cn } from "#components/ui/class/cn";
import { Notice } from "#components/ui/notice";
import { Segmented } from "#components/ui/segmented";
import { When, ZoneName } from "#components/ui/time/when";
import { setHands, setSegment, setTurnLength } from "#lib/rooms/actions";
import { turnLengths } from "#lib/rooms/rules";
import { type AgendaLine, agendaLines, minutesLeft } from "./agenda-times.ts";

export function AgendaTab() {
  const t = useTranslations("desk.agenda");
  const { view } = useDesk();
  const action = useDeskAction();
  const lines = agendaLines(view);
  const next = view.agenda[view.segment + 1];
  if (lines.length === 0) {
    return (
      <div className="flex flex-col gap-5">
        <Notice tone="empty" title={t("empty")} />
        <HowTurns />
      </div>
    );
  }
  return (
    <div className="flex flex-col gap-3.5">
      <p className="-mb-2 text-ink-3 text-xs">
        <ZoneName />
      </p>
      <ol className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-0.5">
        {lines.map((line) => (
          <Line key={line.index} line={line} />
        ))}
      </ol>
      {view.phase === "open" && next ? (
        <ActionButton
          action={action}
          onClick={() => action.run(() => setSegment({ roomId: view.roomId, segment: view.segment + 1 }))}
          wrapClassName="w-full"
          className="w-full min-w-0"
        >
          <span className="clip-line">{t("nextNamed", { title: next.title })}</span>
        </ActionButton>
      ) : null}
      <HowTurns />
    </div>
  );
}

function Line({ line }: { line: AgendaLine }) {
  const t = useTranslations("desk.agenda");
  const { view } = useDesk();
  const now = useNow(10_000);
  const action = useDeskAction();
  const isOpen = line.state === "open";
  const left = isOpen ? minutesLeft(view, now) : null;
  return (
    <li
      aria-current={isOpen ? "step" : undefined}
      className={cn("col-span-2 grid grid-cols-subgrid items-baseline py-[3px] text-sm", line.state === "past" && "text-ink-2")}
    >
      <When at={line.at} as="time" className={cn("whitespace-nowrap tabular-nums", isOpen && "font-bold text-leaf")} />
      <div className="min-w-0">
        {isOpen || view.phase !== "open" ? (
          <p className={cn(isOpen && "font-bold")}>{line.title}</p>
        ) : (
          <ActionButton
            action={action}
            onClick={() => action.run(() => setSegment({ roomId: view.roomId, segment: line.index }))}
            aria-label={t("go", { title: line.title })}
            variant="quiet"
            size="sm"
            className="-mx-2 min-h-0 shrink whitespace-normal rounded-1 border-0 px-2 py-0 text-start font-normal leading-normal text-inherit [overflow-wrap:anywhere]"
            wrapClassName="max-w-full"
          >
            {line.title}
          </ActionButton>
        )}
        {left === null ? null : <p className="text-xs text-ink-2">{t("left", { minutes: left })}</p>}
      </div>
    </li>
  );
}

/** How long a turn is, and whether hands are taken. */
function HowTurns() {
  const t = useTranslations("desk.agenda");
  const { view } = useDesk();
  const lengthening = useDeskAction();
  const opening = useDeskAction();
  if (view.phase === "ended") return null;
  return (
    <dl className="flex flex-col gap-1.5 border-t border-line pt-3 text-sm">
      <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
        <dt className="font-semibold">{t("turnLength")}</dt>
        <dd>
          <Segmented<(typeof turnLengths)[number]>
            label={t("turnLength")}
            value={turnLengths.find((seconds) => seconds === view.turnSeconds) ?? 120}
            className="[&_label]:px-2.5"
            options={turnLengths.map((seconds) => ({ value: seconds, label: t("seconds", { seconds }) }))}
            onChange={(seconds) => void lengthening.run(() => setTurnLength({ roomId: view.roomId, seconds }))}
            disabled={lengthening.pending}
          />
        </dd>
      </div>
      <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
        <dt className="font-semibold">{t("hands")}</dt>
        <dd>
          <Segmented
            label={t("hands")}
            value={view.handsOpen ? "open" : "closed"}
            options={[
              { value: "open", label: t("handsOpen") },
              { value: "closed", label: t("handsClosed") },
            ]}
            onChange={(value) => void opening.run(() => setHands({ roomId: view.roomId, open: value === "open" }))}
            disabled={opening.pending}
          />
        </dd>
      </div>
    </dl>
  );
}
