"use client";
// A face, tapped: the card that was shown, and what a moderator may do. Grave deeds ask for a reason first.
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useDesk } from "#components/desk/desk-context";
import { useDeskAction } from "#components/desk/use-desk-action";
import { ActionButton } from "#components/ui/action-button";
import { Batik } from "#components/ui/batik";
import { Button } from "#components/ui/button";
import { Sheet } from "#components/ui/sheet";
import { invite, mute, unlock } from "#lib/rooms/actions";
import { GraveDeedForm } from "./danger-action-form.tsx";
import { deedsFor, type GraveDeed, type Subject, subjectOf } from "./person.ts";

export type PersonSheetProps = { seatId: string | null; onClose(): void };

export function PersonSheet({ seatId, onClose }: PersonSheetProps) {
  const { snapshot } = useDesk();
  const subject = seatId ? subjectOf(seatId, snapshot) : null;
  return (
    <Sheet open={subject !== null} onClose={onClose} title={subject ? <bdi translate="no">{subject.name}</bdi> : ""}>
      {subject ? <Person key={subject.seatId} subject={subject} onClose={onClose} /> : null}
    </Sheet>
  );
}

function Person({ subject, onClose }: { subject: Subject; onClose(): void }) {
  const [deed, setDeed] = useState<GraveDeed | null>(null);
  return (
    <div className="flex flex-col gap-4">
      <Who subject={subject} />
      {deed ? (
        <GraveDeedForm deed={deed} subject={subject} onBack={() => setDeed(null)} onDone={onClose} />
      ) : (
        <Deeds subject={subject} onGrave={setDeed} onDone={onClose} />
      )}
    </div>
  );
}

function Who({ subject }: { subject: Subject }) {
  const t = useTranslations("desk.person");
  const people = useTranslations("desk.people");
  const faces = useTranslations("desk.faces");
  const { card, ticket } = subject;
  const place =
    subject.role === "listener" ? (ticket ? people("waiting", { number: ticket.number }) : people("listener")) : faces(subject.role);
  return (
    <>
      <div className="flex items-center gap-3">
        <Batik seed={subject.seed} px={52} shape={subject.role === "moderator" ? "square" : "round"} />
        <p className="min-w-0 text-ink-2">{subject.away ? `${place} · ${faces("away")}` : place}</p>
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

function Deeds({ subject, onGrave, onDone }: { subject: Subject; onGrave(deed: GraveDeed): void; onDone(): void }) {
  const t = useTranslations("desk.person");
  const { mySeatId } = useDesk();
  const may = deedsFor(subject, mySeatId);
  const inviting = useDeskAction();
  const muting = useDeskAction();
  const unlocking = useDeskAction();
  const input = { seatId: subject.seatId };
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
      {may.grave.map((deed) => (
        <Button key={deed} variant={deed === "remove" || deed === "ban" ? "danger" : "plain"} onClick={() => onGrave(deed)}>
          {t(deed)}
        </Button>
      ))}
    </div>
  );
}
