"use client";
// One person, opened by a press on their picture: the card they showed, and what a moderator may do. Danger actions ask for a reason first.
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useDesk } from "#components/desk/desk-context";
import { useDeskAction } from "#components/desk/use-desk-action";
import { ReportLink } from "#components/reports/report-link";
import { ActionButton } from "#components/ui/action/action-button";
import { Batik } from "#components/ui/brand/batik";
import { Button } from "#components/ui/button";
import { Sheet } from "#components/ui/sheet";
import { invite, mute, unlock } from "#lib/rooms/actions";
import { DangerActionForm } from "./danger-action-form.tsx";
import { actionsFor, type DangerAction, type Person, personOf } from "./person.ts";

export type PersonSheetProps = { seatId: string | null; onClose(): void };

export function PersonSheet({ seatId, onClose }: PersonSheetProps) {
  const { snapshot } = useDesk();
  const person = seatId ? personOf(seatId, snapshot) : null;
  return (
    <Sheet open={person !== null} onClose={onClose} title={person ? <bdi translate="no">{person.name}</bdi> : ""}>
      {person ? <PersonDetails key={person.seatId} person={person} onClose={onClose} /> : null}
    </Sheet>
  );
}

function PersonDetails({ person, onClose }: { person: Person; onClose(): void }) {
  const [danger, setDanger] = useState<DangerAction | null>(null);
  return (
    <div className="flex flex-col gap-4">
      <Who person={person} />
      {danger ? (
        <DangerActionForm danger={danger} person={person} onBack={() => setDanger(null)} onDone={onClose} />
      ) : (
        <Actions person={person} onDanger={setDanger} onDone={onClose} />
      )}
    </div>
  );
}

function Who({ person }: { person: Person }) {
  const t = useTranslations("desk.person");
  const people = useTranslations("desk.people");
  const stage = useTranslations("desk.onStage");
  const { card, ticket } = person;
  const place =
    person.role === "listener" ? (ticket ? people("waiting", { number: ticket.number }) : people("listener")) : stage(person.role);
  return (
    <>
      <div className="flex items-center gap-3">
        <Batik seed={person.seed} px={52} shape={person.role === "moderator" ? "square" : "round"} />
        <p className="min-w-0 text-ink-2">{person.away ? `${place} · ${stage("away")}` : place}</p>
      </div>
      {card ? (
        <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 text-sm [&_dt]:text-ink-2">
          <dt>{t("wants")}</dt>
          <dd>{card.roleWanted}</dd>
          <dt>{t("field")}</dt>
          <dd>{card.field}</dd>
          <dt>{t("city")}</dt>
          <dd>{card.city}</dd>
          <dt>{t("line")}</dt>
          <dd>{card.line}</dd>
        </dl>
      ) : null}
    </>
  );
}

function Actions({ person, onDanger, onDone }: { person: Person; onDanger(danger: DangerAction): void; onDone(): void }) {
  const t = useTranslations("desk.person");
  const { mySeatId } = useDesk();
  const may = actionsFor(person, mySeatId);
  const inviting = useDeskAction();
  const muting = useDeskAction();
  const unlocking = useDeskAction();
  const input = { seatId: person.seatId };
  return (
    <div className="flex flex-col gap-2 [&_button]:w-full">
      {may.invite ? (
        <ActionButton
          action={inviting}
          onClick={() => inviting.run(() => invite(input), { after: onDone })}
          variant="mine"
          wrapClassName="w-full"
        >
          {t("invite")}
        </ActionButton>
      ) : null}
      {may.mute ? (
        <ActionButton action={muting} onClick={() => muting.run(() => mute(input), { after: onDone })} wrapClassName="w-full">
          {t("mute")}
        </ActionButton>
      ) : null}
      {may.unlock ? (
        <ActionButton action={unlocking} onClick={() => unlocking.run(() => unlock(input), { after: onDone })} wrapClassName="w-full">
          {t("unlock")}
        </ActionButton>
      ) : null}
      {may.danger.map((danger) => (
        <Button key={danger} variant={danger === "remove" || danger === "ban" ? "danger" : "plain"} onClick={() => onDanger(danger)}>
          {t(danger)}
        </Button>
      ))}
      {person.seatId === mySeatId ? null : (
        <ReportLink kind="seat" id={person.seatId}>
          {t("report")}
        </ReportLink>
      )}
    </div>
  );
}
