"use client";
// What does not fit on a phone: the run-sheet, who leads, the rules.
import { useTranslations } from "next-intl";
import { useRoom } from "#components/rooms/connection/use-room";
import { AgendaList } from "#components/rooms/details/agenda-list";
import { DeskLink } from "#components/rooms/details/desk-link";
import { HouseRules } from "#components/rooms/details/house-rules";
import { ReportPeople } from "#components/rooms/details/report-people";
import { StageBlocks } from "#components/rooms/stage/stage-blocks";
import { type ModeratorLine, ModeratorList } from "#components/series/moderator-list";
import { Sheet } from "#components/ui/sheet";
import type { PublicView } from "#lib/rooms/view";

export function MoreSheet({
  view,
  zone,
  moderators,
  segment,
  moderator,
  open,
  onClose,
}: {
  view: PublicView;
  zone: string;
  moderators: ModeratorLine[];
  segment: number | null;
  moderator: boolean;
  open: boolean;
  onClose: () => void;
}) {
  const t = useTranslations("rooms");
  const mySeatId = useRoom(view.roomId).roomState.snapshot?.self?.seatId ?? null;
  return (
    <Sheet open={open} onClose={onClose} title={t("bar.more")}>
      <div className="flex flex-col gap-5">
        {moderator && <DeskLink roomId={view.roomId} />}
        <section>
          <h3 className="mb-1 text-md">{t("agenda.title")}</h3>
          <AgendaList agenda={view.agenda} startsAt={view.openedAt ?? view.startsAt} zone={zone} segment={segment} />
        </section>
        <section>
          <h3 className="mb-2 text-md">{t("people.title")}</h3>
          <ModeratorList moderators={moderators} />
        </section>
        <StageBlocks roomId={view.roomId} />
        <HouseRules />
        <ReportPeople view={view} mySeatId={mySeatId} />
      </div>
    </Sheet>
  );
}
