"use client";
// My raised hand: number, place, estimate, what the stage will show of me, and the microphone check when my turn is near.
import { Mic } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { ClockTime } from "#components/rooms/details/clock-time";
import { MicrophoneCheckSheet } from "#components/rooms/microphone/microphone-check-sheet";
import { Batik } from "#components/ui/brand/batik";
import { Button } from "#components/ui/button";
import { Card } from "#components/ui/card";
import { Chip } from "#components/ui/chip";
import { Ticket } from "#components/ui/ticket";
import { announcedPlaces, mayCheckMicrophone } from "#lib/rooms/screen/queue-position";
import type { MyTicket as Mine, SelfView } from "#lib/rooms/view";
import { EditCardSheet } from "./edit-card-sheet.tsx";

export function MyTicket({ ticket, self }: { ticket: Mine; self: SelfView }) {
  const t = useTranslations("rooms");
  const format = useFormatter();
  const [sheet, setSheet] = useState<"edit" | "microphone" | null>(null);
  const near = mayCheckMicrophone(ticket);
  // At the told places the ticket stirs once; the key makes it do so again at the next one.
  const announced = announcedPlaces.find((place) => place === ticket.place) ?? 0;
  return (
    <div className="flex flex-col gap-2.5">
      <Ticket
        key={announced}
        className={announced ? "motion-safe:animate-once" : ""}
        number={format.number(ticket.number)}
        label={t("ticket.number")}
        mine
        next={ticket.state === "called" || ticket.place === 1}
      >
        <PlaceLines ticket={ticket} />
      </Ticket>
      {near && (
        <Button className="w-full" onClick={() => setSheet("microphone")}>
          <Mic aria-hidden="true" />
          {t("ticket.check")}
        </Button>
      )}
      <Card className="px-3.5 py-3">
        <div className="flex items-center justify-between gap-2">
          <h3 className="text-sm">{t("ticket.card")}</h3>
          {ticket.state !== "on_stage" && (
            <Button variant="quiet" size="sm" className="-me-2 text-leaf" onClick={() => setSheet("edit")}>
              {t("ticket.edit")}
            </Button>
          )}
        </div>
        <div className="mt-1.5 flex items-center gap-2.5">
          <Batik seed={self.seed} px={44} shape="round" />
          <div className="min-w-0 flex-1">
            <p className="font-semibold">
              <bdi translate="no">{self.name}</bdi>
            </p>
            <p dir="auto" className="begin-here cut-room line-clamp-2 text-ink-2 text-sm">
              <bdi>{ticket.card.line}</bdi>
            </p>
          </div>
        </div>
        <div className="mt-2.5 flex flex-wrap gap-1.5">
          <Chip>
            <bdi>{ticket.card.roleWanted}</bdi>
          </Chip>
          <Chip>
            <bdi>{ticket.card.city}</bdi>
          </Chip>
          {ticket.card.firstTime && <Chip tone="first">{t("stage.firstTime")}</Chip>}
        </div>
      </Card>
      <EditCardSheet ticket={ticket} open={sheet === "edit"} onClose={() => setSheet(null)} />
      <MicrophoneCheckSheet open={sheet === "microphone"} onClose={() => setSheet(null)} />
    </div>
  );
}

function PlaceLines({ ticket }: { ticket: Mine }) {
  const t = useTranslations("rooms");
  if (ticket.state === "on_stage") return <p className="font-semibold text-leaf-ink">{t("ticket.onStage")}</p>;
  if (ticket.state === "called") return <p className="font-semibold text-leaf-ink">{t("ticket.called")}</p>;
  if (ticket.state === "held") {
    const { until } = ticket;
    return (
      <>
        <p className="font-semibold">
          {until === null ? t("ticket.held") : t.rich("ticket.heldUntil", { time: () => <ClockTime at={until} /> })}
        </p>
        <p className="text-leaf-ink text-sm">{t("ticket.heldNext")}</p>
      </>
    );
  }
  const place = ticket.place ?? 1;
  return (
    <>
      <p className="font-semibold">
        {place === 1
          ? t("ticket.next")
          : ticket.estimateMinutes
            ? t("ticket.placeIn", { place, minutes: ticket.estimateMinutes })
            : t("ticket.place", { place })}
      </p>
      <p className="text-leaf-ink text-sm">
        {place === 1 ? t("ticket.nextBody") : t("ticket.ahead", { ahead: place - 1 })} {place > 3 && t("ticket.checkLater")}
      </p>
    </>
  );
}
