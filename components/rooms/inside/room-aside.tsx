"use client";
// Beside the stage on a wide screen: the run-sheet, who leads, the rules.
import { useTranslations } from "next-intl";
import { useRoom } from "#components/rooms/connection/use-room";
import { AgendaList } from "#components/rooms/details/agenda-list";
import { DeskLink } from "#components/rooms/details/desk-link";
import { HouseRules } from "#components/rooms/details/house-rules";
import { ReportPeople } from "#components/rooms/details/report-people";
import { type ModeratorLine, ModeratorList } from "#components/series/moderator-list";
import type { PublicView } from "#lib/rooms/view";

export function RoomAside({
  view,
  zone,
  moderators,
  roomId,
  segment,
  moderator,
}: {
  view: PublicView;
  zone: string;
  moderators: ModeratorLine[];
  roomId: string;
  segment: number | null;
  moderator: boolean;
}) {
  const t = useTranslations("rooms");
  const mySeatId = useRoom(view.roomId).roomState.snapshot?.self?.seatId ?? null;
  return (
    <aside className="hidden min-h-0 flex-col gap-7 overflow-y-auto border-line border-s py-6 ps-7 lg:flex" aria-label={t("bar.more")}>
      {moderator && <DeskLink roomId={roomId} />}
      <section>
        <h2 className="mb-2 text-lg">{t("agenda.title")}</h2>
        <AgendaList agenda={view.agenda} startsAt={view.openedAt ?? view.startsAt} zone={zone} segment={segment} />
      </section>
      <section>
        <h2 className="mb-3 text-lg">{t("people.title")}</h2>
        <ModeratorList moderators={moderators} />
      </section>
      <HouseRules />
      <ReportPeople view={view} mySeatId={mySeatId} />
    </aside>
  );
}
