"use client";
// Calling somebody who is not next: the room is told why.
import { useTranslations } from "next-intl";
import { ReasonForm } from "#components/desk/people/reason-form";
import { Sheet } from "#components/ui/sheet";
import type { QueueTicket } from "#lib/rooms/view";

export type CallOutOfOrderSheetProps = {
  ticket: QueueTicket | null;
  next: QueueTicket | null;
  onClose(): void;
  onReason(ticket: QueueTicket, reason: string): void;
};

export function CallOutOfOrderSheet({ ticket, next, onClose, onReason }: CallOutOfOrderSheetProps) {
  const t = useTranslations("desk.call");
  return (
    <Sheet open={ticket !== null} onClose={onClose} title={ticket ? t("title", { number: ticket.number }) : ""}>
      {ticket ? (
        <div className="flex flex-col gap-4">
          <p className="text-sm text-ink-2">
            {next && next.ticketId !== ticket.ticketId ? t("text", { next: next.number }) : t("textOnly")}
          </p>
          <ReasonForm
            usual={["fits", "waits", "skipped"]}
            confirm={t("confirm", { name: ticket.name })}
            variant="turn"
            onCancel={onClose}
            onReason={(reason) => {
              onReason(ticket, reason);
              onClose();
            }}
          />
        </div>
      ) : null}
    </Sheet>
  );
}
