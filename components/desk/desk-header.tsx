"use client";
// The top of the desk: which room, since when, how many listen, who moderates, and the room's own steps.
import { Keyboard } from "lucide-react";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useDeskAction } from "#components/desk/use-desk-action";
import { RoomLink } from "#components/shell/room-link";
import { ActionButton } from "#components/ui/action/action-button";
import { Batik } from "#components/ui/brand/batik";
import { Sign, Wordmark } from "#components/ui/brand/wordmark";
import { Button, IconButton } from "#components/ui/button";
import { Chip } from "#components/ui/chip";
import { Sheet } from "#components/ui/sheet";
import { clockDigits } from "#components/ui/time/turn-time";
import { useVisitorZone } from "#components/ui/time/visitor-zone";
import { ZoneName } from "#components/ui/time/when";
import { Link } from "#lib/i18n/navigation";
import { endRoom, goBackstage, openRoom } from "#lib/rooms/actions";
import { useDesk, useNow, useWide } from "./desk-context.tsx";
import { roomSteps } from "./desk-view-model.ts";
import { OwnSound } from "./own-sound.tsx";

/** OthersOnStage drawn before the rest becomes a number. */
const picturesShown = 6;

export function DeskHeader({ onKeys }: { onKeys(): void }) {
  const t = useTranslations("desk.header");
  const { view, moderators } = useDesk();
  const isWide = useWide();
  return (
    <header className="flex min-h-14 flex-wrap items-center gap-x-3.5 gap-y-1 border-b border-line bg-card px-4 py-1.5 [--hole:var(--color-card)] desk:flex-nowrap desk:px-5">
      <Link
        href="/"
        aria-label="Suara Kerja"
        className="inline-flex min-h-11 shrink-0 items-center gap-3.5 after:h-6 after:w-px after:bg-line max-desk:after:hidden"
      >
        {isWide ? <Wordmark /> : <Sign px={30} />}
      </Link>
      <h1 dir="auto" className="clip-line begin-here min-w-0 flex-1 text-md desk:flex-none">
        <RoomLink roomId={view.roomId} title={t("roomPage")} className="underline-offset-4 hover:underline">
          {view.title}
        </RoomLink>
      </h1>
      <div className="order-last flex w-full items-center gap-2 pb-1 desk:order-none desk:w-auto desk:pb-0">
        <PhaseChip />
        {view.phase === "open" || view.phase === "backstage" ? (
          <Chip className="tabular-nums">{t("listening", { count: moderators.listeners })}</Chip>
        ) : null}
      </div>
      <span className="hidden flex-1 desk:block" />
      {isWide ? <Moderators /> : null}
      {isWide ? <OwnSound size="sm" /> : null}
      {isWide ? (
        <IconButton label={t("keys")} onClick={onKeys}>
          <Keyboard aria-hidden strokeWidth={1.9} />
        </IconButton>
      ) : null}
      <RoomStep />
    </header>
  );
}

function PhaseChip() {
  const t = useTranslations("desk.header");
  const format = useFormatter();
  const locale = useLocale();
  const timeZone = useVisitorZone();
  const { view } = useDesk();
  const now = useNow();
  if (view.phase === "open") {
    const seconds = view.openedAt === null ? 0 : (now - view.openedAt) / 1000;
    return (
      <Chip tone="live" className="tabular-nums">
        {t("live", { time: clockDigits(seconds, locale) })}
      </Chip>
    );
  }
  if (view.phase === "scheduled")
    return (
      <Chip>
        {t("scheduled", { time: format.dateTime(view.startsAt, { weekday: "short", hour: "2-digit", minute: "2-digit", timeZone }) })}{" "}
        <ZoneName />
      </Chip>
    );
  return <Chip tone={view.phase === "backstage" ? "first" : "plain"}>{t(view.phase)}</Chip>;
}

function Moderators() {
  const t = useTranslations("desk.header");
  const { view, openPerson } = useDesk();
  const there = view.stage.filter((person) => person.role === "moderator");
  if (there.length === 0) return null;
  return (
    <span className="flex items-center gap-2 text-sm text-ink-2">
      <span className="whitespace-nowrap tabular-nums max-xl:sr-only">{t("moderators", { count: there.length })}</span>
      <span className="flex ps-2">
        {there.slice(0, picturesShown).map((person) => (
          <button
            key={person.seatId}
            type="button"
            title={person.name}
            aria-label={person.name}
            onClick={() => openPerson(person.seatId)}
            className="tap-44 -ms-2 rounded-[32%] border-2 border-card"
          >
            <Batik seed={person.seed} px={28} shape="square" />
          </button>
        ))}
      </span>
    </span>
  );
}

function RoomStep() {
  const t = useTranslations("desk.header");
  const { view, moderators } = useDesk();
  const [isAsking, setAsking] = useState(false);
  const gathering = useDeskAction();
  const opening = useDeskAction();
  const ending = useDeskAction();
  const input = { roomId: view.roomId };
  const steps = roomSteps(view, {
    goBackstage: () => void gathering.run(() => goBackstage(input)),
    open: () => void opening.run(() => openRoom(input)),
    end: () => void ending.run(() => endRoom(input), { after: () => setAsking(false) }),
  });
  return (
    <>
      {steps.goBackstage ? (
        <ActionButton size="sm" action={gathering} onClick={steps.goBackstage}>
          {t("goBackstage")}
        </ActionButton>
      ) : null}
      {steps.open ? (
        <ActionButton size="sm" variant="main" action={opening} onClick={steps.open}>
          {t("open")}
        </ActionButton>
      ) : null}
      {steps.end ? (
        <Button size="sm" variant="danger" onClick={() => setAsking(true)}>
          {t("end")}
        </Button>
      ) : null}
      <Sheet open={isAsking && steps.end !== undefined} onClose={() => setAsking(false)} title={t("endTitle")}>
        <p className="text-ink-2">{t("endText", { hands: moderators.queue.length })}</p>
        <div className="mt-5 flex flex-wrap justify-end gap-2">
          <Button variant="quiet" onClick={() => setAsking(false)}>
            {t("keep")}
          </Button>
          <ActionButton variant="danger" action={ending} onClick={steps.end}>
            {t("endConfirm")}
          </ActionButton>
        </div>
      </Sheet>
    </>
  );
}
