"use client";
// Changing the card of a hand that is already up; the number stays.
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useAction } from "#components/ui/action/use-action";
import { Button } from "#components/ui/button";
import { Notice } from "#components/ui/notice";
import { Sheet } from "#components/ui/sheet";
import { editTicket } from "#lib/rooms/actions";
import type { CardInput } from "#lib/rooms/schema";
import type { MyTicket } from "#lib/rooms/view";
import { CardForm } from "./card-form.tsx";

const inputOf = ({ card }: MyTicket): CardInput => ({ roleWanted: card.roleWanted, field: card.field, city: card.city, line: card.line });

export function EditCardSheet({ ticket, open, onClose }: { ticket: MyTicket; open: boolean; onClose: () => void }) {
  const t = useTranslations("rooms");
  const action = useAction();
  const [card, setCard] = useState<CardInput>(() => inputOf(ticket));
  // biome-ignore lint/correctness/useExhaustiveDependencies: opened once; a patch of the ticket must not overwrite what is being typed
  useEffect(() => {
    if (open) setCard(inputOf(ticket));
  }, [open]);
  const send = async (judged: CardInput) => {
    if (await action.run(() => editTicket({ ticketId: ticket.ticketId, card: judged }))) onClose();
  };
  return (
    <Sheet open={open} onClose={onClose} title={t("ticket.editTitle")}>
      <CardForm card={card} onChange={setCard} onSend={(judged) => void send(judged)}>
        {action.sentence && <Notice tone="fault" title={action.sentence} />}
        <Button type="submit" variant="main" className="w-full" disabled={action.pending} aria-busy={action.pending}>
          {t("ticket.save")}
        </Button>
      </CardForm>
    </Sheet>
  );
}
