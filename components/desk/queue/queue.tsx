"use client";
// The queue on the desk: filters, the tickets in the order of calling, and a list that keeps still under the pointer.
import { useTranslations } from "next-intl";
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { useDesk, useNow } from "#components/desk/desk-context";
import { useDeskAction } from "#components/desk/use-desk-action";
import { ActionButton } from "#components/ui/action/action-button";
import { Button } from "#components/ui/button";
import { Notice } from "#components/ui/notice";
import { Segmented } from "#components/ui/segmented";
import { setHands } from "#lib/rooms/actions";
import type { QueueTicket } from "#lib/rooms/view";
import { callingViewModel } from "../desk-view-model.ts";
import { useShortcuts } from "../shortcuts/use-shortcuts.ts";
import { CallOutOfOrderSheet } from "./call-out-of-order-sheet.tsx";
import { counts, type Filter, filtered, type QueueRow, steady, waitedMinutes } from "./queue-order.ts";
import { QueueRowView } from "./queue-ticket.tsx";

/** Rows drawn at once; more come when their end is reached. */
const pageLength = 60;

export function Queue() {
  const t = useTranslations("desk.queue");
  const { view, moderators, calls, lowering, openPerson } = useDesk();
  const now = useNow(15_000);
  const [filter, setFilter] = useState<Filter>("all");
  const [wanted, setWanted] = useState<QueueTicket | null>(null);
  const [length, setLength] = useState(pageLength);
  const { rows, handlers } = useSteadyRows(moderators.queue);

  const pinRef = view.pin?.pinRef ?? null;
  const { next, isStageFull, call, callNext } = callingViewModel(view, moderators, calls);
  const waiting = counts(moderators.queue, pinRef);
  const chosen = filtered(rows, filter, pinRef);

  const onCall = useCallback(
    (ticket: QueueTicket) => (ticket.ticketId === next?.ticketId ? calls.call(ticket.ticketId) : setWanted(ticket)),
    [next?.ticketId, calls.call],
  );
  useShortcuts(callNext ? { callNext } : {});

  const refusalAt = (ticketId: string): string | null => {
    return [calls.refused, lowering.refused].find((one) => one?.ticketId === ticketId)?.sentence ?? null;
  };

  const options: { value: Filter; label: string }[] = [
    { value: "all", label: t("all") },
    { value: "first", label: t("first", { count: waiting.first }) },
    ...(pinRef ? [{ value: "pin" as const, label: t("pin", { count: waiting.pin }) }] : []),
  ];

  return (
    <div className="flex min-h-0 flex-1 flex-col gap-2.5">
      {waiting.all > 0 || filter !== "all" ? (
        <Segmented
          label={t("filter")}
          className="self-start"
          options={options}
          value={filter === "pin" && !pinRef ? "all" : filter}
          onChange={setFilter}
        />
      ) : null}
      {view.phase === "open" && !view.handsOpen ? <HandsClosed /> : null}
      {view.phase === "open" && isStageFull ? <p className="text-sm font-semibold text-kunyit-ink">{t("stageFull")}</p> : null}
      <div className="-mx-3 min-h-0 flex-1 px-3 pt-1 desk:-mx-[18px] desk:px-[18px] desk:overflow-y-auto">
        {chosen.length === 0 ? (
          filter === "all" ? (
            <Notice tone="empty" title={t("emptyTitle")}>
              {t("emptyText")}
            </Notice>
          ) : (
            <Notice
              tone="empty"
              title={t("emptyFilter")}
              action={
                <Button size="sm" onClick={() => setFilter("all")}>
                  {t("showAll")}
                </Button>
              }
            />
          )
        ) : (
          <ol className="flex flex-col gap-2.5 pb-4" aria-label={t("title")} {...handlers}>
            {chosen.slice(0, length).map(({ ticket, gone }) => (
              <QueueRowView
                key={ticket.ticketId}
                ticket={ticket}
                gone={gone}
                next={ticket.ticketId === next?.ticketId}
                minutes={waitedMinutes(ticket.raisedAt, now)}
                forPin={pinRef !== null && ticket.pinRef === pinRef}
                pending={calls.pendingId === ticket.ticketId}
                undoSeconds={lowering.waiting.get(ticket.ticketId) ?? null}
                refusal={refusalAt(ticket.ticketId)}
                onCall={call ? onCall : undefined}
                onOpen={openPerson}
                onUndo={lowering.undo}
              />
            ))}
          </ol>
        )}
        {chosen.length > length ? <More left={chosen.length - length} onMore={() => setLength(length + pageLength)} /> : null}
      </div>
      <CallOutOfOrderSheet
        ticket={wanted}
        next={next}
        onClose={() => setWanted(null)}
        onReason={(ticket, reason) => calls.call(ticket.ticketId, reason)}
      />
    </div>
  );
}

function HandsClosed() {
  const t = useTranslations("desk.queue");
  const { view } = useDesk();
  const action = useDeskAction();
  return (
    <div className="flex items-center justify-between gap-3 text-sm font-semibold text-bata-ink">
      {t("handsClosed")}
      <ActionButton size="sm" action={action} onClick={() => action.run(() => setHands({ roomId: view.roomId, open: true }))}>
        {t("openHands")}
      </ActionButton>
    </div>
  );
}

/** The rest of a long queue: comes by itself when its end is in sight, or by the button. */
function More({ left, onMore }: { left: number; onMore(): void }) {
  const t = useTranslations("desk.queue");
  const end = useRef<HTMLDivElement>(null);
  const latest = useRef(onMore);
  latest.current = onMore;
  useEffect(() => {
    if (!end.current) return;
    const watcher = new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && latest.current(), { rootMargin: "200px" });
    watcher.observe(end.current);
    return () => watcher.disconnect();
  }, []);
  return (
    <div ref={end} className="pb-4 text-center">
      <Button size="sm" variant="quiet" onClick={onMore}>
        {t("showMore", { count: Math.min(left, pageLength) })}
      </Button>
    </div>
  );
}

/** A pointer that rests this long points at nothing: the list may move again. */
const restMs = 4_000;

/** The rows, still while somebody points at the list, and what the list must listen to for that. */
function useSteadyRows(queue: readonly QueueTicket[]) {
  const [hold, setHold] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const shown = useRef<readonly QueueRow[]>([]);
  const rows = steady(shown.current, queue, hold);
  useLayoutEffect(() => {
    shown.current = rows;
  });
  useEffect(() => () => clearTimeout(timer.current), []);
  const release = () => {
    clearTimeout(timer.current);
    setHold(false);
  };
  const point = () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(release, restMs);
    setHold(true);
  };
  return { rows, handlers: { onPointerEnter: point, onPointerMove: point, onPointerLeave: release } };
}
