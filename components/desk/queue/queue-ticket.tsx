"use client";
// One raised hand on the desk: who, what they said about themselves, how long they wait, and the button that calls them.
import { useFormatter, useTranslations } from "next-intl";
import { memo } from "react";
import { RefusalNote } from "#components/ui/action/action-button";
import { Button } from "#components/ui/button";
import { Chip } from "#components/ui/chip";
import { cn } from "#components/ui/class/cn";
import { Kbd } from "#components/ui/kbd";
import { Ticket } from "#components/ui/ticket";
import type { QueueTicket } from "#lib/rooms/view";
import { printedKeys } from "../shortcuts/shortcuts.ts";

export type QueueTicketRowProps = {
  ticket: QueueTicket;
  gone: boolean;
  next: boolean;
  minutes: number;
  /** Raised for what is pinned now. */
  forPin: boolean;
  pending: boolean;
  /** Seconds left to undo the lowering; null when it is not being lowered. */
  undoSeconds: number | null;
  refusal: string | null;
  /** Absent when nobody can be called now. */
  onCall?: ((ticket: QueueTicket) => void) | undefined;
  onOpen(seatId: string): void;
  onUndo(ticketId: string): void;
};

function QueueTicketRow(row: QueueTicketRowProps) {
  const t = useTranslations("desk.queue");
  const format = useFormatter();
  const { ticket, gone, next, undoSeconds } = row;
  return (
    <li className="relative">
      <Ticket
        number={format.number(ticket.number)}
        label={t("number")}
        next={next && !gone}
        action={<RowAction {...row} />}
        foot={<Chips {...row} />}
        className={cn("min-h-23", (gone || undoSeconds !== null) && "opacity-60")}
      >
        <button type="button" onClick={() => row.onOpen(ticket.seatId)} className="group block w-full min-w-0 text-start">
          <bdi className="begin-here cut-room line-clamp-2 wrap-anywhere text-balance text-sm font-bold leading-snug underline-offset-2 group-hover:underline">
            <span>{ticket.name}</span>
          </bdi>
          <bdi className="clip-line begin-here block text-sm text-ink-2">{ticket.card.line}</bdi>
          <span className="sr-only">{t("more", { number: ticket.number })}</span>
        </button>
      </Ticket>
      {row.refusal ? <RefusalNote className="start-auto end-2 -mt-2">{row.refusal}</RefusalNote> : null}
    </li>
  );
}

function Chips({ ticket, gone, minutes, forPin, undoSeconds }: QueueTicketRowProps) {
  const t = useTranslations("desk.queue");
  if (undoSeconds !== null) return <p className="text-xs text-ink-2">{t("lowering", { number: ticket.number })}</p>;
  if (gone) return <p className="text-xs text-ink-2">{t("gone")}</p>;
  return (
    <ul className="flex flex-wrap gap-1.5 [&>li>span]:h-[22px] [&>li>span]:px-2">
      {ticket.state === "called" ? <ChipItem tone="first">{t("called")}</ChipItem> : null}
      {ticket.state === "held" ? <ChipItem tone="first">{t("held")}</ChipItem> : null}
      {ticket.card.firstTime ? <ChipItem tone="first">{t("firstTime")}</ChipItem> : null}
      {ticket.away ? <ChipItem tone="danger">{t("away")}</ChipItem> : null}
      {ticket.turnsBefore > 0 ? <ChipItem>{t("turnNth", { nth: ticket.turnsBefore + 1 })}</ChipItem> : null}
      {forPin ? <ChipItem tone="ok">{t("forPin")}</ChipItem> : null}
      <ChipItem className="tabular-nums">{t("waited", { minutes })}</ChipItem>
    </ul>
  );
}

const ChipItem = (props: Parameters<typeof Chip>[0]) => (
  <li className="flex max-w-full">
    <Chip {...props} />
  </li>
);

function RowAction({ ticket, gone, next, pending, undoSeconds, onCall, onUndo }: QueueTicketRowProps) {
  const t = useTranslations("desk.queue");
  if (undoSeconds !== null) {
    return (
      <Button size="sm" disabled={undoSeconds === 0} onClick={() => onUndo(ticket.ticketId)} className="tabular-nums">
        {t("undoIn", { seconds: undoSeconds })}
      </Button>
    );
  }
  if (gone) return null;
  if (!onCall || ticket.state === "called") return null;
  return (
    <Button size="sm" variant={next ? "turn" : "plain"} aria-busy={pending} disabled={pending} onClick={() => onCall(ticket)}>
      {t(pending ? "calling" : "call")}
      {next && !pending ? <Kbd>{printedKeys.callNext}</Kbd> : null}
    </Button>
  );
}

/** Each word of the stream brings all tickets anew; a row is drawn again only when something on it differs. */
const isSame = (before: QueueTicketRowProps, after: QueueTicketRowProps): boolean =>
  before.gone === after.gone &&
  before.next === after.next &&
  before.minutes === after.minutes &&
  before.forPin === after.forPin &&
  before.pending === after.pending &&
  before.undoSeconds === after.undoSeconds &&
  before.refusal === after.refusal &&
  before.onCall === after.onCall &&
  before.onOpen === after.onOpen &&
  before.onUndo === after.onUndo &&
  JSON.stringify(before.ticket) === JSON.stringify(after.ticket);

export const QueueRowView = memo(QueueTicketRow, isSame);
