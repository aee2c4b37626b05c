"use client";
// The stage on the desk: whose turn it is, who is being called, or the next step of the room.
import { ShieldCheck, WifiOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { useDesk, useNow } from "#components/desk/desk-context";
import { useDeskAction } from "#components/desk/use-desk-action";
import { ActionButton } from "#components/ui/action/action-button";
import { Batik } from "#components/ui/brand/batik";
import { Button } from "#components/ui/button";
import { Chip } from "#components/ui/chip";
import { Kbd } from "#components/ui/kbd";
import { LitCard } from "#components/ui/lit-card";
import { goBackstage, openRoom } from "#lib/rooms/actions";
import { callingViewModel, roomSteps } from "../desk-view-model.ts";
import { printedKeys } from "../shortcuts/shortcuts.ts";
import { minutesLeft } from "../tabs/agenda-times.ts";
import { TurnPanel } from "./turn-panel.tsx";
import { TurnPanels } from "./turn-panels.tsx";

export function DeskStage() {
  const t = useTranslations("desk.stage");
  return (
    <LitCard aria-label={t("label")} className="p-4 desk:px-[22px] desk:py-5">
      <Heading />
      <div className="mt-3 desk:mt-3.5">
        <Floor />
      </div>
    </LitCard>
  );
}

function Floor() {
  const { view } = useDesk();
  const [first, ...more] = view.turns;
  if (!first) return <Waiting />;
  return more.length > 0 ? <TurnPanels turns={view.turns} /> : <TurnPanel key={first.turnId} turn={first} />;
}

function Heading() {
  const t = useTranslations("desk.stage");
  const { view } = useDesk();
  const now = useNow(10_000);
  const segment = view.agenda[view.segment];
  const left = minutesLeft(view, now);
  return (
    <div className="flex items-center justify-between gap-3 text-sm">
      <span className="flex min-w-0 items-center gap-2">
        {segment ? (
          <Chip className="min-w-0 shrink">
            <bdi className="clip-line">{segment.title}</bdi>
          </Chip>
        ) : null}
        {left === null ? null : <span className="text-ink-2 max-sm:hidden">{t("segmentLeft", { minutes: left })}</span>}
      </span>
      <span className="flex shrink-0 items-center gap-1.5 text-ink-2">
        <ShieldCheck aria-hidden strokeWidth={1.9} className="size-4" />
        {t("unrecorded")}
      </span>
    </div>
  );
}

function Waiting() {
  const { view } = useDesk();
  if (view.phase === "scheduled" || view.phase === "backstage") return <BeforeOpening />;
  if (view.phase === "ended") return <Words title="ended" />;
  return view.calling ? <Calling number={view.calling.number} name={view.calling.name} /> : <Empty />;
}

function Words({ title }: { title: "ended" | "scheduled" | "backstage" }) {
  const t = useTranslations("desk.state");
  return <p className="max-w-[34rem] py-3 text-stage-ink">{t(title)}</p>;
}

function BeforeOpening() {
  const t = useTranslations("desk.header");
  const { view } = useDesk();
  const action = useDeskAction();
  const input = { roomId: view.roomId };
  const steps = roomSteps(view, {
    goBackstage: () => void action.run(() => goBackstage(input)),
    open: () => void action.run(() => openRoom(input)),
    end: () => undefined,
  });
  return (
    <div className="flex flex-col items-start gap-3 py-2 desk:py-6">
      <Words title={steps.goBackstage ? "scheduled" : "backstage"} />
      <ActionButton variant="main" action={action} onClick={steps.goBackstage ?? steps.open}>
        {t(steps.goBackstage ? "goBackstage" : "open")}
      </ActionButton>
    </div>
  );
}

function Calling({ number, name }: { number: number; name: string }) {
  const t = useTranslations("desk.stage");
  const { moderators } = useDesk();
  const ticket = moderators.queue.find((one) => one.number === number);
  return (
    <div className="flex items-center gap-4 py-2 desk:gap-[22px] desk:py-6" role="status">
      <span className="motion-safe:animate-breathe">
        <Batik seed={ticket?.seed ?? name} px={88} shape="round" />
      </span>
      <div className="min-w-0">
        <h2 className="text-xl text-kunyit">{t("callingTitle", { number })}</h2>
        <p className="mt-1">{t("callingText", { name })}</p>
        {ticket ? <p className="mt-0.5 text-sm text-ink-2">{ticket.card.line}</p> : null}
        {ticket?.away ? <Away text="callingAway" /> : null}
      </div>
    </div>
  );
}

/** Whoever is called may not see it. */
function Away({ text }: { text: "nextAway" | "callingAway" }) {
  const t = useTranslations("desk.stage");
  return (
    <p className="mt-1.5 flex items-start gap-1.5 text-sm font-semibold text-bata-ink">
      <WifiOff aria-hidden strokeWidth={1.9} className="mt-0.5 size-4 shrink-0" />
      {t(text)}
    </p>
  );
}

/** Nobody speaks: who is called next is shown. */
function Empty() {
  const t = useTranslations("desk.stage");
  const { view, moderators, calls } = useDesk();
  const { next, isPending, callNext } = callingViewModel(view, moderators, calls);
  if (!next || view.locked) {
    return (
      <div className="py-2 desk:py-6">
        <h2 className="text-xl">{t("emptyTitle")}</h2>
        {next ? null : <p className="mt-1 text-ink-2">{t("emptyNobody")}</p>}
      </div>
    );
  }
  return (
    <div className="flex items-center gap-4 py-1 desk:gap-[22px] desk:py-5">
      <Batik seed={next.seed} px={88} shape="round" className="opacity-55 max-desk:hidden" />
      <div className="min-w-0 flex-1">
        <p className="text-sm text-ink-2 max-desk:hidden">{t("emptyTitle")}</p>
        <h2 dir="auto" translate="no" className="clip-line begin-here text-lg desk:mt-0.5 desk:text-xl">
          {next.name}
        </h2>
        <p dir="auto" className="begin-here cut-room line-clamp-1 text-sm text-ink-2 desk:line-clamp-2 desk:text-md">
          <span>{next.card.line}</span>
        </p>
        {next.away ? <Away text="nextAway" /> : null}
        <Button variant="turn" className="mt-2.5 desk:mt-3.5" disabled={!callNext} aria-busy={isPending} onClick={callNext}>
          {t("callNext", { number: next.number })}
          <Kbd>{printedKeys.callNext}</Kbd>
        </Button>
      </div>
    </div>
  );
}
