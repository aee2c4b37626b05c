"use client";
// The room from outside, readable by everyone: what, when, who leads, what is pinned, and the one button that enters.
import { useTranslations } from "next-intl";
import { ReportLink } from "#components/reports/report-link";
import { AgendaList } from "#components/rooms/details/agenda-list";
import { HouseRules } from "#components/rooms/details/house-rules";
import { PinnedVacancyCard } from "#components/rooms/details/pinned-vacancy-card";
import { Counts, PhaseChip } from "#components/rooms/details/room-counts";
import { ModeratorList } from "#components/series/moderator-list";
import { useLoaded } from "#components/ui/use-loaded";
import { Link } from "#lib/i18n/navigation";
import { openSegment } from "../inside/inside-view-model.ts";
import { EntryCenter } from "./entry-center.tsx";
import type { EntryProps } from "./entry-props.ts";
import { entryViewModel } from "./entry-view-model.ts";
import { RoomTime } from "./room-time.tsx";

const loadDeskLink = async () => (await import("#components/rooms/details/desk-link")).DeskLink;
const loadRemoved = async () => (await import("./removed-notice.tsx")).RemovedNotice;
const loadTicket = async () => (await import("#components/rooms/hand/my-ticket")).MyTicket;

export function EntryScreen(entry: EntryProps) {
  const t = useTranslations("rooms");
  const { page, view, room, roomState, screen, roomMember, redraw } = entry;
  const self = roomState.snapshot?.self ?? null;
  const shown = entryViewModel({ view, state: roomState, screen, member: roomMember }, { redraw: redraw.run });
  const DeskLink = useLoaded(loadDeskLink, shown.hasDesk);
  const RemovedNotice = useLoaded(loadRemoved, Boolean(shown.out));
  const MyTicket = useLoaded(loadTicket, Boolean(shown.ticket));
  return (
    <div className="flex min-h-dvh flex-col">
      {entry.header}
      <main id="content" tabIndex={-1} className="mx-auto w-full max-w-page flex-1 px-4 pt-2 pb-14 outline-none sm:px-6 md:pt-6">
        <p className="text-ink-2 text-sm">
          <Link href="/schedule" className="tap-44 underline-offset-4 hover:underline">
            {t("entry.schedule")}
          </Link>{" "}
          /{" "}
          <Link href={`/series/${page.seriesSlug}`} className="tap-44 underline-offset-4 hover:underline">
            {t("entry.series")}
          </Link>
        </p>
        <h1 className="mt-1.5 text-2xl md:text-3xl">
          <bdi>{view.title}</bdi>
        </h1>
        <p className="mt-2 flex flex-wrap items-center gap-2 text-ink-2 text-sm tabular-nums">
          <PhaseChip phase={view.phase} />
          {view.phase === "open" && <Counts view={view} />}
        </p>
        <div className="mt-4 grid gap-x-12 gap-y-7 lg:grid-cols-[minmax(0,1fr)_21rem] lg:grid-rows-[auto_1fr]">
          <div className={`lg:col-start-2 lg:row-start-1 ${view.phase === "open" ? "max-lg:order-1" : ""}`}>
            <RoomTime startsAt={view.startsAt} endsAt={view.endsAt} zone={page.zone} />
          </div>
          <div className="flex min-w-0 flex-col gap-4 lg:col-start-1 lg:row-span-2 lg:row-start-1">
            {RemovedNotice && shown.out && (
              <RemovedNotice
                out={shown.out}
                roomId={room.roomId}
                seriesSlug={page.seriesSlug}
                refusal={roomState.refusal}
                onEnter={() => void room.listen()}
              />
            )}
            {entry.notice}
            {DeskLink && shown.hasDesk && <DeskLink roomId={page.roomId} />}
            <EntryCenter {...entry} shown={shown} />
            {MyTicket && self && shown.ticket && <MyTicket ticket={shown.ticket} self={self} />}
            {shown.pin && <PinnedVacancyCard pin={shown.pin} />}
            <section className="mt-2">
              <h2 className="mb-2 text-xl">{t("entry.about")}</h2>
              <p className="max-w-text whitespace-pre-line">
                <bdi>{page.purpose}</bdi>
              </p>
            </section>
          </div>
          <div className="order-2 flex flex-col gap-7 lg:col-start-2 lg:row-start-2">
            <section>
              <h2 className="mb-3 text-lg">{t("people.title")}</h2>
              <ModeratorList moderators={page.moderators} />
            </section>
            {view.agenda.length > 0 && (
              <section>
                <h2 className="mb-2 text-lg">{t("agenda.title")}</h2>
                <AgendaList agenda={view.agenda} startsAt={view.openedAt ?? view.startsAt} zone={page.zone} segment={openSegment(view)} />
              </section>
            )}
            <HouseRules />
            <ReportLink kind="room" id={page.roomId}>
              {t("report.room")}
            </ReportLink>
          </div>
        </div>
      </main>
      {entry.footer}
    </div>
  );
}
